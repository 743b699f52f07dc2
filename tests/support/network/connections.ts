import { readdirSync, readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { ApiObject, KubernetesClient, Metadata } from "../../../cli/kubernetes/client";
import { waitFor } from "../../../cluster/wait";
import { runOrThrow } from "../../../console/process";
import { images } from "../../../constructs/delivery/pins";
import { concernsUs, SURROUNDINGS } from "../../../prove/model/expected-connections";
import { OUTSIDE } from "../../../prove/model/netpol-analyzer";

/** How long no answer counts as none: a first packet that was lost is sent again after one second. */
const SILENCE_MS = 2_000;
/** Nobody listens here, and nobody declares it. */
const UNUSED_PORT = 9;

export interface Connections {
  /** Each "from => to : TCP port", sorted, as `expectedConnections` names them. */
  readonly tried: readonly string[];
  readonly open: readonly string[];
  /** Neither open nor silent, with the reason. */
  readonly failed: readonly string[];
}

interface Pod extends ApiObject {
  readonly metadata: Metadata & {
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
  };
  readonly spec: { readonly containers: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[] };
  readonly status: { readonly podIP?: string };
}

/** Where connections begin and end. */
interface Place {
  readonly name: string;
  readonly address: string;
  readonly ports: readonly number[];
  /** A process in its network. @default the host's */
  readonly pid?: number;
}

/**
 * Tries every port of every running pod from every other pod's network and from this machine, all at once.
 * @param expected names the pods, and the ports beside those that containers list
 */
export async function tryConnections(api: KubernetesClient, expected: ReadonlySet<string>): Promise<Connections> {
  const named = [...expected].map((connection) => connection.split(/ => | : /));
  const names = new Set([...named.flatMap(([from = "", to = ""]) => [from, to]), ...Object.values(SURROUNDINGS)]);
  const declared = named.map(([, , port = ""]) => /^TCP (\d+)$/.exec(port)?.[1]).filter((port) => port !== undefined);
  const pods = (await api.list<Pod>("/api/v1/pods", { fieldSelector: "status.phase=Running" }))
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(placeOf)
    .filter(({ name }) => names.has(name));
  const ports = [...new Set([...pods.flatMap((pod) => pod.ports), ...declared.map(Number), UNUSED_PORT])];
  const places = [...pods, await thisMachine(api)];

  const outcomes = await Promise.all(
    places.map(async (from) => {
      const targets = places
        .filter((to) => to.name !== from.name)
        .flatMap((to) => ports.map((port) => ({ to, port, connection: `${from.name} => ${to.name} : TCP ${port}` })))
        .filter(({ connection }) => concernsUs(connection));
      const answers = await connectAll(
        from,
        targets.map(({ to, port }) => ({ host: to.address, port })),
      );
      return targets.map(({ connection }, index) => ({ connection, outcome: answers[index] ?? "nothing" }));
    }),
  );
  const all = outcomes.flat().sort((a, b) => (a.connection < b.connection ? -1 : 1));
  return {
    tried: all.map(({ connection }) => connection),
    open: all.filter(({ outcome }) => outcome === "open").map(({ connection }) => connection),
    failed: all
      .filter(({ outcome }) => outcome !== "open" && outcome !== "silent")
      .map(({ connection, outcome }) => `${connection}: ${outcome}`),
  };
}

async function connectAll({ pid }: Place, targets: readonly { host: string; port: number }[]): Promise<string[]> {
  const connect = [process.execPath, join(__dirname, "connect.cjs"), JSON.stringify(targets), String(SILENCE_MS)];
  const command = pid === undefined ? connect : ["nsenter", `--net=/proc/${pid}/ns/net`, ...connect];
  const { stdout } = await runOrThrow(command[0] ?? "", command.slice(1), { timeoutMs: 30_000 });
  return JSON.parse(stdout) as string[];
}

function placeOf({ metadata, spec, status }: Pod): Place {
  const { namespace = "", name, uid = "", labels = {}, ownerReferences = [] } = metadata;
  const [owner] = ownerReferences;
  const replicaSet = owner?.kind === "ReplicaSet";
  // The controller names the Deployment itself; `expectedConnections` names it by its gateway.
  const proxies = labels["gateway.envoyproxy.io/owning-gateway-name"];
  const workload = replicaSet ? owner.name.slice(0, owner.name.lastIndexOf("-")) : (owner?.name ?? name);
  const kind = replicaSet ? "Deployment" : owner?.kind;
  return {
    name: `${namespace}/${proxies ?? workload}[${kind}]`,
    address: status.podIP ?? "",
    ports: spec.containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort)),
    pid: processOf(uid),
  };
}

/** Any process of a pod: control groups carry its uid. */
function processOf(uid: string): number {
  const pid = readdirSync("/proc").find((entry) => /^\d+$/.test(entry) && cgroupsOf(entry).includes(`/pod${uid}/`));
  if (pid === undefined) throw new Error(`no process of the pod ${uid}`);
  return Number(pid);
}

function cgroupsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, "utf8");
  } catch {
    return ""; // ended meanwhile
  }
}

/** The end of the cluster's link that is this machine's. */
async function thisMachine(api: KubernetesClient): Promise<Place> {
  const [node] = await api.list<ApiObject & { status: { addresses: { type: string; address: string }[] } }>(
    "/api/v1/nodes",
  );
  const there = node?.status.addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
  const network = there.slice(0, there.lastIndexOf(".") + 1);
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  const address = own.find((each) => each.address.startsWith(network))?.address;
  if (address === undefined) throw new Error(`this machine has no link to ${there}`);
  return { name: OUTSIDE, address, ports: [] };
}

/** A pod of a namespace that nobody declared, once it runs. */
export async function addStranger(api: KubernetesClient): Promise<void> {
  const [, namespace = "", name = ""] = /^(.*)\/(.*)\[/.exec(SURROUNDINGS.stranger) ?? [];
  await api.post("/api/v1/namespaces", { metadata: { name: namespace } });
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const labels = { "app.kubernetes.io/name": name };
  const containers = [{ name, image: images.node, command: ["sleep", "infinity"] }];
  await api.post(deployments, {
    metadata: { name },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
  });
  const running = await waitFor(30_000, async () => {
    const [pod] = await api.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, {
      fieldSelector: "status.phase=Running",
    });
    return pod;
  });
  if (!running) throw new Error(`the pod of ${SURROUNDINGS.stranger} does not run`);
}
