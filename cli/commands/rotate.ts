import type { Command } from "commander";
import { Progress } from "../../console/progress";
import { styleOf } from "../../console/style";
import { rotate } from "../rotate/rotate";
import { type ClusterOptions, clusterCommand, show } from "./options";

export const rotateCommand: Command = clusterCommand(
  "rotate",
  "Give a workload new credentials for Kafka now, without interrupting it. They are replaced by age anyway.",
)
  .summary("Give a workload new credentials for Kafka.")
  .argument("<workload>", "namespace/name, such as shop/shipping")
  .action(async (workload: string, flags: ClusterOptions) => {
    const work = (say: (note: string) => void) => rotate({ ...flags, workload, say });
    const title = `Replace the credentials of ${workload}`;
    const result = await (flags.json ? work(() => undefined) : new Progress("rotate").step(title, work));
    const { green } = styleOf(process.stdout);
    show(result, `${green("✓")} ${workload} is ${result.user} now. Its former credentials are refused.`, flags);
  });
