import type { Command } from "commander";
import { Progress } from "../../console/progress";
import { recover } from "../deploy";
import { type CommonOptions, projectCommand, show } from "./options";

export const recoverCommand: Command = projectCommand(
  "recover",
  "Bring Helm and Terraform together again after a deploy that was killed or failed. Deletes nothing that is deployed.",
)
  .summary("Repair what a deploy left that was killed or failed.")
  .action(async (options: CommonOptions) => {
    const result = await recover(options, new Progress("recover"));
    const lines = [
      ...(result.repaired.length === 0 ? ["Nothing to repair."] : ["Repaired. Deploy again to go on."]),
      ...result.foreign.map(({ release, why }) => `Left alone: the release ${release} ${why}.`),
    ];
    show(result, `\n${lines.join("\n")}`, options);
  });
