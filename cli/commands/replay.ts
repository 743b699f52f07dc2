import { type Command, InvalidArgumentError, Option } from "commander";
import { confirm } from "../../console/confirm";
import { Progress } from "../../console/progress";
import { styleOf } from "../../console/style";
import { UsageError } from "../../console/user-error";
import type { ReplayTarget } from "../../runtime/provisioner/operations/replay-target";
import { renderPositions, renderTotals } from "../replay/render-replay";
import { replay } from "../replay/replay";
import { type ClusterOptions, clusterCommand, show } from "./options";

interface ReplayFlags extends ClusterOptions {
  readonly toEarliest?: true;
  readonly toLatest?: true;
  readonly toTime?: number;
  readonly toOffset?: Readonly<Record<string, number>>;
  readonly stream?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

export const replayCommand: Command = clusterCommand(
  "replay",
  "Let a worker handle events again, or skip some. It is stopped for that, and goes on afterwards.",
)
  .summary("Let a worker handle events again.")
  .argument("<worker>", "namespace/name, such as shop/shipping")
  .option("--to-earliest", "from the first event that is still there")
  .option("--to-latest", "from the next event on")
  .addOption(new Option("--to-time <time>", "from the first event at or after this time (ISO 8601)").argParser(timeOf))
  .addOption(
    new Option("--to-offset <partition=offset...>", "from these offsets; other partitions stay").argParser(offsetOf),
  )
  .option("--stream <name>", "of one of its streams only; all by default")
  .option("--dry-run", "only tell what would happen", false)
  .option("--yes", "do not ask", false)
  .addHelpText(
    "after",
    `
Examples:
  headwater replay shop/shipping --to-time 2026-11-24T08:00:00Z --dry-run
  headwater replay shop/shipping --stream order-placed --to-offset 0=120 1=98`,
  )
  .action(async (workload: string, flags: ReplayFlags) => {
    const style = styleOf(process.stdout);
    const progress = new Progress("replay");
    const result = await replay({
      ...flags,
      workload,
      to: targetOf(flags),
      approve: async (planned) => {
        if (!flags.json) process.stdout.write(`${renderPositions(planned, style)}${renderTotals(planned, style)}\n\n`);
        await confirm("Do this?", flags);
      },
      step: (title, body) => (flags.json ? body() : progress.step(title, body)),
    });
    const done = result.changed
      ? `${style.green("✓")} ${workload} goes on. ${renderTotals(result, style)}`
      : `${renderPositions(result, style)}${renderTotals(result, style)} ${style.dim("Nothing was changed.")}`;
    show(result, done, flags);
  });

/** @throws UsageError HW-CLI-010 unless exactly one is given */
function targetOf({ toEarliest, toLatest, toTime, toOffset }: ReplayFlags): ReplayTarget {
  const targets: ReplayTarget[] = [
    ...(toEarliest ? ["earliest" as const] : []),
    ...(toLatest ? ["latest" as const] : []),
    ...(toTime === undefined ? [] : [{ time: toTime }]),
    ...(toOffset === undefined ? [] : [{ offsets: toOffset }]),
  ];
  const [target] = targets;
  if (target !== undefined && targets.length === 1) return target;
  throw new UsageError(
    "HW-CLI-010",
    `Where to is ${targets.length === 0 ? "not said" : "said more than once"}.`,
    "Give one of --to-earliest, --to-latest, --to-time and --to-offset.",
  );
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  // Without a zone it would mean another time on each machine.
  if (!Number.isNaN(time) && time >= 0 && /(Z|[+-]\d\d:?\d\d)$/.test(text)) return time;
  throw new InvalidArgumentError("It is no time with a zone, such as 2026-11-24T08:00:00Z.");
}

function offsetOf(text: string, former: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, partition, offset] = /^(\d{1,6})=(\d{1,15})$/.exec(text) ?? [];
  if (partition === undefined) throw new InvalidArgumentError("It is no partition=offset, such as 0=120.");
  return { ...former, [Number(partition)]: Number(offset) };
}
