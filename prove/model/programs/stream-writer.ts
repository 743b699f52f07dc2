import type { KnownStream } from "./known";
import type { Code, Statement } from "./program";
import type { StreamShape, TeamShape } from "./shapes";
import { CONTRACTS, TEAMS } from "./vocabulary";

export const streamOf = (
  { name, visibility, format, state }: StreamShape,
  team: TeamShape,
  code: Code,
): KnownStream => ({
  code,
  team: team.name,
  name,
  exported: visibility === "platform",
  contract: format === "none" ? undefined : CONTRACTS[format],
  deadLetters: false,
  state,
});

export function streamStatement(shape: StreamShape, team: TeamShape, scope: string, name: string): Statement {
  const { state, format, keyed, partitions, replicationFactor, compatibility, subject, maxEventSize } = shape;
  const props: Record<string, Code> = { visibility: JSON.stringify(shape.visibility), ...keptOf(shape) };
  if (format !== "none") props.contract = CONTRACTS[format];
  if (format !== "none" && subject !== undefined) props.subject = JSON.stringify(subject);
  if (state || keyed) props.key = `"id"`;
  if (partitions !== undefined) props.partitions = String(partitions);
  if (replicationFactor !== undefined) props.replicationFactor = String(replicationFactor);
  if (compatibility !== undefined) props.compatibility = JSON.stringify(compatibility);
  if (maxEventSize !== undefined) props.maxEventSize = JSON.stringify(maxEventSize);
  if (shape.adopted) props.name = JSON.stringify(`Legacy_${team.name}.${shape.name}`);
  return { name, construct: state ? "StateStream" : "EventStream", scope, id: shape.name, props };
}

function keptOf({ state, retentionDays, retentionSize, tombstoneDays }: StreamShape): Record<string, Code> {
  const time = retentionDays === undefined ? undefined : `Duration.days(${retentionDays})`;
  if (state) {
    return {
      ...(time === undefined ? {} : { retention: time }),
      ...(tombstoneDays === undefined ? {} : { tombstones: `Duration.days(${tombstoneDays})` }),
    };
  }
  if (retentionSize === undefined) return time === undefined ? {} : { retention: time };
  const size = `size: ${JSON.stringify(retentionSize)}`;
  return { retention: time === undefined ? `{ ${size} }` : `{ time: ${time}, ${size} }` };
}

/** Of names that the team's namespace begins, and that nothing has. */
export function tombstoneStatement({ name, namespace }: TeamShape, scope: string): Statement {
  const prefix = namespace ? `ns-${TEAMS.indexOf(name)}` : name;
  const props = {
    topics: JSON.stringify([`${prefix}.gone`, `${prefix}.Old_One`]),
    groups: JSON.stringify([`${prefix}.gone`]),
  };
  return { name: `${scope}Tombstone`, construct: "Tombstone", scope, id: "gone", props };
}
