import type { Style } from "../../console/style";
import { table } from "../../console/table";
import type { Part } from "./parts";
import type { Problem } from "./problems";
import type { NamespaceStatus, StatusResult } from "./status";
import type { Stream } from "./streams";

/** One screen: each namespace, then what is wrong and what to do about it. */
export function renderStatus(result: StatusResult, style: Style): string {
  return [
    ...result.namespaces.flatMap((namespace) => [...renderNamespace(namespace, style), ""]),
    ...result.problems.flatMap((problem) => renderProblem(problem, style)),
    ...(result.problems.length > 0 ? [""] : []),
    ...(result.unread.length > 0
      ? [style.yellow(`Not looked at, as you may not list it: ${result.unread.join(", ")}.`)]
      : []),
    conclusion(result, style),
  ].join("\n");
}

function renderNamespace({ namespace, role, platform, workloads, streams, objects }: NamespaceStatus, style: Style) {
  const others = Object.entries(objects).map(([kind, number]) => `${kind} ${number}`);
  return [
    `${style.bold(namespace)} ${style.dim(platform === undefined ? role : `team on ${platform}`)}`,
    ...renderParts(workloads, style),
    ...renderStreams(streams, style),
    ...(others.length > 0 ? [`  ${style.dim(`${others.join(", ")}`)}`] : []),
  ];
}

function renderParts(parts: readonly Part[], style: Style): string[] {
  const rows = parts.map((part) => [part.name, part.kind, inWords(part)]);
  return table(["", "", ""], rows)
    .slice(1)
    .map((line, index) => `  ${MARKS[parts[index]?.state ?? "ready"](style)} ${line}`);
}

function inWords({ state, ready, wanted }: Part): string {
  if (state === "asleep" || state === "stopped") return state;
  // The pods from before serve until those of the new version are ready.
  return `${ready}/${wanted} ready${state === "not ready" && ready >= wanted ? ", but not all are up to date" : ""}`;
}

const MARKS: Readonly<Record<Part["state"], (style: Style) => string>> = {
  ready: ({ green }) => green("✓"),
  asleep: ({ dim }) => dim("·"),
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

const renderProblem = ({ object, cause, fix }: Problem, style: Style): string[] => [
  `${style.red("✗")} ${style.bold(object)}`,
  ...cause.split("\n").map((line) => `    ${line}`),
  `    → ${fix}`,
];

function conclusion({ ready, problems, namespaces, releases }: StatusResult, style: Style): string {
  if (problems.length > 0) return style.red(`${count(problems.length, "thing")} not ready.`);
  if (!ready) return "What could be looked at is ready.";
  const workloads = namespaces.reduce((sum, each) => sum + each.workloads.length, 0);
  return `${style.green("✓")} All is ready: ${count(workloads, "workload")} of ${count(releases, "release")} in ${count(namespaces.length, "namespace")}.`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
