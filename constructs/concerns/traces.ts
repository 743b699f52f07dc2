import type { MeshService } from "../intents/mesh";
import type { NetworkEdge } from "../intents/network";
import type { TracesDeclaration } from "../model/platform-declarations";
import type { Topology } from "../model/topology";
import type { EnvDeclaration, WorkloadDeclaration } from "../model/workload-declarations";

/**
 * Whether a workload may tell of traces. What brings access logs would tell of its own work alone, and durable functions
 * are told of by what calls them.
 */
export const isTraced = (topology: Topology, { path, role, accessLogs }: WorkloadDeclaration): boolean =>
  role !== "durable" && accessLogs === undefined && !topology.callersOf(path).some((caller) => caller.accessLogs);

/**
 * What every SDK of OpenTelemetry reads, and the runtime that hosts handlers:
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/. A workload's own values come first.
 */
export function tracesEnv(
  { host, httpPort, sampling }: TracesDeclaration,
  { name, env }: WorkloadDeclaration,
  namespace: string,
): EnvDeclaration[] {
  const derived = {
    OTEL_SERVICE_NAME: name,
    OTEL_RESOURCE_ATTRIBUTES: `service.namespace=${namespace}`,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://${host}:${httpPort}/v1/traces`,
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "http/protobuf",
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: String(sampling),
  };
  return Object.entries(derived)
    .filter(([variable]) => !env.some((own) => own.name === variable))
    .map(([variable, value]) => ({ name: variable, value }));
}

/** Where spans are sent to. A collector outside the cluster is known by its port alone. */
export function toCollector({ host }: TracesDeclaration, ...ports: readonly number[]): NetworkEdge {
  const service = collectorService(host);
  return {
    peer: service ? { namespace: service.namespace, pods: {} } : "anywhere",
    ports: ports.map((port) => ({ port, protocol: "TCP" })),
  };
}

/** The Service of a collector in the cluster; undefined for one elsewhere. */
export function collectorService(host: string): MeshService | undefined {
  const [, name, namespace] = SERVICE.exec(host) ?? [];
  return name && namespace ? { name, namespace } : undefined;
}

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services */
const SERVICE = /^([^.]+)\.([^.]+)\.svc(?:\.cluster\.local)?$/;
