import type { OrganisationDefaults } from "../delivery/organisation-defaults";
import type { ContractDeclaration } from "../model/contract-declaration";
import type { CompatibilityMode } from "../model/declarations";
import type { MeshDeclaration } from "../model/mesh-declarations";
import type {
  DurableEngineDeclaration,
  KafkaDeclaration,
  ObservabilityDeclaration,
  RegistryDeclaration,
  TracesDeclaration,
} from "../model/platform-declarations";
import type { GatewayDeclaration } from "../model/route-declarations";
import type { Topology } from "../model/topology";

/**
 * What other programs need to know of a platform and of the teams that one program declares: `platform.json`. Only what
 * is visible to the whole platform is in it. A team is in the manifest of its own program alone.
 */
export interface PlatformManifest {
  readonly version: 1;
  readonly platform: {
    readonly name: string;
    readonly namespace: string;
    readonly kafka: KafkaDeclaration;
    readonly registry?: RegistryDeclaration;
    readonly observability?: ObservabilityDeclaration;
    /** Absent: nobody records traces. */
    readonly traces?: TracesDeclaration;
    readonly durable?: DurableEngineDeclaration;
    /** The first is that of routes that name none. Absent: there is none. */
    readonly gateways?: readonly GatewayDeclaration[];
    /** Absent: calls go through none. */
    readonly mesh?: MeshDeclaration;
    readonly defaults: OrganisationDefaults;
  };
  readonly teams: readonly ManifestTeam[];
}

export interface ManifestTeam {
  readonly name: string;
  readonly namespace: string;
  readonly streams: readonly ManifestStream[];
  readonly services: readonly ManifestService[];
}

export interface ManifestStream {
  readonly name: string;
  readonly role: "event" | "state";
  readonly topic: string;
  /** @asType integer @minimum 1 */
  readonly partitions: number;
  readonly key?: string;
  readonly contract?: ContractDeclaration;
  /** What the registry calls the contract. Absent: `<topic>-value`. */
  readonly subject?: string;
  readonly compatibility: CompatibilityMode;
  /** Milliseconds. Absent: the brokers' default, and a `state` stream's values for good. */
  readonly retentionMs?: number;
  /** Milliseconds for which it can be seen that a key was deleted. Absent: the brokers' default. */
  readonly deleteRetentionMs?: number;
  /** Bytes of the largest event. Absent: the brokers' default. */
  readonly maxEventBytes?: number;
}

export interface ManifestService {
  readonly name: string;
}

/** @param platform path of a platform */
export function manifestOf(topology: Topology, platform: string, defaults: OrganisationDefaults): PlatformManifest {
  const { name, namespace, kafka, registry, observability, traces, durable, gateways, mesh } =
    topology.platform(platform);
  return {
    version: 1,
    platform: {
      name,
      namespace,
      kafka,
      ...(registry === undefined ? {} : { registry }),
      ...(observability === undefined ? {} : { observability }),
      ...(traces === undefined ? {} : { traces }),
      ...(durable === undefined ? {} : { durable }),
      ...(gateways === undefined ? {} : { gateways }),
      ...(mesh === undefined ? {} : { mesh }),
      defaults,
    },
    teams: topology.teams
      .filter((team) => team.platform === platform && !team.imported)
      .map((team) => ({
        name: team.name,
        namespace: team.namespace,
        streams: topology.streams
          .filter((stream) => stream.team === team.path && stream.visibility === "platform")
          .map((stream) => ({
            name: stream.name,
            role: stream.role === "state" ? "state" : "event",
            topic: stream.topic,
            partitions: stream.partitions,
            ...(stream.key === undefined ? {} : { key: stream.key }),
            ...(stream.contract === undefined ? {} : { contract: stream.contract }),
            ...(stream.subject === undefined ? {} : { subject: stream.subject }),
            compatibility: stream.compatibility,
            ...(stream.retentionMs === undefined ? {} : { retentionMs: stream.retentionMs }),
            ...(stream.deleteRetentionMs === undefined ? {} : { deleteRetentionMs: stream.deleteRetentionMs }),
            ...(stream.maxEventBytes === undefined ? {} : { maxEventBytes: stream.maxEventBytes }),
          })),
        services: topology.workloads
          .filter(
            ({ team: of, role, visibility }) => of === team.path && role === "service" && visibility === "platform",
          )
          .map((service) => ({ name: service.name })),
      })),
  };
}
