import { join } from "node:path";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest/index.js";
import { App, LocalBackend } from "cdktf";
import { Bundle, HeadwaterStack, type KubernetesObject } from "../../constructs";
import { images } from "../../constructs/delivery/pins";
import { restrictedContainer, restrictedPod } from "../../constructs/engines/pod-security";

/** How many owners share how many objects. */
export interface Shape {
  readonly owners: number;
  readonly objectsEach: number;
}

export const NAMESPACE = "bench-delivery";

/** The objects of one owner: small ConfigMaps, which no controller reacts to. */
export function objectsOf(owner: number, shape: Shape): KubernetesObject[] {
  return Array.from({ length: shape.objectsEach }, (_, index) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: `owner-${owner}-${index}`, namespace: NAMESPACE },
    data: { owner: String(owner), index: String(index) },
  }));
}

/** One Helm release per owner, as Headwater delivers; with hooks, each waits for a Job first. */
export function bundles(outdir: string, shape: Shape, hooks: boolean): void {
  synthesize(outdir, (stack) => {
    for (let owner = 0; owner < shape.owners; owner++) {
      new Bundle(stack, `owner-${owner}`, {
        release: `owner-${owner}`,
        namespace: NAMESPACE,
        objects: () => [...objectsOf(owner, shape), ...(hooks ? [hook(owner)] : [])],
      });
    }
  });
}

/** One `kubernetes_manifest` per object, the way cdktf users do without a bundle. */
export function manifests(outdir: string, shape: Shape): void {
  synthesize(outdir, (stack) => {
    for (let owner = 0; owner < shape.owners; owner++) {
      for (const object of objectsOf(owner, shape)) {
        new Manifest(stack, object.metadata.name, { manifest: object });
      }
    }
  });
}

function synthesize(outdir: string, declare: (stack: HeadwaterStack) => void): void {
  const app = new App({ outdir });
  const stack = new HeadwaterStack(app, "bench");
  new LocalBackend(stack, { path: join(outdir, "terraform.tfstate") });
  declare(stack);
  app.synth();
}

const hook = (owner: number): KubernetesObject => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: {
    name: `owner-${owner}-hook`,
    namespace: NAMESPACE,
    annotations: {
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    },
  },
  spec: {
    template: {
      spec: {
        ...restrictedPod,
        restartPolicy: "Never",
        containers: [{ ...restrictedContainer, name: "hook", image: images.node, command: ["node", "-e", "0"] }],
      },
    },
  },
});
