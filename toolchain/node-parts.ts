import { copyFile, link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../console/process";
import type { Progress } from "../console/progress";
import { debian, debianPackage, sharedLibraries } from "./debian";
import { check } from "./go-part";
import { cniPlugins, containerd, etcd, kubernetes } from "./go-parts";
import { obtain, type Part, partFolder } from "./part";

export interface NodeParts {
  /**
   * Folder with kube-apiserver, kube-controller-manager, kube-scheduler, kubelet, kube-proxy, kubectl, etcd, containerd,
   * containerd-shim-runc-v2, ctr, runc and nft.
   */
  readonly bin: string;
  /** Folder with the CNI plugins ptp, host-local, portmap and loopback. */
  readonly cni: string;
}

/** The programs of the embedded node, built or from the cache. */
export async function nodeParts(progress: Progress): Promise<NodeParts> {
  await obtain(progress, [nodeBin, cniPlugins]);
  return { bin: join(partFolder(nodeBin), "bin"), cni: partFolder(cniPlugins) };
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
    await relocate("runc", join(debianPackage("runc"), "usr/sbin/runc"), bin);
    await relocate("nft", join(debianPackage("nftables"), "usr/sbin/nft"), bin);
  },
};

/**
 * Makes a Debian program find its libraries in the cache. An absolute path written into the program, because runc
 * runs itself again from memory without an environment: neither LD_LIBRARY_PATH nor $ORIGIN would survive that.
 */
async function relocate(program: string, original: string, bin: string): Promise<void> {
  const target = join(bin, program);
  await copyFile(original, target);
  const paths = sharedLibraries.flatMap((name) => [
    join(debianPackage(name), "usr/lib/x86_64-linux-gnu"),
    join(debianPackage(name), "lib/x86_64-linux-gnu"),
  ]);
  const patchelf = join(debianPackage("patchelf"), "usr/bin/patchelf");
  // An rpath and no runpath: it also holds for the libraries' own libraries.
  await runOrThrow(patchelf, ["--force-rpath", "--set-rpath", paths.join(":"), target]);
  await check(target, { args: ["--version"], expect: program === "nft" ? "nftables v" : "runc version" });
}
