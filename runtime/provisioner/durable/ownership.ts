import type { DesiredDurable } from "../desired-state";
import { Refusal } from "../outcome";
import type { OwnerId } from "../ownership";

/**
 * A release has one durable function, and both are named after it: a team can't take over another's calls.
 * @throws Refusal HW-PROVISION-003
 */
export function checkDurableOwner({ namespace, name }: OwnerId, durable: DesiredDurable | undefined): void {
  if (!durable) return;
  const problems = [
    ...(durable.service === `${namespace}.${name}`
      ? []
      : [`durable function "${durable.service}" is not "${namespace}.${name}"`]),
    ...(durable.version.startsWith(`${name}-`) ? [] : [`version "${durable.version}" does not begin with "${name}-"`]),
  ];
  if (problems.length === 0) return;
  throw new Refusal(
    403,
    "HW-PROVISION-003",
    `The release ${namespace}/${name} has its own durable function alone.`,
    problems,
  );
}
