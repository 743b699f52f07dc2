import { UserError } from "../../console/user-error";
import { type Cause, explainRelease } from "../explain/explain";
import type { CdktfOutcome } from "./cdktf";
import type { View } from "./plan-repairs";
import type { Session } from "./session";
import type { Shortfall } from "./verify";

interface Failed {
  readonly session: Session;
  readonly view: View;
  readonly shortfalls: readonly Shortfall[];
  readonly outcome: CdktfOutcome;
}

/** Terraform would create what is already in the cluster. */
const TAKEN = /cannot re-use a name|already exists/;

/** One report of everything that did not come about, each with its cause and what to do. */
export async function failure(verb: "deployed" | "destroyed", failed: Failed): Promise<UserError> {
  const { shortfalls, outcome, session } = failed;
  const details: string[] = [];
  for (const shortfall of worthTelling(shortfalls, outcome)) details.push(...(await describe(shortfall, failed)));
  const stacks = [...new Set(shortfalls.map(({ stack }) => stack))];
  return new UserError(
    verb === "deployed" ? "HW-DEPLOY-010" : "HW-DEPLOY-011",
    `Not everything was ${verb} (${stacks.length === 1 ? "stack" : "stacks"} ${stacks.join(", ")}).`,
    `Correct it and run the same command again: it goes on from here. All output is in ${session.log}.`,
    details,
  );
}

/** What was not even begun follows from what failed, and is not told beside it. */
function worthTelling(shortfalls: readonly Shortfall[], outcome: CdktfOutcome): readonly Shortfall[] {
  const failed = new Set(outcome.errors.flatMap(({ error }) => error.address ?? []));
  const roots = shortfalls.filter(({ address, status }) => (address && failed.has(address)) || status !== undefined);
  return roots.length > 0 ? roots : shortfalls;
}

async function describe({ stack, address, release, status, what }: Shortfall, failed: Failed): Promise<string[]> {
  const { session, view, outcome } = failed;
  const subject = release === undefined ? address : `release ${release}`;
  const lines = [subject === undefined ? `${stack} ${what}.` : `${stack}: ${subject} ${what}.`];
  if (status?.startsWith("pending-")) {
    return [...lines, "  Its terraform ended in the middle; the next deploy repairs that."];
  }
  const [namespace = "", name = ""] = release?.split("/") ?? [];
  const causes = release === undefined ? [] : await explainRelease(session.client, view.revisions, namespace, name);
  if (causes.length > 0) return [...lines, ...causes.flatMap(causeLines)];
  const errors = outcome.errors.filter((entry) => entry.stack === stack && isAbout(entry.error.address, address));
  for (const { error } of errors) {
    lines.push(...error.message.split("\n").map((line) => `  ${line}`));
    if (TAKEN.test(error.message)) lines.push("    → If this project made it, headwater recover adopts it.");
  }
  return lines;
}

const isAbout = (error: string | undefined, address: string | undefined): boolean =>
  error === undefined || address === undefined || error === address;

const causeLines = ({ object, cause, fix }: Cause): string[] => [
  `  ${object}: ${cause.split("\n").join("\n    ")}`,
  `    → ${fix}`,
];
