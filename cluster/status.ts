import { existsSync } from "node:fs";
import { run } from "../console/process";
import { ApiClient } from "./api";
import { apiServerUrl, specFile } from "./config";
import type { ComponentStatus, NodeSpec } from "./config/spec";
import { readJson } from "./files";
import { findNode, hostPids } from "./host/processes";
import { layoutOf, nodeName } from "./layout";
import { keyPair } from "./pki/certificate";
import { doesDnsAnswer, isNodeReady, nodeStatus } from "./readiness";
import { savedAddresses } from "./slot";

export interface ClusterStatus {
  readonly name: string;
  /** unready: on its way up, or not well; absent: never started, or removed with its data. */
  readonly state: "running" | "unready" | "stopped" | "absent";
  /** Everything the cluster keeps. */
  readonly folder: string;
  readonly kubeconfig: string;
  readonly diskBytes: number;
  readonly node?: RunningNode;
}

export interface RunningNode {
  readonly name: string;
  readonly ready: boolean;
  readonly dnsReady: boolean;
  readonly uptimeSeconds: number;
  readonly apiServer: string;
  readonly address: string;
  readonly services: string;
  readonly pods: string;
  /** Folder with kubectl. */
  readonly bin: string;
  /** With process ids as the host sees them. */
  readonly components: readonly ComponentStatus[];
}

export async function statusOf(name: string): Promise<ClusterStatus> {
  const layout = layoutOf(name);
  const common = { name, folder: layout.root, kubeconfig: layout.kubeconfig };
  if (!existsSync(layout.root)) return { ...common, state: "absent", diskBytes: 0 };
  const diskBytes = await diskUsage(layout.root);
  const { init } = findNode(layout.root);
  if (init === undefined) return { ...common, state: "stopped", diskBytes };

  const addresses = savedAddresses(layout);
  const status = nodeStatus(layout);
  if (!addresses || !status) return { ...common, state: "unready", diskBytes };
  const api = new ApiClient(apiServerUrl(addresses), keyPair(layout.pki, "ca"), keyPair(layout.pki, "admin"));
  const [ready, dnsReady] = await Promise.all([isNodeReady(api, layout, status.startedAt), doesDnsAnswer(addresses)]);
  api.close();
  const pids = hostPids(init);
  const components = status.components.map(({ pid, ...component }) => {
    const onHost = pid === undefined ? undefined : pids.get(pid);
    return onHost === undefined ? component : { ...component, pid: onHost };
  });
  const healthy = ready && dnsReady && components.every(({ state }) => state === "ready");
  return {
    ...common,
    state: healthy ? "running" : "unready",
    diskBytes,
    node: {
      name: nodeName(layout),
      ready,
      dnsReady,
      uptimeSeconds: Math.round((Date.now() - status.startedAt) / 1000),
      apiServer: apiServerUrl(addresses),
      address: addresses.node,
      services: addresses.services,
      pods: addresses.pods,
      bin: binOf(readJson<NodeSpec>(specFile(layout))),
      components,
    },
  };
}

/** kubectl is beside the programs that the node runs. */
function binOf(spec: NodeSpec | undefined): string {
  const program = spec?.components[0]?.command[0] ?? "";
  return program.slice(0, program.lastIndexOf("/"));
}

async function diskUsage(folder: string): Promise<number> {
  const { stdout } = await run("du", ["-sk", folder], { timeoutMs: 20_000 });
  return Number(stdout.split("\t")[0] ?? 0) * 1024;
}
