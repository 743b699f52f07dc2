import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { withoutDigests } from "./synth-objects";

export interface PlanOptions {
  /** Path of the cluster's kubeconfig. @default the environment's KUBE_CONFIG_PATH */
  readonly kubeconfig?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** A first `init` may fetch providers. */
const COMMAND_MS = 300_000;

/**
 * What Terraform would do, for integration tests: a real `terraform plan` of a stack, or of every stack of an app, as
 * the text that a person reads, without what differs from run to run. Synthesizes the app. Needs terraform or tofu on
 * PATH (or named by TERRAFORM_BINARY_NAME) and the cluster; takes seconds for each stack, changes nothing.
 *
 * @returns by the stack's name
 * @throws if Terraform is missing, or fails: with the last lines that it printed
 * @example expect(await planSnapshot(shopStack, { kubeconfig })).toMatchSnapshot();
 */
export async function planSnapshot(
  scope: App | TerraformStack,
  options: PlanOptions = {},
): Promise<Record<string, string>> {
  // Loaded only here: snapshots of objects run no programs.
  const { runOrThrow } = await import("../../console/process.js");
  const { findTerraform, MINIMUM_VERSION } = await import("../../toolchain/terraform/binary.js");
  const { kubeconfig, env: given = process.env } = options;
  const env = { ...given, ...(kubeconfig === undefined ? {} : { KUBE_CONFIG_PATH: kubeconfig }) };
  const terraform = await findTerraform(env);
  if (!terraform) throw new Error(`planSnapshot needs terraform or tofu ${MINIMUM_VERSION} or newer on PATH.`);
  const app = App.of(scope);
  app.synth();
  const stacks = scope.node.findAll().filter(TerraformStack.isStack);
  const plans: Record<string, string> = {};
  for (const { node } of stacks as TerraformStack[]) {
    const folder = app.manifest.stacks[node.id]?.workingDirectory ?? join("stacks", node.id);
    const cwd = join(app.outdir, folder);
    const run = (...args: string[]) => runOrThrow(terraform.path, args, { cwd, env, timeoutMs: COMMAND_MS });
    await run("init", "-input=false", "-no-color");
    await run("plan", "-input=false", "-no-color", "-out=headwater.plan");
    plans[node.id] = withoutDigests((await run("show", "-no-color", "headwater.plan")).stdout).trim();
  }
  return plans;
}
