import type { EnvoyProxy } from "../kubernetes/objects";
import type { TracesDeclaration } from "../model/platform-declarations";
import { gatewayObject } from "./envoy-names";

type Tracing = NonNullable<NonNullable<EnvoyProxy["spec"]["telemetry"]>["tracing"]>;

/**
 * Envoy would tell the query too, which may hold secrets. Of operators a tag takes only those that need no extension:
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators
 */
export const URL_WITHOUT_QUERY = "%REQ(:SCHEME)%://%REQ(:AUTHORITY)%%PATH(NQ:ORIG_OR_PATH):256%";

/**
 * Spans of a gateway's requests. What a client has decided does not count, or anybody could have all of theirs recorded; its
 * trace goes on. The collector is named and not referred to, as that of access logs is: envoy-access-log.ts.
 */
export const tracing = (gateway: string, { host, grpcPort, sampling }: TracesDeclaration): Tracing => ({
  provider: {
    type: "OpenTelemetry",
    host,
    port: grpcPort,
    serviceName: gatewayObject(gateway),
    openTelemetry: {
      sampler: {
        type: "TraceIdRatio",
        samplingPercentage: { numerator: Math.round(sampling * MILLION), denominator: MILLION },
      },
    },
  },
  tags: { "headwater.gateway": gateway, "headwater.route": "%ROUTE_NAME%", "http.url": URL_WITHOUT_QUERY },
});

const MILLION = 1_000_000;
