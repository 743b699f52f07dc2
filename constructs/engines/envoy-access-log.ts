import type { EnvoyProxy } from "../kubernetes/objects";
import { CLIENT_HEADER, USER_HEADER } from "../model/identity-headers";
import type { ServiceAddress } from "../model/route-declarations";
import { AUTHORIZER_HEADERS } from "../model/route-services";
import { JWT_PROVIDER } from "./envoy-security-policy";

type AccessLog = NonNullable<NonNullable<EnvoyProxy["spec"]["telemetry"]>["accessLog"]>;
type Sink = NonNullable<AccessLog["settings"]>[number]["sinks"][number];

/**
 * What is told of a request, on the proxies' standard output and to collectors, of which runtime/access-log/entry.ts makes
 * events. No query and no header that may hold a secret; what clients choose is cut off where it gets long. Operators:
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators
 */
export const accessLogFormat: Readonly<Record<string, string>> = {
  time: "%START_TIME%",
  requestId: "%REQ(X-REQUEST-ID)%",
  /** Of the trace that the client is part of (https://www.w3.org/TR/trace-context/), if the gateway itself tells of none. */
  traceparent: "%REQ(TRACEPARENT)%",
  traceId: "%TRACE_ID%",
  method: "%REQ(:METHOD)%",
  host: "%REQ(:AUTHORITY)%",
  path: "%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH):2048%",
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
  userAgent: "%REQ(USER-AGENT):512%",
  subject: `%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:${JWT_PROVIDER}:sub)%`,
  /** Under the headers that are usual; no client's own get that far. */
  client: `%REQ(${CLIENT_HEADER})%`,
  user: `%REQ(${USER_HEADER})%`,
  /** As authorizers tell it: https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview/ (`set-xauthrequest`) */
  authorizedUser: `%REQ(${AUTHORIZER_HEADERS}USER)%`,
  certificate: "%DOWNSTREAM_PEER_SUBJECT%",
};

/** @param collectors take each request's record too, over OTLP/gRPC */
export const accessLog = (gateway: string, collectors: readonly ServiceAddress[]): AccessLog => ({
  settings: [
    {
      format: { type: "JSON", json: { gateway, ...accessLogFormat } },
      sinks: [{ type: "File", file: { path: "/dev/stdout" } }, ...collectors.map(openTelemetry)],
    },
  ],
});

/**
 * By its name and not by reference: to Envoy Gateway a gateway that refers to a Service which is not there is invalid, and a
 * collector comes with its team, after the gateway. Until then it is looked for every five seconds.
 */
const openTelemetry = ({ host, port }: ServiceAddress): Sink => ({
  type: "OpenTelemetry",
  openTelemetry: { host, port, backendSettings: { dns: { dnsRefreshRate: "5s", respectDnsTtl: false } } },
});
