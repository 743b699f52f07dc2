import { hostname, userInfo } from "node:os";
import { UserError } from "../../console/user-error";
import type { ApiObject } from "../kubernetes/client";

/** On what a command has stopped, or on the object through which KEDA scales it. */
export const MARK = "headwater.dev/paused-by";

/** The command that has stopped a workload, and how the workload was before. */
export interface PauseMark {
  /** `headwater dev`, for example. */
  readonly command: string;
  /** `kim@laptop` */
  readonly by: string;
  /** ISO 8601, by the API server's clock. */
  readonly since: string;
  /** The command moves this on while it runs, however long that is. Past it, nobody will undo the pause any more. */
  readonly until: string;
  /** What its number of replicas was, or what KEDA had been told; empty for nothing. */
  readonly before: string;
}

/** Longer than the clocks of two machines differ, and than an API server takes to start again. */
const LEASE_MS = 60_000;

/** Of a pause that this process begins now. */
export const newMark = (command: string, before: string, now: number): PauseMark => ({
  command,
  by: `${userInfo().username}@${hostname()}`,
  since: new Date(now).toISOString(),
  until: untilOf(now),
  before,
});

export const renewed = (mark: PauseMark, now: number): PauseMark => ({ ...mark, until: untilOf(now) });

const untilOf = (now: number): string => new Date(now + LEASE_MS).toISOString();

/**
 * Undefined if no command has stopped it.
 * @throws UserError HW-OPERATE-011 if somebody has edited it
 */
export function markOf({ metadata }: ApiObject): PauseMark | undefined {
  const text = metadata.annotations?.[MARK];
  if (text === undefined) return undefined;
  const mark = parsed(text);
  if (mark) return mark;
  throw new UserError(
    "HW-OPERATE-011",
    `The annotation ${MARK} of ${metadata.namespace}/${metadata.name} is none of Headwater's: ${text}`,
    "Remove the annotation, and set the replicas as they should be.",
  );
}

function parsed(text: string): PauseMark | undefined {
  try {
    const { command, by, since, until, before } = JSON.parse(text) as Partial<Record<keyof PauseMark, unknown>>;
    const texts = [command, by, since, until, before];
    if (!texts.every((each) => typeof each === "string") || Number.isNaN(Date.parse(String(until)))) return undefined;
    return { command, by, since, until, before } as PauseMark;
  } catch {
    return undefined;
  }
}

/** Whether both are of one run of a command. */
export const isSame = (one: PauseMark | undefined, other: PauseMark): boolean =>
  one?.by === other.by && one.since === other.since;

/** Whether its command was killed, or lost its connection for long. */
export const isLeft = ({ until }: PauseMark, now: number): boolean => Date.parse(until) < now;

/** `kim@laptop has stopped it with headwater dev at 2026-11-24T08:00:00Z` */
export const inWords = ({ by, command, since }: PauseMark): string =>
  `${by} has stopped it with ${command} at ${since.replace(/\.\d+/, "")}`;
