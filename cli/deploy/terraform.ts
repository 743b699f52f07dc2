import { existsSync } from "node:fs";
import { join } from "node:path";
import { type RunResult, run } from "../../console/process";
import { UserError } from "../../console/user-error";
import { findTerraform, MINIMUM_VERSION } from "../../toolchain/terraform/binary";
import type { Stack } from "./stacks";

const LOCK_TIMEOUT = "-lock-timeout=15s";
const COMMAND_MS = 120_000;

/** Terraform's own commands, run in a stack's folder. */
export class Terraform {
  private constructor(
    readonly binary: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly log: string,
  ) {}

  /** @throws UserError HW-DEPLOY-002 if neither terraform nor tofu is there */
  static async find(env: NodeJS.ProcessEnv, log: string): Promise<Terraform> {
    const found = await findTerraform(env);
    if (found) return new Terraform(found.path, env, log);
    throw new UserError(
      "HW-DEPLOY-002",
      `Neither terraform nor tofu ${MINIMUM_VERSION} or newer is on PATH.`,
      "Install one of them, or name it with TERRAFORM_BINARY_NAME.",
    );
  }

  async pullState(stack: Stack): Promise<string> {
    await this.init(stack);
    return (await this.runOrThrow(stack, ["state", "pull"])).stdout;
  }

  async untaint(stack: Stack, address: string): Promise<void> {
    await this.init(stack);
    await this.runOrThrow(stack, ["untaint", LOCK_TIMEOUT, address]);
  }

  /** Takes the resource out of the state; what it stands for stays. */
  async forget(stack: Stack, address: string): Promise<void> {
    await this.init(stack);
    await this.runOrThrow(stack, ["state", "rm", LOCK_TIMEOUT, address]);
  }

  /** False if the provider refused. */
  async import(stack: Stack, address: string, id: string): Promise<boolean> {
    await this.init(stack);
    const { code } = await this.run(stack, ["import", "-input=false", "-no-color", LOCK_TIMEOUT, address, id]);
    return code === 0;
  }

  private async init(stack: Stack): Promise<void> {
    if (existsSync(join(stack.folder, ".terraform", "terraform.tfstate"))) return;
    await this.runOrThrow(stack, ["init", "-input=false", "-no-color"]);
  }

  private run(stack: Stack, args: readonly string[]): Promise<RunResult> {
    return run(this.binary, args, { cwd: stack.folder, env: this.env, log: this.log, timeoutMs: COMMAND_MS });
  }

  private async runOrThrow(stack: Stack, args: readonly string[]): Promise<RunResult> {
    const result = await this.run(stack, args);
    if (result.code === 0) return result;
    throw new UserError(
      "HW-DEPLOY-003",
      `"terraform ${args.join(" ")}" failed for the stack "${stack.name}".`,
      `See ${this.log}.`,
      result.output.trimEnd().split("\n").slice(-10),
    );
  }
}
