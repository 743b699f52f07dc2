import { oneLine } from "../dead-letters/render-letters";
import type { DeadLetters } from "./dead-letters";
import type { FailingCalls } from "./failing-calls";
import { age, count } from "./in-words";
import type { Problem } from "./problems";
import type { RejectedValue } from "./rejected-values";
import type { Restarts } from "./restarts";
import type { View } from "./view";

/** As long as the alert on restarts looks back. */
const RECENT_MS = 30 * 60_000;
/** Of the causes of something. */
const MOST_TOLD = 3;
/** Of an error, in characters. */
const WIDTH = 200;

/** A warning about a workload, whose kind is still to be told. */
type Warning = Omit<Problem, "object"> & { readonly workload: string };

/**
 * What somebody has to look at although it is ready.
 *
 * @param problems what is not ready: why it restarts is told there
 * @param now the API server's clock (ms)
 */
export function warningsOf(view: View, problems: readonly Problem[], now: number): readonly Problem[] {
  const { deadLetters, restarts, rejectedValues, failingCalls, silences } = view.troubles;
  const named = namesOf(view);
  const isTold = ({ workload }: Restarts) => problems.some(({ object }) => object === named(workload));
  const warnings = [
    ...deadLetters.filter((letters) => letters.count > 0).map((letters) => deadLettersWarning(letters, now)),
    ...restarts.filter((each) => !isTold(each)).flatMap((each) => restartsWarning(each, now) ?? []),
    ...rejectedValues.map(rejectedWarning),
    ...failingCalls.map(failingWarning),
  ];
  const workloads = [...new Set(warnings.map(({ workload }) => workload))].sort();
  return [
    ...workloads.flatMap((workload) =>
      warnings
        .filter((warning) => warning.workload === workload)
        .map(({ cause, fix }) => ({ object: named(workload), cause, fix })),
    ),
    ...silences.map(({ platform, why }) => ({
      object: `Deployment ${platform}/provisioner`,
      cause: `It does not tell of dead letters and failing calls: ${why}`,
      fix: `Look at its log, kubectl -n ${platform} logs deploy/provisioner, and at the brokers.`,
    })),
  ];
}

/** Workloads with their kinds: `Deployment shop/orders`. A durable function has a Deployment for each of its versions. */
function namesOf({ workloads, conditioned }: View): (workload: string) => string {
  const kinds = new Map<string, string>();
  for (const { metadata } of conditioned.get("ScaledJob") ?? [])
    kinds.set(`${metadata.namespace}/${metadata.name}`, "ScaledJob");
  for (const { kind, metadata } of workloads) kinds.set(`${metadata.namespace}/${metadata.name}`, kind);
  return (workload) => `${kinds.get(workload) ?? "durable function"} ${workload}`;
}

const deadLettersWarning = ({ workload, count: number, more, causes }: DeadLetters, now: number): Warning => ({
  workload,
  cause: [
    `${number}${more ? " and more" : ""} of its events ${number === 1 ? "is a dead letter" : "are dead letters"}:`,
    ...causes
      .slice(0, MOST_TOLD)
      .map((cause) => `${cause.count} × ${oneLine(cause.error, WIDTH)}, ${age(now - Date.parse(cause.last))} ago`),
    ...(causes.length > MOST_TOLD ? [`${count(causes.length - MOST_TOLD, "more cause")}`] : []),
  ].join("\n"),
  fix: `Look at them: headwater deadletters show ${workload}. When the cause is gone: headwater deadletters redrive ${workload} --all`,
});

function restartsWarning({ workload, count: number, last }: Restarts, now: number): Warning | undefined {
  if (last === undefined || now - last.at > RECENT_MS) return undefined;
  const times = number === 1 ? "once," : `${number} times, the last time`;
  return {
    workload,
    cause: `It restarted ${times} ${age(now - last.at)} ago: ${last.cause}`,
    fix: `Read what it said before: ${last.log}`,
  };
}

const rejectedWarning = ({ workload, table, event, reason }: RejectedValue): Warning => ({
  workload,
  cause: `It keeps ${event} out of its table of ${table}: ${reason}`,
  fix: "Publish the key's value again, or null. The key has the value that it had before.",
});

const failingWarning = ({ workload, arePaused, calls }: FailingCalls): Warning => ({
  workload,
  cause: [
    `${count(calls.length, "call")} failed at every try, and ${calls.length === 1 ? "is" : "are"} ${arePaused ? "paused" : "tried again"}:`,
    ...calls.slice(0, MOST_TOLD).map(({ id, tries, failure }) => `${id}, ${tries} times: ${oneLine(failure, WIDTH)}`),
  ].join("\n"),
  fix: arePaused
    ? "Correct the cause and deploy, then resume them: see HeadwaterPausedCalls in the runbooks."
    : "Correct the cause: they go on where they stopped. If it is the code, see HeadwaterFailingCalls in the runbooks.",
});
