import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import type { Progress } from "../console/progress";
import { ImageStore } from "../toolchain/image-store";
import type { Image } from "../toolchain/images";
import { withLock } from "../toolchain/lock";
import type { NodeParts } from "../toolchain/node-parts";
import { type Addons, addons, applyObjects, areApplied, noteApplied, systemImages } from "./addons";
import type { Addresses } from "./addresses";
import { ApiClient } from "./api";
import { apiServerUrl, writeConfig } from "./config";
import { CONTAINERD_SOCKET } from "./config/containerd";
import { CLUSTER_INFORMATIONS, FELIX } from "./config/network";
import type { NodeSpec } from "./config/spec";
import { writePrivate } from "./files";
import { findNode } from "./host/processes";
import { type Layout, layoutOf, nodeName } from "./layout";
import { bundleSupervisor, initScript, startNode, supervisorFile } from "./node-process";
import { ensurePki, type Pki } from "./pki";
import { checkKernel, checkResources, inspectResources } from "./preflight";
import {
  arePodsBack,
  doesDnsAnswer,
  isComponentReady,
  isHealthy,
  isNodeReady,
  isServed,
  isStorageReady,
  nodeStatus,
} from "./readiness";
import { seedImages } from "./seed-images";
import { reserveAddresses, savedAddresses } from "./slot";
import { stopAndClean } from "./stop";
import { waitFor } from "./wait";
import { until } from "./watch";

/** Longest wait for the pods of a cluster that is resumed. */
const PODS_MS = 20_000;

export interface RunningCluster {
  readonly name: string;
  /** Path of a kubeconfig with an administrator's client certificate. */
  readonly kubeconfig: string;
  /** URL. */
  readonly apiServer: string;
  /** Folder with kubectl. */
  readonly bin: string;
}

/**
 * Brings the cluster to a state in which pods can be deployed, from whatever state it is in.
 *
 * @param unpacked a containerd's folder with the images, for a node that is new
 */
