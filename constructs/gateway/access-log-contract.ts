import { Contract } from "../contracts/contract";

/** A request that a gateway has answered. What a request has not, such as a route that matches it, is null. */
export interface AccessLogEntry {
  /** When its head was there, in milliseconds since 1970. */
  readonly time: number;
  /** The service finds it in `x-request-id`. */
  readonly requestId: string | null;
  /** Of the client's `traceparent`, or of the gateway's own trace: https://www.w3.org/TR/trace-context/#trace-id */
  readonly traceId: string | null;
  readonly gateway: string;
  /** Namespace and name of the HTTPRoute: `shop/orders--v1--items`. */
  readonly route: string | null;
  /** Who was let in: the subject of its token or certificate, the name of its API key, or its user. */
  readonly consumer: string | null;
  readonly method: string | null;
  readonly host: string | null;
  /** Without the query, which may hold secrets. The first 2,048 characters. */
  readonly path: string | null;
  readonly protocol: string | null;
  /** 0 if the client went before there was one. */
  readonly status: number;
  /** https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details */
  readonly details: string | null;
  /** https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#response-flags */
  readonly flags: string | null;
  /** Address and port of the pod that answered. */
  readonly upstream: string | null;
  /** How often it was sent to a pod. */
  readonly attempts: number;
  readonly durationMs: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly clientAddress: string | null;
  /** The first 512 characters. */
  readonly userAgent: string | null;
}

const NULLABLE = ["null", "string"];
const text = (name: string, doc?: string) => ({ name, type: NULLABLE, default: null, ...(doc ? { doc } : {}) });
const amount = (name: string, type: "int" | "long", doc: string) => ({ name, type, default: 0, doc });

/** Every field but the first two has a default, so that each version reads the events of all others. */
const SCHEMA = {
  type: "record",
  name: "AccessLogEntry",
  namespace: "headwater",
  doc: "A request that a gateway has answered.",
  fields: [
    { name: "time", type: { type: "long", logicalType: "timestamp-millis" }, doc: "When its head was there." },
    { name: "gateway", type: "string" },
    text("requestId", "The service finds it in x-request-id."),
    text("traceId", "Of the client's traceparent."),
    text("route", "Namespace and name of the HTTPRoute."),
    text("consumer", "Who was let in: the subject of its token or certificate, the name of its API key, or its user."),
    text("method"),
    text("host"),
    text("path", "Without the query; the first 2,048 characters."),
    text("protocol"),
    amount("status", "int", "0 if the client went before there was one."),
    text("details", "Why the gateway answered itself, if it did."),
    text("flags", "Envoy's response flags."),
    text("upstream", "Address and port of the pod that answered."),
    amount("attempts", "int", "How often it was sent to a pod."),
    amount("durationMs", "long", "Until the last byte of the answer."),
    amount("bytesReceived", "long", "Of the request's body."),
    amount("bytesSent", "long", "Of the answer's body."),
    text("clientAddress"),
    text("userAgent", "The first 512 characters."),
  ],
};

/** What the events of an access log are. */
export const accessLogContract = Contract.avro<AccessLogEntry>({ inline: SCHEMA });
