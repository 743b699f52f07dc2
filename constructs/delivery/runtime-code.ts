import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1/index.js";
import { AssetType, Fn, type ITerraformDependable, TerraformAsset, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Problem } from "../model/problem";
import { packageRoot } from "./package-root";
import { report } from "./report";

/** One of `runtime/`'s programs, or what they load, built into `dist/bundles`. */
export type RuntimeProgram = "worker" | "service" | "hook" | "tracing" | "provisioner" | "durable";

export interface RuntimeCodeProps {
  readonly namespace: string;
  readonly programs: readonly RuntimeProgram[];
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The code that runs inside the cluster, once per namespace, as a ConfigMap that pods mount.
 * An object of the Kubernetes provider and not part of each owner's release, where it would count twice against the
 * size of the release's Secret. Immutable and named by its content: a new runtime reaches pods by their next rollout.
 */
export class RuntimeCode extends Construct {
  readonly configMapName: string;
  readonly configMap: ConfigMapV1;

  constructor(scope: Construct, id: string, props: RuntimeCodeProps) {
    super(scope, id);
    const files = ["start.cjs", ...props.programs.map((program) => `${program}.cjs.gz`)];
    const folder = join(packageRoot(), "dist", "bundles");
    const isBuilt = files.every((file) => existsSync(join(folder, file)));
    if (!isBuilt) report(this, [notBuilt(folder)]);
    this.configMapName = `headwater-${id}-${isBuilt ? contentDigest(folder, files) : "missing"}`;
    this.configMap = new ConfigMapV1(this, "code", {
      metadata: {
        name: this.configMapName,
        namespace: props.namespace,
        labels: { "app.kubernetes.io/part-of": "headwater" },
      },
      immutable: true,
      // Read when Terraform runs: the code is in an asset file, not in the synthesized stack. It is no secret, but
      // a plan with a hundred kilobytes of base64 in one line would be unreadable.
      ...(isBuilt ? { binaryData: binaryData(runtimeAsset(TerraformStack.of(this), folder), files) } : {}),
      dependsOn: [...props.dependsOn],
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

export const notBuilt = (folder: string): Problem => ({
  code: "HW-DELIVERY-004",
  message: `Headwater's runtime is not built: ${folder} lacks its programs.`,
  fix: 'Run "npm run build" in Headwater\'s checkout; an installed package has them.',
});

const binaryData = (asset: TerraformAsset, files: readonly string[]): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, Fn.sensitive(Fn.filebase64(`${asset.path}/${file}`)) as string]));

function contentDigest(folder: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 10);
}

function runtimeAsset(stack: TerraformStack, folder: string): TerraformAsset {
  const id = "headwater-runtime";
  const existing = stack.node.tryFindChild(id) as TerraformAsset | undefined;
  return existing ?? new TerraformAsset(stack, id, { path: folder, type: AssetType.DIRECTORY });
}
