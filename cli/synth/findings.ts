import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../console/user-error";
import type { ReportDocument, ReportedEdit, ReportedSuppression } from "../../constructs/checks/report-document";

/** Something that was found in a declaration. */
export interface Finding {
  /** Undefined for what the program itself reports, with cdktf's Annotations. */
  readonly code?: string;
  readonly level: "error" | "warning" | "info";
  /** Of the construct. */
  readonly path: string;
  /** That tells of the construct, if several programs are looked at together. */
  readonly file?: string;
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
  /** The reason for which it was suppressed. */
  readonly suppressed?: string;
}

/** What cdktf's manifest says of a stack. */
interface ManifestStack {
  readonly name: string;
  readonly annotations: readonly Annotation[];
}

interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
}

const LEVELS: Readonly<Record<string, Finding["level"]>> = {
  "@cdktf/error": "error",
  "@cdktf/warn": "warning",
  "@cdktf/info": "info",
};

/** What synth reported of a program. */
export interface Report {
  /** Names of the stacks. */
  readonly stacks: readonly string[];
  /** Everything that was found, errors and what is suppressed too, sorted by path and code. */
  readonly findings: readonly Finding[];
  /** Suppressions that suppress nothing. */
  readonly unusedSuppressions: readonly ReportedSuppression[];
  /** Objects that a `patch` or a `transform` changed. */
  readonly edits: readonly ReportedEdit[];
}

/** @throws UserError HW-CLI-002 if the program has not called `app.synth()` */
export async function readReport(output: string): Promise<Report> {
  const { stacks } = await readManifest(join(output, "manifest.json"));
  const { findings, suppressions, edits } = await readOwnReport(join(output, "headwater", "report.json"));
  const own = new Set(findings.map(({ path, code, message, fix }) => `${path}: ${code}: ${message} ${fix}`));
  const others = Object.values(stacks)
    .flatMap(({ annotations }) => annotations)
    .filter(({ constructPath, message }) => !own.has(`${constructPath}: ${message}`));
  return {
    stacks: Object.keys(stacks),
    findings: sorted([...findings, ...others.map(findingOf)]),
    unusedSuppressions: suppressions.filter(({ used }) => !used),
    edits,
  };
}

/** A program of plain stacks has none. */
async function readOwnReport(file: string): Promise<Omit<ReportDocument, "version">> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { findings: [], suppressions: [], edits: [], handlers: [] };
  }
}

async function readManifest(file: string): Promise<{ readonly stacks: Readonly<Record<string, ManifestStack>> }> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new UserError(
      "HW-CLI-002",
      "The program ended without synthesizing anything.",
      "Call app.synth() at its end, and give new App() no outdir: the command chooses it.",
    );
  }
}

/** What the program reports itself, with cdktf's Annotations. */
const findingOf = ({ constructPath: path, level, message }: Annotation): Finding => ({
  level: LEVELS[level] ?? "info",
  path,
  message,
});

/** By path, then code; what is the same is there once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const keyed = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}

const keyOf = ({ path, code = "", message }: Finding): string => [path, code, message].join("\u0000");
