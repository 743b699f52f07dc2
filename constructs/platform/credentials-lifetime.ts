import { Duration } from "../model/duration";
import type { Problem } from "../model/problem";

export const CREDENTIALS_LIFETIME = Duration.days(30);
/** Each rotation restarts workloads: more often than they can, and none would ever end. */
const SHORTEST = Duration.hours(1);

/** @returns HW-PLATFORM-001 if workloads could not keep up with it */
export function credentialsLifetimeProblems(lifetime: Duration): Problem[] {
  const ms = lifetime.toMilliseconds();
  if (Number.isFinite(ms) && ms >= SHORTEST.toMilliseconds()) return [];
  return [
    {
      code: "HW-PLATFORM-001",
      message: `credentialsLifetime is ${lifetime.toSeconds()} s; at least an hour is allowed.`,
      fix: "Give a longer one, for example Duration.days(30). For new credentials at once there is `headwater rotate`.",
    },
  ];
}
