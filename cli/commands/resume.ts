import type { Command } from "commander";
import { confirm } from "../../console/confirm";
import { styleOf } from "../../console/style";
import { inWords } from "../pause/mark";
import { resume } from "../pause/resume";
import { type ClusterOptions, clusterCommand, show } from "./options";

interface ResumeFlags extends ClusterOptions {
  readonly yes: boolean;
}

export const resumeCommand: Command = clusterCommand(
  "resume",
  "Let a worker go on in the cluster that headwater dev or headwater replay has stopped, and was killed before it could do so itself.",
)
  .summary("Let a worker go on that a killed dev or replay has stopped.")
  .argument("<worker>", "namespace/name, such as shop/shipping")
  .option("--yes", "do not ask, also if the command that has stopped it still runs", false)
  .action(async (workload: string, flags: ResumeFlags) => {
    const result = await resume({
      ...flags,
      workload,
      approve: (mark) => confirm(`${inWords(mark)}, and that may still run. Let the worker go on nevertheless?`, flags),
    });
    const { green } = styleOf(process.stdout);
    const done = result.undone
      ? `${green("✓")} ${workload} goes on. ${inWords(result.undone)}.`
      : `No command has stopped ${workload}. Nothing was changed.`;
    show(result, done, flags);
  });
