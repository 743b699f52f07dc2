import type { EnvoyProxy } from "../kubernetes/objects";
import { JWT_PROVIDER } from "./envoy-security-policy";

type AccessLog = NonNullable<NonNullable<EnvoyProxy["spec"]["telemetry"]>["accessLog"]>;

/**
 * One JSON object a request, to the proxies' standard output. No query and no header that may hold a secret.
 * Operators: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators
 */
export const accessLogFormat: Readonly<Record<string, string>> = {
  time: "%START_TIME%",
  requestId: "%REQ(X-REQUEST-ID)%",
  /** Of the trace that the client is part of (https://www.w3.org/TR/trace-context/). */
  traceparent: "%REQ(TRACEPARENT)%",
  method: "%REQ(:METHOD)%",
  host: "%REQ(:AUTHORITY)%",
  path: "%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%",
  protocol: "%PROTOCOL%",
  status: "%RESPONSE_CODE%",
  /** Why the gateway answered itself, such as a limit: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details */
  details: "%RESPONSE_CODE_DETAILS%",
  flags: "%RESPONSE_FLAGS%",
  route: "%ROUTE_NAME%",
  upstream: "%UPSTREAM_HOST%",
  attempts: "%UPSTREAM_REQUEST_ATTEMPT_COUNT%",
  durationMs: "%DURATION%",
  bytesReceived: "%BYTES_RECEIVED%",
  bytesSent: "%BYTES_SENT%",
  clientAddress: "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%",
  userAgent: "%REQ(USER-AGENT)%",
  subject: `%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:${JWT_PROVIDER}:sub)%`,
};

export const accessLog: AccessLog = {
  settings: [
    {
      format: { type: "JSON", json: { ...accessLogFormat } },
      sinks: [{ type: "File", file: { path: "/dev/stdout" } }],
    },
  ],
};
