import type { Declaration, TeamDeclaration } from "../model/declarations";
import type { PlatformDeclaration } from "../model/platform-declarations";
import { importedService, importedStream } from "./imported-declarations";
import type { ManifestTeam, PlatformManifest } from "./platform-manifest";
import type { TopologyDocument } from "./topology-document";

/** What a program declares, or what its manifest tells others of it: that counts as imported. */
export function declarationsIn(document: TopologyDocument | PlatformManifest): readonly Declaration[] {
  if (!("platform" in document)) {
    const { platforms, teams, streams, workloads, tombstones = [] } = document;
    return [...platforms, ...teams, ...streams, ...workloads, ...tombstones];
  }
  const { name } = document.platform;
  return [platformIn(document, name), ...document.teams.flatMap((team) => declarationsOf(team, name))];
}

export function platformIn({ platform }: PlatformManifest, path: string): PlatformDeclaration {
  const { name, namespace, kafka, registry, observability, traces, durable, gateways, mesh } = platform;
  return {
    kind: "platform",
    path,
    name,
    namespace,
    kafka,
    registry,
    observability,
    ...(traces === undefined ? {} : { traces }),
    ...(durable === undefined ? {} : { durable }),
    ...(gateways === undefined ? {} : { gateways }),
    ...(mesh === undefined ? {} : { mesh }),
    imported: true,
  };
}

function declarationsOf({ name, namespace, streams, services }: ManifestTeam, platform: string): Declaration[] {
  const path = `${platform}/${name}`;
  const team: TeamDeclaration = {
    kind: "team",
    path,
    name,
    namespace,
    platform,
    runtimeConfigMap: undefined,
    imported: true,
  };
  return [
    team,
    ...streams.map((stream) => importedStream(stream, path, `${path}/stream-${stream.name}`)),
    ...services.map((service) => importedService(service, path, `${path}/service-${service.name}`)),
  ];
}