export async function bringUp(
  name: string,
  parts: NodeParts,
  images: readonly Image[],
  unpacked: string,
  progress: Progress,
): Promise<RunningCluster> {
  const layout = layoutOf(name);
  return withLock(layout.root, "cluster up", 0, async () => {
    mkdirSync(layout.root, { recursive: true, mode: 0o700 });
    // What this does not bring is unpacked in the node.
    await seedImages(layout.images, unpacked);
    for (const folder of [layout.run, layout.logs, layout.images, layout.volumes]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    // Pods pass through it to their volumes; the state folder itself stays closed.
    chmodSync(layout.volumes, 0o755);
    return new Cluster(layout, parts, images, progress).up();
  });
}

class Cluster {
  constructor(
    private readonly layout: Layout,
    private readonly parts: NodeParts,
    private readonly images: readonly Image[],
    private readonly progress: Progress,
  ) {}

  async up(): Promise<RunningCluster> {
    const { addresses, pki, started } = await this.ensureNode();
    const api = new ApiClient(apiServerUrl(addresses), pki.authority, pki.admin);
    try {
      await this.waitUntilReady(api, addresses, started);
    } finally {
      api.close();
    }
    const { name, kubeconfig } = this.layout;
    return { name, kubeconfig, apiServer: apiServerUrl(addresses), bin: this.parts.bin };
  }

  /** Has a node running with exactly the present configuration. */
  private async ensureNode(): Promise<{ addresses: Addresses; pki: Pki; started: boolean }> {
    const saved = savedAddresses(this.layout);
    if (saved && findNode(this.layout.root).init !== undefined) {
      const pki = await ensurePki(this.layout, saved);
      const spec = await this.configure(saved, pki);
      if (await this.runs(spec)) return { addresses: saved, pki, started: false };
    }
    return this.progress.step("Start the node", async () => {
      await stopAndClean(this.layout, true);
      await checkKernel(this.parts);
      checkResources(inspectResources());
      return withLock("addresses", "choosing a cluster's addresses", 30_000, async () => {
        const addresses = await reserveAddresses(this.layout);
        const pki = await ensurePki(this.layout, addresses);
        await this.configure(addresses, pki);
        await startNode(this.layout, addresses);
        return { addresses, pki, started: true };
      });
    });
  }

  /** Whether the running node has these very orders and is well; a busy machine's gets a moment to show it. */
  private async runs(spec: NodeSpec): Promise<boolean> {
    const status = nodeStatus(this.layout);
    if (status?.fingerprint !== spec.fingerprint || status.stopping) return false;
    return (await waitFor(10_000, () => isHealthy(nodeStatus(this.layout)) || undefined)) ?? false;
  }

  private async configure(addresses: Addresses, pki: Pki): Promise<NodeSpec> {
    const supervisor = await bundleSupervisor();
    await writePrivate(supervisorFile(this.layout), supervisor);
    const programs = [supervisor, readFileSync(initScript, "utf8"), process.execPath];
    return writeConfig(this.layout, addresses, pki, this.parts, systemImages(this.images).pause.name, programs);
  }

  private async waitUntilReady(api: ApiClient, addresses: Addresses, started: boolean): Promise<void> {
    const importing = this.importImages();
    // Reported below, in its turn; the API server may fail first.
    importing.catch(() => undefined);
    const quietMs = started ? 0 : 500;
    await this.progress.step(
      "Wait for the API server",
      () => this.until("the API server", "kube-apiserver", async () => (await api.get("/readyz")).status === 200),
      quietMs,
    );
    const objects = addons(this.layout, this.parts, addresses, systemImages(this.images));
    const complete = areApplied(this.layout, objects) && (started || (await doesDnsAnswer(addresses)));
    if (complete) await importing;
    else await this.apply(api, objects, importing);
    const since = nodeStatus(this.layout)?.startedAt ?? 0;
    await this.progress.step(
      "Wait for the node",
      async (say) => {
        await this.until("the node", "kubelet", () => isNodeReady(api, this.layout, since));
        say("node ready");
        await this.until("the agent of network policies", FELIX, async () => isComponentReady(this.layout, FELIX));
        await this.until("DNS", "kubelet", () => doesDnsAnswer(addresses));
        await this.until("the storage provisioner", "kubelet", () => isStorageReady(api));
        if (started) {
          say("pods from before");
          // For the convenience of whoever deploys next. A pod may also have a reason of its own not to get ready.
          await waitFor(PODS_MS, async () => (await arePodsBack(api, since)) || undefined);
        }
        say(`${nodeName(this.layout)} at ${addresses.node}`);
      },
      quietMs,
    );
  }

  /** The foundations while images are imported, and what needs the images then. */
  private async apply(api: ApiClient, objects: Addons, importing: Promise<void>): Promise<void> {
    await this.progress.step("Apply definitions and rights", async () => {
      await applyObjects(this.layout, this.parts, objects.foundations);
      await this.until("Calico's definitions", "kube-apiserver", () => isServed(api, CLUSTER_INFORMATIONS));
    });
    await importing;
    await this.progress.step("Apply DNS and storage", async () => {
      await applyObjects(this.layout, this.parts, objects.services);
      await noteApplied(this.layout, objects);
    });
  }

  /** The missing ones; the node's own first, as they are in the list. */
  private async importImages(): Promise<void> {
    const init = findNode(this.layout.root).init;
    if (init === undefined) return; // the wait for the API server says why
    // The first process's view of the file system.
    const store = new ImageStore(this.parts.bin, `/proc/${init}/root${CONTAINERD_SOCKET}`);
    const present = await until(this.layout, "containerd", "containerd", () => store.list());
    const missing = this.images.filter(({ name, digest }) => present.get(name) !== digest);
    if (missing.length === 0) return;
    await this.progress.step("Import images", async (say) => {
      for (const [i, image] of missing.entries()) {
        say(`${i + 1} of ${missing.length}: ${image.name}`);
        await store.import(image);
      }
      say(`${missing.length} images`);
    });
  }

  private async until(what: string, component: string, condition: () => Promise<boolean>): Promise<void> {
    await until(this.layout, what, component, async () => (await condition()) || undefined);
  }
}
