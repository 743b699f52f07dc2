import type { IncomingMessage } from "node:http";
import { TRACEPARENT, TRACESTATE, traceContextOf } from "../shared/trace-context";
import type { Operation } from "../shared/tracing";

/**
 * What traces tell of an answer: https://opentelemetry.io/docs/specs/semconv/http/http-spans/. No query, which may hold
 * secrets.
 */
export const answering = ({ method = "GET", url = "/", headers }: IncomingMessage): Operation => ({
  // Without a route, which the handler alone knows.
  name: method,
  kind: "server",
  parent: traceContextOf(one(headers[TRACEPARENT]), one(headers[TRACESTATE])),
  attributes: () => ({
    "http.request.method": method,
    "url.path": url.split("?", 1).join(),
    "url.scheme": "http",
  }),
});

/** Several of one name are no context. */
const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
