import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import type { NodeParts } from "../../toolchain/node-parts";
import type { Addresses } from "../addresses";
import { writePrivate } from "../files";
import { inNode, type Layout, nodeName } from "../layout";
import type { Pki } from "../pki";
import { components } from "./components";
import { renderContainerd } from "./containerd";
import { renderKubeconfig } from "./kubeconfig";
import { renderKubelet, renderProxy } from "./kubelet";
import { renderCni } from "./network";
import type { NodeSpec } from "./spec";

export const apiServerUrl = (addresses: Addresses): string => `https://${addresses.node}:6443`;

/** Files that the supervisor and the commands on the host share. */
export const specFile = (layout: Layout): string => join(layout.run, "node.json");
export const statusFile = (layout: Layout): string => join(layout.run, "status.json");

/**
 * Writes the configuration of every component, the user's kubeconfig and the supervisor's orders.
 * @param programs whatever else a running node must have been started with to count as current
 */
export async function writeConfig(
  layout: Layout,
  addresses: Addresses,
  pki: Pki,
  parts: NodeParts,
  pauseImage: string,
  programs: readonly string[],
): Promise<NodeSpec> {
  const inside = (path: string) => inNode(layout, path);
  const written: string[] = [];
  const write = async (name: string, content: string): Promise<string> => {
    const file = join(layout.config, name);
    await writePrivate(file, content);
    written.push(content);
    return inside(file);
  };
  const insidePki = mapStrings(pki, inside);
  const server = apiServerUrl(addresses);
  await writePrivate(layout.kubeconfig, renderKubeconfig(layout.name, server, pki.authority, pki.admin));

  const kubeconfig = (name: string, user: Pki["node"]) =>
    write(`${name}.kubeconfig`, renderKubeconfig(layout.name, "https://127.0.0.1:6443", pki.authority, user));
  const node = nodeName(layout);
  // The node's own copy is made at its start: init.sh.
  await write(
    "cni/10-pods.conflist",
    renderCni(addresses, node, {
      kubeconfig: await kubeconfig("cni", pki.cni),
      podAddresses: inside(join(layout.run, "pod-addresses")),
    }),
  );
  const files = {
    containerdConfig: await write("containerd.toml", renderContainerd(parts, inside(layout.images), pauseImage)),
    controllerManagerKubeconfig: await kubeconfig("controller-manager", pki.controllerManager),
    schedulerKubeconfig: await kubeconfig("scheduler", pki.scheduler),
    nodeKubeconfig: await kubeconfig("node", pki.node),
    felixKubeconfig: await kubeconfig("felix", pki.felix),
    kubeletRoot: inside(join(layout.root, "kubelet")),
    etcd: inside(layout.etcd),
    kubeletConfig: await write(
      "kubelet.json",
      renderKubelet(addresses, {
        clientCa: insidePki.authority.certificate,
        server: insidePki.kubeletServer,
        resolvConf: await write("resolv.conf", `nameserver ${addresses.dns}\n`),
        plugins: inside(join(layout.root, "kubelet", "plugins")),
      }),
    ),
    proxyConfig: await write(
      "kube-proxy.json",
      renderProxy(addresses, node, await kubeconfig("kube-proxy", pki.proxy)),
    ),
  };
  const spec = {
    components: components(parts, addresses, insidePki, files, node, totalmem()),
    logs: inside(layout.logs),
    statusFile: inside(statusFile(layout)),
  };
  const certificates = strings(pki).map((file) => readFileSync(file, "utf8"));
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([spec, written, certificates, programs]))
    .digest("hex");
  const complete: NodeSpec = { fingerprint, ...spec };
  await writePrivate(specFile(layout), `${JSON.stringify(complete, null, 2)}\n`);
  return complete;
}

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Object.values(value as object).flatMap(strings);
}

function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, mapStrings(part, change)])) as T;
}
