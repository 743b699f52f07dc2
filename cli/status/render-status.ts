import type { Style } from "../../console/style";
import { table } from "../../console/table";
import { count } from "./in-words";
import { jobsInWords } from "./jobs";
import type { Part } from "./parts";
import type { Problem } from "./problems";
import type { NamespaceStatus, StatusResult, WorkloadStatus } from "./status";
import type { Stream } from "./streams";

/** One screen: each namespace, then what is wrong and what to do about it. */
export function renderStatus(result: StatusResult, style: Style): string {
  return [
    ...result.namespaces.flatMap((namespace) => [...renderNamespace(namespace, style), ""]),
    ...renderProblems(result.warnings, style.yellow("!"), style),
    ...renderProblems(result.problems, style.red("✗"), style),
    ...(result.problems.length + result.warnings.length > 0 ? [""] : []),
    ...(result.unread.length > 0
      ? [style.yellow(`Not looked at, as you may not list it: ${result.unread.join(", ")}.`)]
      : []),
    conclusion(result, style),
  ].join("\n");
}

const OWN_TOPICS = ["dead-letters", "retries"];

function renderNamespace({ namespace, role, platform, workloads, streams, objects }: NamespaceStatus, style: Style) {
  // A worker's own are told with it, by what is in them.
  const own = new Set(workloads.flatMap(({ name }) => OWN_TOPICS.map((what) => `${namespace}.${name}.${what}`)));
  const others = Object.entries(objects).map(([kind, number]) => `${kind} ${number}`);
  return [
    `${style.bold(namespace)} ${style.dim(platform === undefined ? role : `team on ${platform}`)}`,
    ...renderParts(workloads, style),
    ...renderStreams(
      streams.filter(({ topic }) => !own.has(topic)),
      style,
    ),
    ...(others.length > 0 ? [`  ${style.dim(`${others.join(", ")}`)}`] : []),
  ];
}

function renderParts(parts: readonly WorkloadStatus[], style: Style): string[] {
  const rows = parts.map((part) => [part.name, part.kind, inWords(part)]);
  return table(["", "", ""], rows)
    .slice(1)
    .map((line, index) => `  ${MARKS[parts[index]?.state ?? "ready"](style)} ${line}`);
}

const inWords = (part: WorkloadStatus): string =>
  [
    part.kind === "ScaledJob" ? jobsInWords(part) : stateOf(part),
    ...(part.deadLetters ? [count(part.deadLetters, "dead letter")] : []),
    ...(part.restarts > 0 ? [count(part.restarts, "restart")] : []),
  ].join(", ");

function stateOf({ state, ready, wanted }: Part): string {
  if (state === "asleep" || state === "stopped") return state;
  if (state === "starting") return `${ready}/${wanted} ready, starting`;
  // The pods from before serve until those of the new version are ready.
  return `${ready}/${wanted} ready${state === "not ready" && ready >= wanted ? ", but not all are up to date" : ""}`;
}

const MARKS: Readonly<Record<Part["state"], (style: Style) => string>> = {
  ready: ({ green }) => green("✓"),
  asleep: ({ dim }) => dim("·"),
  starting: ({ green }) => green("·"),
  stopped: ({ yellow }) => yellow("·"),
  "not ready": ({ red }) => red("✗"),
};

const renderStreams = (streams: readonly Stream[], style: Style): string[] =>
  table(
    ["", ""],
    streams.map((stream) => [stream.topic, describe(stream)]),
  )
    .slice(1)
    .map((line) => `  ${style.dim("≈")} ${line}`);

function describe({ subject, compatibility, readers, left }: Stream): string {
  const contract = subject === undefined ? "no contract" : `contract ${subject}, ${compatibility}`;
  const readBy = readers.length === 0 ? "" : `, read by ${readers.join(", ")}`;
  return `${contract}${readBy}${left ? ", nobody declares it any more" : ""}`;
}

/** What is about the same object has one heading. */
const renderProblems = (problems: readonly Problem[], mark: string, style: Style): string[] =>
  problems.flatMap(({ object, cause, fix }, index) => [
    ...(problems[index - 1]?.object === object ? [] : [`${mark} ${style.bold(object)}`]),
    ...cause.split("\n").map((line) => `    ${line}`),
    `    → ${fix}`,
  ]);

function conclusion({ ready, problems, warnings, namespaces, releases }: StatusResult, style: Style): string {
  const look = warnings.length === 0 ? "" : ` ${style.yellow(`${count(warnings.length, "thing")} to look at.`)}`;
  if (problems.length > 0) return style.red(`${count(problems.length, "thing")} not ready.`) + look;
  if (!ready) return `What could be looked at is ready.${look}`;
  const workloads = namespaces.flatMap((each) => each.workloads);
  const starting = workloads.filter(({ state }) => state === "starting").length;
  const but = starting > 0 ? `, ${starting} of them starting` : "";
  return `${style.green("✓")} All is ready: ${count(workloads.length, "workload")} of ${count(releases, "release")} in ${count(namespaces.length, "namespace")}${but}.${look}`;
}
