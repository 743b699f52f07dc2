import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Why a program ended before it was synthesized, as far as its output tells. */
export interface Crash {
  /** What it says itself; several lines if its message has several. */
  readonly message: readonly string[];
  /** `file:line:column`, relative to the project; undefined if no frame of the stack is the project's own. */
  readonly place: string | undefined;
}

const FRAME = /^\s+at /;
const LOCATION = /\(?(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/;
/** `Error: …`, `TypeError [ERR_X]: …`, `TSError: …`: Node prints it at the beginning of a line; V8 `FATAL ERROR: …`. */
const HEADLINE = /^(?:Uncaught )?(?:FATAL ERROR|[\w.$]*(?:Error|Exception|Failure)(?: \[[\w-]+\])?)(?::|$)/;
const CARET = /^\s*\^+\s*$/;
const SHOWN = 12;

/**
 * Reads the message and the place of an uncaught error out of what Node printed. The stack stays out: most of it is
 * cdktf's and Node's. Where it finds no error it gives the last lines.
 *
 * @param folder absolute path of the project
 */
export function crashOf(stderr: string, folder: string): Crash {
  const lines = stripVTControlCharacters(stderr).split("\n");
  const frames = lines.flatMap((line, index) => (FRAME.test(line) ? [index] : []));
  const firstFrame = frames[0] ?? lines.length;
  // Node shows the source before the error; what else looks like one was printed by the program.
  const caret = lines.findLastIndex((line, index) => index < firstFrame && CARET.test(line));
  const isHeadline = (line: string, index: number) => index > caret && index < firstFrame && HEADLINE.test(line);
  const headline = caret === -1 ? lines.findLastIndex(isHeadline) : lines.findIndex(isHeadline);
  return {
    message: headline === -1 ? tail(lines) : trimmed(lines.slice(headline, firstFrame)),
    place: frames.flatMap((index) => placeOf(lines[index] ?? "", folder) ?? [])[0],
  };
}

/** Without Node's own last line and V8's stacks, and bounded: a compiler may list hundreds. */
function trimmed(lines: readonly string[]): string[] {
  const end = lines.findIndex(
    (line, index) => index > 0 && /^(?:Node\.js v\d|\s*\{$|-+ Native stack trace)/.test(line),
  );
  const kept = lines.slice(0, end === -1 ? lines.length : end).map((line) => line.trimEnd());
  while (kept.at(-1) === "") kept.pop();
  return kept.length > SHOWN ? [...kept.slice(0, SHOWN), `… and ${kept.length - SHOWN} more lines`] : kept;
}

const tail = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !FRAME.test(line) && !line.startsWith("Node.js v"))
    .slice(-SHOWN);

function placeOf(frame: string, folder: string): string | undefined {
  const [, file, line, column] = LOCATION.exec(frame.trim()) ?? [];
  if (file === undefined) return undefined;
  const path = relative(folder, file);
  if (path.startsWith("..") || path.split(sep).includes("node_modules")) return undefined;
  return `${path}:${line}:${column}`;
}
