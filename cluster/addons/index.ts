import { createHash } from "node:crypto";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import { type Image, nodeImageNames } from "../../toolchain/images";
import type { NodeParts } from "../../toolchain/node-parts";
import type { Addresses } from "../addresses";
import { readJson, writePrivate } from "../files";
import { inNode, type Layout } from "../layout";
import { KUBELET_CLIENT } from "../pki";
import { calicoFoundations, clusterInformation } from "./calico";
import { coreDns } from "./coredns";
import { localPath } from "./local-path";
import { clusterRoleBinding, type KubernetesObject } from "./objects";

/** Images that the node itself needs. */
export interface SystemImages {
  readonly pause: Image;
  readonly coredns: Image;
  readonly localPath: Image;
  readonly helper: Image;
}

export function systemImages(images: readonly Image[]): SystemImages {
  const find = (wanted: string) => {
    const image = images.find(({ name }) => name === wanted);
    if (!image) throw new Error(`no image ${wanted} among the node's images`);
    return image;
  };
  return {
    pause: find(nodeImageNames.pause),
    coredns: find(nodeImageNames.coredns),
    localPath: find(nodeImageNames.localPathProvisioner),
    helper: find(nodeImageNames.busybox),
  };
}

/** What every cluster has, in two steps: the second is of kinds, and uses rights, that the first makes. */
export interface Addons {
  readonly foundations: readonly KubernetesObject[];
  readonly services: readonly KubernetesObject[];
}

/** Network policies, DNS, a default StorageClass, and the API server's right to the kubelet's logs and exec. */
export function addons(layout: Layout, parts: NodeParts, addresses: Addresses, images: SystemImages): Addons {
  return {
    foundations: [
      clusterRoleBinding("headwater:apiserver-kubelet", "system:kubelet-api-admin", {
        kind: "User",
        name: KUBELET_CLIENT,
      }),
      ...calicoFoundations(parts.policyAgent),
    ],
    services: [
      clusterInformation,
      ...coreDns(addresses, images.coredns.name),
      ...localPath(images.localPath.name, images.helper.name, inNode(layout, layout.volumes)),
    ],
  };
}

/** Whether these very add-ons were applied to this cluster before; what was applied is kept with etcd. */
export const areApplied = (layout: Layout, addons: Addons): boolean =>
  readJson<{ hash: string }>(appliedFile(layout))?.hash === hashOf(addons);

/** Remembers that all of them are applied. */
export const noteApplied = (layout: Layout, addons: Addons): Promise<void> =>
  writePrivate(appliedFile(layout), JSON.stringify({ hash: hashOf(addons) }));

export async function applyObjects(
  layout: Layout,
  parts: NodeParts,
  objects: readonly KubernetesObject[],
): Promise<void> {
  const list = { apiVersion: "v1", kind: "List", items: objects };
  await runOrThrow(
    join(parts.bin, "kubectl"),
    [
      ...["--kubeconfig", layout.kubeconfig, "--cache-dir", join(layout.run, "kubectl"), "--request-timeout=20s"],
      ...["apply", "--server-side", "--force-conflicts", "--field-manager=headwater-cluster", "-f", "-"],
    ],
    // Without the user's environment: a proxy could not reach the node.
    { input: JSON.stringify(list), timeoutMs: 60_000, env: { PATH: process.env.PATH } },
  );
}

const appliedFile = (layout: Layout): string => join(layout.root, "addons.json");

const hashOf = (objects: Addons): string => createHash("sha256").update(JSON.stringify(objects)).digest("hex");
