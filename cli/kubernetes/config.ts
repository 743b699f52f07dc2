import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { KubeConfig } from "@kubernetes/client-node";
import { UserError } from "../../console/user-error";

/**
 * The environment in which the Terraform providers and we see the same cluster: kubectl's KUBECONFIG is carried over
 * to the variable that the providers read.
 */
export function clusterEnvironment(env: NodeJS.ProcessEnv, context?: string): NodeJS.ProcessEnv {
  const path =
    env.KUBE_CONFIG_PATH || env.KUBECONFIG?.split(delimiter).find(Boolean) || join(homedir(), ".kube", "config");
  return { ...env, KUBE_CONFIG_PATH: path, ...(context === undefined ? {} : { KUBE_CTX: context }) };
}

/** @throws UserError HW-KUBE-001 if the file can't be read or lacks the context */
export async function loadConfig(env: NodeJS.ProcessEnv): Promise<KubeConfig> {
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  const file = env.KUBE_CONFIG_PATH ?? "";
  try {
    config.loadFromFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UserError(
      "HW-KUBE-001",
      `The kubeconfig ${file} can't be read: ${reason}.`,
      "Name the cluster with KUBECONFIG.",
    );
  }
  const contexts = config.getContexts().map(({ name }) => name);
  const context = env.KUBE_CTX || config.getCurrentContext();
  if (!contexts.includes(context)) {
    throw new UserError(
      "HW-KUBE-001",
      `The kubeconfig ${file} has no context "${context}"; it has: ${contexts.join(", ") || "none"}.`,
      "Name one of them with --context.",
    );
  }
  config.setCurrentContext(context);
  return config;
}
