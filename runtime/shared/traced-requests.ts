import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { TRACEPARENT } from "./trace-context";
import type { Tracing } from "./tracing";

/** Of Node's `fetch`: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
interface FetchRequest {
  /** Names and values in turn. */
  readonly headers: readonly string[];
  addHeader(name: string, value: string): void;
}

/**
 * Requests that are made in an operation carry its context, whatever makes them: `fetch`, or what is built on Node's
 * client. Those that have one already keep it.
 */
export function traceRequests(tracing: Tracing): void {
  const contextFor = (hasOne: boolean) => Object.entries((hasOne ? undefined : tracing.current) ?? {});
  subscribe("undici:request:create", (message) => {
    const { request } = message as { readonly request: FetchRequest };
    const hasOne = request.headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === TRACEPARENT);
    for (const [name, value] of contextFor(hasOne)) request.addHeader(name, value);
  });
  // https://nodejs.org/docs/latest-v22.x/api/diagnostics_channel.html#http
  subscribe("http.client.request.created", (message) => {
    const { request } = message as { readonly request: ClientRequest };
    // Headers that were given as a list are written already.
    for (const [name, value] of contextFor(request.headersSent || request.hasHeader(TRACEPARENT))) {
      request.setHeader(name, value);
    }
  });
}
