import { createHash } from "node:crypto";
import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { channel } from "./channels";
import { messageComponents } from "./messages";
import { operationsOf } from "./operations";
import { securitySchemes, serversOf } from "./servers";

/** What a document is about. Without any: everything that the program declares. */
export interface AsyncApiSelection {
  /** Name of a team: its workloads, and the streams that are its own or that they use. */
  readonly team?: string;
  /** Name of a workload: it, and the streams that it uses. With `team` if two teams have one of that name. */
  readonly workload?: string;
}

/**
 * An AsyncAPI 3.0 document: servers are brokers, channels topics, messages contracts, and operations what workloads
 * publish and subscribe to. `info.version` changes when, and only when, something else in the document does.
 *
 * @example asyncApiOf(topology, { team: "shop" })
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function asyncApiOf(topology: Topology, selection: AsyncApiSelection = {}): object {
  const workloads = topology.workloads.filter((each) => isAbout(topology, selection, each)).sort(byPath);
  const streams = streamsOf(topology, selection, workloads);
  const platforms = new Map(streams.map((stream) => topology.platformOf(stream)).map((each) => [each.path, each]));
  const teams = [...workloads, ...streams].map(({ team }) => topology.team(team).name);
  const document = {
    servers: Object.assign({}, ...[...platforms.values()].map(serversOf)),
    channels: Object.fromEntries(streams.map((stream) => [stream.topic, channel(topology, stream)])),
    operations: Object.assign({}, ...workloads.map((workload) => operationsOf(topology, workload))),
    components: {
      messages: Object.assign({}, ...streams.map((stream) => messageComponents(topology, stream))),
      securitySchemes,
    },
  };
  return {
    asyncapi: "3.0.0",
    info: {
      title: titleOf(topology, selection),
      version: createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 12),
      description: "Made from the declaration of streams and workloads.",
      tags: [...new Set(teams)].sort().map((name) => ({ name, description: `What belongs to the team ${name}.` })),
    },
    defaultContentType: "application/json",
    ...document,
  };
}

const isAbout = (topology: Topology, { team, workload }: AsyncApiSelection, each: WorkloadDeclaration): boolean =>
  !each.imported &&
  (team === undefined || topology.team(each.team).name === team) &&
  (workload === undefined || each.name === workload);

function streamsOf(
  topology: Topology,
  { team, workload }: AsyncApiSelection,
  workloads: readonly WorkloadDeclaration[],
): StreamDeclaration[] {
  const used = new Set(
    workloads.flatMap(({ publishes, subscribes, holds = [] }) => [
      ...publishes,
      ...holds.map(({ stream }) => stream),
      ...subscribes.flatMap(({ stream, deadLetters }) => [stream, ...(deadLetters === undefined ? [] : [deadLetters])]),
    ]),
  );
  const own = (stream: StreamDeclaration) =>
    workload === undefined && !stream.imported && (team === undefined || topology.team(stream.team).name === team);
  return topology.streams.filter((stream) => used.has(stream.path) || own(stream)).sort(byPath);
}

function titleOf({ platforms }: Topology, { team, workload }: AsyncApiSelection): string {
  if (workload !== undefined) return team === undefined ? workload : `${team}/${workload}`;
  return team ?? platforms.map(({ name }) => name).join(", ");
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1);
