import { link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../console/progress";
import { debian, debianPackage, sharedLibraries } from "./debian";
import { check } from "./go-part";
import { calico, cniPlugins, containerd, etcd, kubernetes } from "./go-parts";
import { obtain, type Part, partFolder } from "./part";
import { type PolicyAgent, policyAgent, policyAgentPart } from "./policy-agent";
import { relocate } from "./relocate";

export interface NodeParts {
  /**
   * Folder with kube-apiserver, kube-controller-manager, kube-scheduler, kubelet, kube-proxy, kubectl, etcd, containerd,
   * containerd-shim-runc-v2, ctr, runc and nft.
   */
  readonly bin: string;
  /** Folders with the CNI plugins calico, host-local, portmap and loopback. */
  readonly cni: readonly string[];
  readonly policyAgent: PolicyAgent;
}

/** The programs of the embedded node, built or from the cache. */
export async function nodeParts(progress: Progress): Promise<NodeParts> {
  await obtain(progress, [nodeBin, cniPlugins, policyAgentPart]);
  return {
    bin: join(partFolder(nodeBin), "bin"),
    cni: [partFolder(cniPlugins), partFolder(calico)],
    policyAgent: policyAgent(),
  };
}

const goPrograms: readonly (readonly [Part, readonly string[]])[] = [
  [kubernetes, ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl"]],
  [etcd, ["etcd"]],
  [containerd, ["containerd", "containerd-shim-runc-v2", "ctr"]],
];

const nodeBin: Part = {
  name: "node-bin",
  title: "Assemble the node's programs",
  pins: { layout: 1 },
  needs: [kubernetes, etcd, containerd, debian],
  tools: [],
  async build(folder) {
    const bin = join(folder, "bin");
    await mkdir(bin);
    for (const [part, programs] of goPrograms) {
      for (const program of programs) await link(join(partFolder(part), program), join(bin, program));
    }
    const libraries = sharedLibraries.map((name) => debianPackage(name));
    const runc = await relocate(join(debianPackage("runc"), "usr/sbin/runc"), bin, libraries);
    await check(runc, { args: ["--version"], expect: "runc version" });
    const nft = await relocate(join(debianPackage("nftables"), "usr/sbin/nft"), bin, libraries);
    await check(nft, { args: ["--version"], expect: "nftables v" });
  },
};
