import { relative } from "node:path";
import type { Command } from "commander";
import { confirm } from "../../console/confirm";
import { Progress } from "../../console/progress";
import { styleOf } from "../../console/style";
import { Interrupted } from "../../console/user-error";
import type { Problem } from "../../constructs/model/problem";
import { dev } from "../dev/dev";
import { prettyLine } from "../dev/log-lines";
import { type CommonOptions, projectCommand } from "./options";

interface DevFlags extends CommonOptions {
  readonly yes: boolean;
}

export const devCommand: Command = projectCommand(
  "dev",
  "Run a worker's handler on this machine, against the cluster's streams, and anew after each change of its code. The worker's replicas in the cluster are stopped meanwhile: what is handled here is handled.",
)
  .summary("Run a worker's handler here, with the cluster's events.")
  .argument("<worker>", "namespace/name, such as shop/shipping; or the path of its handler")
  .option("--yes", "do not ask", false)
  .addHelpText("after", "\nCtrl-C ends it; the worker then goes on in the cluster.")
  .action(async (worker: string, flags: DevFlags) => {
    const style = styleOf(process.stdout);
    const progress = new Progress("dev");
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const inWords = ({ code, message, fix }: Problem) => `${style.red(`✗ ${code}: ${message}`)} ${fix}`;
    try {
      await dev({
        ...flags,
        worker,
        approve: async ({ name, file }) => {
          print(
            `${style.bold(name)} will run here, from ${relative("", file)}: with its rights, in its consumer group.`,
          );
          print("Its replicas in the cluster are stopped until Ctrl-C. What is handled here is handled.");
          await confirm("Do this?", flags);
        },
        step: (title, body) => progress.step(title, body),
        onLine: (line) => print(flags.json ? line : prettyLine(line, style)),
        onChange: (news) =>
          print(
            typeof news === "string"
              ? style.bold(`▸ ${news}`)
              : `${inWords(news)} It is tried again at the next change.`,
          ),
        onRefused: (problem) => print(inWords(problem)),
      });
    } catch (error) {
      // That is how it ends.
      if (!(error instanceof Interrupted)) throw error;
    }
  });
