import type { Command } from "commander";
import { Progress, seconds } from "../../console/progress";
import { destroy } from "../deploy";
import { type CommonOptions, projectCommand, show } from "./options";

export const destroyCommand: Command = projectCommand(
  "destroy",
  "Destroy stacks with the project's cdktf, and check that nothing is left but what is marked to be kept.",
)
  .summary("Destroy stacks, and check that nothing is left but what is kept.")
  .argument("[stacks...]", "names of stacks, or patterns with *; all by default")
  .action(async (stacks: string[], options: CommonOptions) => {
    const progress = new Progress("destroy");
    const result = await destroy({ ...options, stacks }, progress);
    const kept = result.kept.length === 0 ? "" : `\nKept:\n${result.kept.map((object) => `  ${object}`).join("\n")}\n`;
    show(result, `\nDestroyed ${result.stacks.join(", ")} (${seconds(progress.elapsedMs)}).${kept}`, options);
  });
