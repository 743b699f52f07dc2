import type { Command } from "commander";
import { Progress, seconds } from "../../console/progress";
import { deploy } from "../deploy";
import { type CommonOptions, projectCommand, show } from "./options";

export const deployCommand: Command = projectCommand(
  "deploy",
  "Deploy stacks with the project's cdktf, repair what an earlier deploy left, and check that it really happened.",
)
  .summary("Deploy stacks, and check that it really happened.")
  .argument("[stacks...]", "names of stacks, or patterns with *; all by default")
  .action(async (stacks: string[], options: CommonOptions) => {
    const progress = new Progress("deploy");
    const result = await deploy({ ...options, stacks }, progress);
    const lines = result.stacks.map(
      ({ name, changed }) => `  ${name}  ${changed === 0 ? "no changes" : `${changed} changed`}`,
    );
    show(result, `\nDeployed and checked (${seconds(progress.elapsedMs)}).\n${lines.join("\n")}\n`, options);
  });
