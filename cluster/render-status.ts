import { DEFAULT_CLUSTER } from "./layout";
import type { ClusterStatus, RunningNode } from "./status";

/** A cluster's status for people. */
export function renderStatus(status: ClusterStatus): string {
  const { name, node } = status;
  const option = name === DEFAULT_CLUSTER ? "" : ` --name ${name}`;
  if (status.state === "absent") {
    return `Cluster "${name}": absent. Start it: npm run cluster -- up${option}\n`;
  }
  const lines = [
    `Cluster "${name}": ${status.state}${node ? `, up ${duration(node.uptimeSeconds)}` : ""}`,
    ...(node ? nodeLines(node) : []),
    `  data        ${status.folder} (${size(status.diskBytes)})`,
    "",
    ...(node
      ? [
          `  kubectl     export KUBECONFIG=${status.kubeconfig} PATH=${node.bin}:$PATH`,
          `  stop        npm run cluster -- down${option}     (add --data to delete the data)`,
        ]
      : [`  resume      npm run cluster -- up${option}`, `  delete      npm run cluster -- down --data${option}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function nodeLines(node: RunningNode): readonly string[] {
  const width = Math.max(...node.components.map(({ name }) => name.length));
  return [
    `  node        ${node.name} (${node.ready ? "ready" : "not ready"}), DNS ${node.dnsReady ? "answers" : "does not answer"}`,
    `  API server  ${node.apiServer}`,
    `  addresses   node ${node.address}, services ${node.services}, pods ${node.pods}`,
    "",
    ...node.components.map(({ name, state, pid, restarts, lastExit }) => {
      const process = pid === undefined ? "" : `pid ${pid}`;
      const history = restarts > 0 ? `  restarts ${restarts} (last: ${lastExit ?? "?"})` : "";
      return `  ${name.padEnd(width)}  ${state.padEnd(9)}  ${process}${history}`.trimEnd();
    }),
    "",
  ];
}

export function duration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.join(" ") || `${seconds} s`;
}

export const size = (bytes: number): string =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
