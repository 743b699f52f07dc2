import type { AccessLogEntry } from "../../constructs/gateway/access-log-contract";
import type { LogRecord } from "./otlp";

/** Envoy's word for what a request has not. */
const ABSENT = "-";
/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;
/** Of a gateway that tells of traces, which may have begun it. */
const TRACE_ID = /^(?!0{32})([0-9a-f]{32})$/;
/** As Envoy Gateway names a route: https://gateway.envoyproxy.io/docs/api/extension_types/ */
const ROUTE = /^httproute\/([^/]+\/[^/]+)\//;

/** What tells who was let in: at most one does, or all tell the same. */
const CONSUMER = ["subject", "client", "user", "authorizedUser", "certificate"];

/** The event of a request, of the attributes that constructs/engines/envoy-access-log.ts asks of the proxies. */
export function entryOf(record: LogRecord): AccessLogEntry {
  const text = (name: string): string | null => {
    const found = record[name];
    return found === undefined || found === ABSENT || found === "" ? null : found;
  };
  const amount = (name: string): number => {
    const found = Number(text(name));
    return Number.isSafeInteger(found) && found >= 0 ? found : 0;
  };
  const matched = (name: string, pattern: RegExp): string | null => pattern.exec(text(name) ?? "")?.[1] ?? null;
  return {
    time: Date.parse(text("time") ?? "") || Date.now(),
    requestId: text("requestId"),
    traceId: matched("traceId", TRACE_ID) ?? matched("traceparent", TRACEPARENT),
    gateway: text("gateway") ?? "",
    route: matched("route", ROUTE),
    consumer: CONSUMER.map(text).find((name) => name !== null) ?? null,
    method: text("method"),
    host: text("host"),
    path: text("path"),
    protocol: text("protocol"),
    status: amount("status"),
    details: text("details"),
    flags: text("flags"),
    upstream: text("upstream"),
    attempts: amount("attempts"),
    durationMs: amount("durationMs"),
    bytesReceived: amount("bytesReceived"),
    bytesSent: amount("bytesSent"),
    clientAddress: text("clientAddress"),
    userAgent: text("userAgent"),
  };
}
