import { stripVTControlCharacters } from "node:util";
import type { Style } from "../../console/style";
import { table } from "../../console/table";
import type { Letter, RefusedLetter } from "../../runtime/provisioner/operations/letter-answers";
import { causesOf } from "./causes";
import { renderBytes } from "./contents";

const ERROR_WIDTH = 60;

/** How many there are of which cause. */
export function renderList(workload: string, letters: readonly Letter[], style: Style): string {
  if (letters.length === 0) return `${style.green("✓")} ${workload} has no dead letters.`;
  const [head = "", ...rows] = table(
    ["LETTERS", "SENT AGAIN", "FIRST", "LAST", "NEWEST", "FROM", "ERROR"],
    causesOf(letters).map((cause) => [
      cause.count,
      cause.redriven,
      minute(cause.first),
      minute(cause.last),
      cause.newest,
      cause.topic,
      oneLine(cause.error),
    ]),
  );
  const waiting = letters.filter(({ redriven }) => !redriven);
  return [
    style.dim(head),
    ...rows,
    "",
    `${letters.length} dead ${letters.length === 1 ? "letter" : "letters"} of ${style.bold(workload)}; ${
      waiting.length === 0 ? "all were sent again" : `${style.yellow(String(waiting.length))} not sent again`
    }.`,
  ].join("\n");
}

/** Each with its headers, key and value. */
export function renderLetters(letters: readonly Letter[], style: Style): string {
  return letters.map((letter) => renderLetter(letter, style)).join("\n\n");
}

function renderLetter(letter: Letter, style: Style): string {
  const { id, failedAt, error, attempts, original, redriven, key, value, headers = [] } = letter;
  const tries = attempts === 0 ? "could not be decoded" : `tried ${attempts === 1 ? "once" : `${attempts} times`}`;
  const field = (name: string, text: string) =>
    `  ${style.dim(name.padEnd(8))} ${text.split("\n").join(`\n  ${" ".repeat(9)}`)}`;
  return [
    `${style.bold(id)} ${failedAt}, ${tries}${redriven ? style.green(" sent again") : ""}`,
    field("error", style.red(stripVTControlCharacters(error))),
    field("event", `${original.topic}/${original.partition}/${original.offset}`),
    ...headers.map(([name, text]) => field("header", `${name}: ${renderBytes(text)}`)),
    field("key", renderBytes(key)),
    field("value", value === null ? "none: it deletes the key's value" : renderBytes(value)),
  ].join("\n");
}

/** What was sent, and what stays. */
export function renderRedriven(redriven: number, refused: readonly RefusedLetter[], style: Style): string {
  const reasons = new Map<string, string[]>();
  for (const { id, why } of refused) reasons.set(why, [...(reasons.get(why) ?? []), id]);
  return [
    `${style.green("✓")} ${redriven === 1 ? "1 event was" : `${redriven} events were`} sent again.`,
    ...[...reasons].map(
      ([why, ids]) =>
        `${style.red("✗")} ${ids.length === 1 ? ids[0] : `${ids.length} letters (${ids[0]}, …)`} can't be: ${why}.`,
    ),
  ].join("\n");
}

/** The local machine's zone would make two people's tables differ. */
const minute = (time: string): string => `${time.slice(0, 16).replace("T", " ")}Z`;

/** Shortened, and without what could do things to a terminal. */
export function oneLine(error: string, width = ERROR_WIDTH): string {
  const line = stripVTControlCharacters(error).replace(/\s+/g, " ");
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
