import type { Style } from "../../console/style";
import { table } from "../../console/table";
import type { PositionChange } from "../../runtime/provisioner/operations/replay-target";
import type { ReplayResult } from "./replay";

/** Where the worker goes on in each partition, and what that means. */
export function renderPositions({ workload, positions }: ReplayResult, style: Style): string {
  const [head = "", ...rows] = table(
    ["TOPIC", "PARTITION", "FROM", "TO", ""],
    positions.map((position) => [
      position.topic,
      position.partition,
      position.from ?? "–",
      position.to,
      effect(position),
    ]),
  );
  return [`${style.bold(workload)} goes on at`, "", `  ${style.dim(head)}`, ...rows.map((row) => `  ${row}`), ""].join(
    "\n",
  );
}

export function renderTotals({ positions }: ReplayResult, style: Style): string {
  const again = sum(positions, "again");
  const skipped = sum(positions, "skipped");
  if (again + skipped === 0) return "No event is handled again, and none skipped.";
  return [
    ...(again === 0 ? [] : [`${style.yellow(`${events(again)} handled again`)}, at most.`]),
    ...(skipped === 0 ? [] : [`${style.red(`${events(skipped)} never handled`)}, at most.`]),
  ].join(" ");
}

function effect({ again, skipped, wanted }: PositionChange): string {
  const outside = wanted === undefined ? "" : ` (${wanted} lies outside the log)`;
  if (again > 0) return `${again} again${outside}`;
  return skipped > 0 ? `${skipped} skipped${outside}` : `no change${outside}`;
}

const sum = (positions: readonly PositionChange[], field: "again" | "skipped"): number =>
  positions.reduce((total, position) => total + position[field], 0);

const events = (count: number): string => (count === 1 ? "1 event is" : `${count} events are`);
