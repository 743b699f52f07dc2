import type { Command } from "commander";
import { styleOf } from "../../console/style";
import { ExitCode, UsageError, UserError } from "../../console/user-error";
import { renderStatus } from "../status/render-status";
import { status } from "../status/status";
import { type ClusterOptions, clusterCommand, show } from "./options";

export const statusCommand: Command = clusterCommand(
  "status",
  "Tell what is deployed on the cluster, what is not ready, why, and what to do. Only reads; needs no program.",
)
  .summary("Tell what is deployed, what is not ready, and why.")
  .addHelpText("after", "\nExit codes: 0 all is ready, 1 something is not, 2 it can't be told.")
  .action(async (options: ClusterOptions) => {
    const result = await status(options).catch((error: unknown) => {
      // 1 is an answer here.
      if (!(error instanceof UserError)) throw error;
      throw new UsageError(error.code, error.message, error.fix, error.details);
    });
    show(result, renderStatus(result, styleOf(process.stdout)), options);
    if (result.problems.length > 0) process.exitCode = ExitCode.failed;
    else if (!result.ready) process.exitCode = ExitCode.usage;
  });
