import type { Command } from "commander";
import { styleOf } from "../../console/style";
import { ExitCode, UsageError, UserError } from "../../console/user-error";
import { diff } from "../diff/diff";
import { renderDiff } from "../diff/render-diff";
import { type CommonOptions, projectCommand, show } from "./options";

export const diffCommand: Command = projectCommand(
  "diff",
  "Tell what a deploy would change: every object, by a dry run in the cluster, and what the provisioner would do.",
)
  .summary("Tell what a deploy would change.")
  .argument("[stacks...]", "names of stacks, or patterns with *; all by default")
  .addHelpText("after", "\nExit codes: 0 nothing would change, 1 something would, 2 it can't be told.")
  .action(async (stacks: string[], options: CommonOptions) => {
    const result = await diff({ ...options, stacks }).catch((error: unknown) => {
      // 1 is an answer here.
      if (!(error instanceof UserError)) throw error;
      throw new UsageError(error.code, error.message, error.fix, error.details);
    });
    show(result, renderDiff(result, styleOf(process.stdout)), options);
    if (result.differs) process.exitCode = ExitCode.failed;
  });
