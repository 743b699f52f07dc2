import type { StreamDeclaration, TeamDeclaration } from "../../model/declarations";
import { gatewayOf, hostOf as hostOfRoute } from "../../model/gateway-of";
import { servicesOf } from "../../model/route-services";
import type { Topology } from "../../model/topology";
import type { WorkloadDeclaration } from "../../model/workload-declarations";

export type NodeKind = "service" | "worker" | "durable" | "events" | "state" | "dead letters" | "route" | "host";

export interface PictureNode {
  /** Unique in the picture, of letters, digits and underscores. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** A second, smaller line. */
  readonly detail: string;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** `event`: what flows through streams; `failed`: dead letters; `call`: somebody waits for an answer. */
  readonly kind: "event" | "failed" | "call";
}

/** What belongs to one team. */
export interface PictureGroup {
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly PictureNode[];
}

/** What a drawing shows, in an order that follows from names alone. */
export interface Picture {
  readonly groups: readonly PictureGroup[];
  /** What belongs to no team: routes and hosts outside the cluster. */
  readonly outside: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** Everything that was declared; of other programs only what this one uses. */
export function pictureOf(topology: Topology): Picture {
  const workloads = topology.workloads.filter((each) => !each.imported || topology.callersOf(each.path).length > 0);
  const used = ({ path }: StreamDeclaration) =>
    topology.subscribersOf(path).length + topology.publishersOf(path).length > 0;
  const streams = topology.streams.filter((each) => !each.imported || used(each));
  return {
    groups: topology.teams
      .map((team) => ({
        id: idOf("team", team.namespace),
        label: team.imported ? `${team.name} (another program's)` : team.name,
        nodes: [
          ...workloads.filter((each) => each.team === team.path).map((each) => workloadNode(each, team)),
          ...streams.filter((each) => each.team === team.path).map((each) => streamNode(each, team)),
        ].sort(byId),
      }))
      .filter(({ nodes }) => nodes.length > 0)
      .sort(byId),
    outside: outsideOf(topology),
    edges: workloads
      .flatMap((workload) => edgesOf(topology, workload))
      .sort((a, b) => compare(`${a.from} ${a.to}`, `${b.from} ${b.to}`)),
  };
}

const workloadNode = (workload: WorkloadDeclaration, team: TeamDeclaration): PictureNode => ({
  id: workloadId(workload, team),
  kind: workload.role,
  label: workload.name,
  detail: detailOf(workload),
});

function detailOf({ role, scaling }: WorkloadDeclaration): string {
  if (!scaling) return role;
  return scaling.jobs ? `worker, up to ${scaling.max} Jobs` : `worker, ${scaling.min} to ${scaling.max} replicas`;
}

const KINDS = { event: "events", state: "state", "dead-letter": "dead letters" } as const;

function streamNode(stream: StreamDeclaration, team: TeamDeclaration): PictureNode {
  const kind = KINDS[stream.role];
  const detail = stream.key === undefined ? kind : `${kind} by ${stream.key}`;
  return { id: streamId(stream, team), kind, label: stream.name, detail };
}

function outsideOf(topology: Topology): PictureNode[] {
  const hosts = new Set(topology.workloads.flatMap(({ reaches }) => reaches.map(hostOf)));
  return [
    ...topology.workloads
      .filter(({ exposes }) => exposes.length > 0)
      .map((workload): PictureNode => {
        const label = [...new Set(workload.exposes.map(({ path }) => path))].join(", ");
        return { id: routeId(topology, workload), kind: "route", label, detail: hostsOf(topology, workload) };
      }),
    ...[...hosts].map(
      (host): PictureNode => ({ id: idOf("host", host), kind: "host", label: host, detail: "outside" }),
    ),
  ].sort(byId);
}

function edgesOf(topology: Topology, workload: WorkloadDeclaration): PictureEdge[] {
  const own = workloadId(workload, topology.team(workload.team));
  const stream = (path: string) => streamId(topology.stream(path), topology.team(topology.stream(path).team));
  const failed = new Set(workload.subscribes.flatMap(({ deadLetters }) => deadLetters ?? []));
  return [
    ...workload.publishes.map((path): PictureEdge => ({ from: own, to: stream(path), kind: "event" })),
    ...workload.subscribes.map((each): PictureEdge => ({ from: stream(each.stream), to: own, kind: "event" })),
    ...(workload.holds ?? []).map((each): PictureEdge => ({ from: stream(each.stream), to: own, kind: "event" })),
    ...[...failed].map((path): PictureEdge => ({ from: own, to: stream(path), kind: "failed" })),
    ...[...workload.calls, ...(workload.invokes ?? [])].map((path): PictureEdge => {
      const callee = topology.workload(path);
      return { from: own, to: workloadId(callee, topology.team(callee.team)), kind: "call" };
    }),
    ...workload.reaches.map((host): PictureEdge => ({ from: own, to: idOf("host", hostOf(host)), kind: "call" })),
    ...routeEdges(topology, workload, own),
  ];
}

/** Where its requests come in. */
function hostsOf(topology: Topology, workload: WorkloadDeclaration): string {
  const platform = topology.platformOf(workload);
  const hosts = workload.exposes.flatMap((route) => {
    const gateway = gatewayOf(platform, route);
    return (gateway && hostOfRoute(gateway, route)) ?? [];
  });
  return [...new Set(hosts)].join(", ") || "HTTP";
}

/** To the service, to those that get a part or a copy of its requests, and to who decides about them. */
function routeEdges(topology: Topology, workload: WorkloadDeclaration, own: string): PictureEdge[] {
  if (workload.exposes.length === 0) return [];
  const ids = workload.exposes.flatMap(servicesOf).flatMap((path) => {
    const other = topology.findWorkload(path);
    return other ? [workloadId(other, topology.team(other.team))] : [];
  });
  const from = routeId(topology, workload);
  return [...new Set([own, ...ids])].map((to) => ({ from, to, kind: "call" }));
}

const hostOf = ({ host, port }: { host: string; port: number }): string => `${host}:${port}`;

const workloadId = ({ name }: WorkloadDeclaration, { namespace }: TeamDeclaration): string =>
  idOf("workload", namespace, name);
const streamId = ({ name }: StreamDeclaration, { namespace }: TeamDeclaration): string =>
  idOf("stream", namespace, name);
const routeId = (topology: Topology, { name, team }: WorkloadDeclaration): string =>
  idOf("routes", topology.team(team).namespace, name);

/** Legal in every language of graphs, readable for legal names, and different for different names. */
const idOf = (...parts: readonly string[]): string =>
  parts
    .map((part) =>
      part
        .replace(
          /[^A-WYZa-z0-9-]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])/gu,
          (other) => `X${other.codePointAt(0)?.toString(16)}X`,
        )
        .replaceAll("-", "_"),
    )
    .join("__");

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
