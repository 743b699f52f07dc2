import { tracesEnv } from "../../concerns/traces";
import { readBy, type Topology } from "../../model/topology";
import type { EnvDeclaration, WorkloadDeclaration } from "../../model/workload-declarations";
import { streamAt, teamOf } from "../lookups";

/**
 * What else must be known of a service that follows its requests: its revision is named by all that is in its pods, and
 * Knative refuses to change what is in a revision.
 */
export function revisionValues(topology: Topology, workload: WorkloadDeclaration): (readonly [string, unknown])[] {
  if (!workload.requestScaling) return [];
  return [...ofImage(workload), ...workload.env.flatMap(ofVariable), ...ofPlatform(topology, workload)];
}

const ofImage = ({ code }: WorkloadDeclaration) =>
  code?.type === "container"
    ? [
        ["container.image", code.image] as const,
        ["container.command", code.command?.join()] as const,
        ["container.args", code.args?.join()] as const,
      ]
    : [];

const ofVariable = (env: EnvDeclaration) => [
  [`The environment variable ${env.name}`, "value" in env ? env.value : `${env.secret} ${env.key}`] as const,
];

/** Addresses that it is told, which may be tokens: those of what is elsewhere. */
function ofPlatform(topology: Topology, workload: WorkloadDeclaration) {
  const platform = topology.get(teamOf(topology, workload)?.platform ?? "");
  if (platform?.kind !== "platform") return [];
  const { kafka, registry, traces, durable } = platform;
  const streams = [...workload.publishes, ...readBy(workload)];
  const hasContract = streams.some((path) => streamAt(topology, path)?.contract !== undefined);
  return [
    ...(streams.length > 0 ? [["The address of the platform's brokers", kafka.bootstrapServers] as const] : []),
    ...(hasContract ? [["The address of the platform's registry", registry?.url] as const] : []),
    ...(traces ? tracesEnv(traces, workload, "").flatMap(ofVariable) : []),
    ...(workload.invokes?.length ? [["The ingress of the platform's Restate", durable?.ingress] as const] : []),
  ];
}
