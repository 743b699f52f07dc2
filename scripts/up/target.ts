import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import type { KubeConfig } from "@kubernetes/client-node";
import { UserError } from "../../console/user-error";
import { stateDir } from "../../toolchain/paths";

export interface TargetOptions {
  /** A context of the user's kubeconfig. */
  readonly context?: string;
  /** Name of the embedded cluster. */
  readonly cluster: string;
}

/** Where the stacks go: the embedded cluster, or one that the user names. */
export type Target =
  | { readonly kind: "embedded"; readonly name: string; readonly terraformState: string }
  | {
      readonly kind: "existing";
      /** Follows from the server's address. */
      readonly name: string;
      readonly kubeconfig: string | undefined;
      readonly context: string | undefined;
      readonly terraformState: string;
    };

/**
 * KUBECONFIG or --context name a cluster of the user's; otherwise the embedded one is meant. So it is when KUBECONFIG is
 * the embedded cluster's own: to look around, people export what `up` prints, and go on in the same shell.
 */
export function chooseTarget(options: TargetOptions): Target {
  const kubeconfig = process.env.KUBECONFIG;
  const name = options.cluster;
  const folder = join(stateDir(), "clusters", name);
  const isOwn = kubeconfig === join(folder, "kubeconfig");
  if ((!kubeconfig || isOwn) && !options.context) {
    return { kind: "embedded", name, terraformState: join(folder, "terraform") };
  }
  return existingTarget(options, kubeconfig);
}

function existingTarget(options: TargetOptions, kubeconfig: string | undefined): Target {
  const { server, context } = serverOf(kubeconfig, options.context);
  const name = createHash("sha256").update(server).digest("hex").slice(0, 12);
  return { kind: "existing", name, kubeconfig, context, terraformState: join(stateDir(), "terraform", name) };
}

function serverOf(kubeconfig: string | undefined, context: string | undefined) {
  const { KubeConfig } = require("@kubernetes/client-node") as typeof import("@kubernetes/client-node");
  const config: KubeConfig = new KubeConfig();
  const source = kubeconfig ? `KUBECONFIG (${kubeconfig})` : "~/.kube/config";
  try {
    if (kubeconfig) config.loadFromDefault();
    else config.loadFromFile(join(homedir(), ".kube", "config"));
  } catch (error) {
    throw new UserError(
      "HW-CLUSTER-101",
      `${source} can't be read: ${error instanceof Error ? error.message : error}.`,
      "Correct it, or unset KUBECONFIG to use the embedded cluster.",
    );
  }
  const contexts = config.getContexts().map((entry) => entry.name);
  const wanted = context ?? config.getCurrentContext();
  if (!contexts.includes(wanted)) {
    throw new UserError(
      "HW-CLUSTER-102",
      `${source} has no context "${wanted}"; it has: ${contexts.join(", ") || "none"}.`,
      "Name one of them with --context, or unset KUBECONFIG to use the embedded cluster.",
    );
  }
  config.setCurrentContext(wanted);
  const server = config.getCurrentCluster()?.server ?? "";
  return { server, context: wanted };
}

/** What the providers and our own clients read to find the cluster and the state. */
export function targetEnvironment(target: Target, embeddedKubeconfig: string): Record<string, string> {
  const kubeconfig = target.kind === "embedded" ? embeddedKubeconfig : target.kubeconfig;
  return {
    HEADWATER_TERRAFORM_STATE: target.terraformState,
    ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}),
    ...(target.kind === "existing" && target.context ? { KUBE_CTX: target.context } : {}),
  };
}
