import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../console/user-error";

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

/**
 * The stacks of a synthesized program, and what synth reported of them: each finding once.
 *
 * @throws UserError HW-CLI-002 if the program has not called `app.synth()`
 */
export async function findingsIn(output: string): Promise<{ stacks: readonly string[]; findings: readonly Finding[] }> {
  const { stacks } = await readManifest(join(output, "manifest.json"));
  const findings = Object.values(stacks).flatMap(({ annotations }) => annotations.map(findingOf));
  return { stacks: Object.keys(stacks), findings: sorted(findings) };
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

function findingOf({ constructPath: path, level, message: text }: Annotation): Finding {
  const [, code, message = text] = /^(HW-[A-Z]+-\d{3}): ([\s\S]*)$/.exec(text) ?? [];
  return { ...(code === undefined ? {} : { code }), level: LEVELS[level] ?? "info", path, message };
}

/** By path, then code; what is the same is there once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const keyed = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}

const keyOf = ({ path, code = "", message }: Finding): string => [path, code, message].join("\u0000");
