import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, withCleanup } from "../../console/process";
import { UsageError, UserError } from "../../console/user-error";
import { writing } from "../../console/writing";
import { type CdktfApp, openApp } from "../deploy/app";
import { crashOf } from "./crash";
import { type Finding, type Report, readReport } from "./findings";

/** A program that was synthesized, into a folder of its own. */
export interface Synthesized extends Report {
  readonly app: CdktfApp;
}

/**
 * Runs the program of a cdktf project into a temporary folder, for as long as `use` needs it. The project's own output
 * is left alone: it is what was deployed last. What the program prints goes to standard error.
 *
 * @param appDir folder with cdktf.json
 * @throws UserError HW-CLI-001 if the program crashes, HW-CLI-002 if it never calls `app.synth()`
 */
export async function withSynthesized<T>(appDir: string, use: (synthesized: Synthesized) => Promise<T>): Promise<T> {
  const app = await openApp(appDir);
  const output = await writing(tmpdir(), () => mkdtemp(join(tmpdir(), "headwater-synth-")));
  return withCleanup(
    async () => {
      await runProgram({ ...app, output });
      return use({ app: { ...app, output }, ...(await readReport(output)) });
    },
    () => rm(output, { recursive: true, force: true }),
  );
}

/**
 * `withSynthesized`, for what needs a program without errors.
 *
 * @throws UserError HW-CLI-003 with all errors that synth reports
 */
export function withSound<T>(appDir: string, use: (synthesized: Synthesized) => Promise<T>): Promise<T> {
  return withSynthesized(appDir, (synthesized) => {
    refuseErrors(synthesized.findings);
    return use(synthesized);
  });
}

export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ level, suppressed }) => level === "error" && suppressed === undefined);
  if (errors.length === 0) return;
  throw new UserError(
    "HW-CLI-003",
    `The program has ${errors.length === 1 ? "an error" : `${errors.length} errors`}.`,
    'Correct what is listed; "headwater check" lists warnings as well.',
    errors.map(
      ({ path, code, message, fix }) => `[${path}] ${[code && `${code}:`, message, fix].filter(Boolean).join(" ")}`,
    ),
  );
}

async function runProgram({ folder, output, program }: CdktfApp): Promise<void> {
  if (program === undefined) {
    throw new UsageError(
      "HW-CLI-004",
      `${join(folder, "cdktf.json")} names no program.`,
      'Set "app" in it, as in "app": "node --import tsx main.ts".',
    );
  }
  const { code, signal, stdout, stderr } = await run(program, [], {
    cwd: folder,
    shell: true,
    env: {
      ...environment(),
      CDKTF_OUTDIR: output,
      // All stacks' errors, not the first stack's with a stack trace.
      CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: "true",
      SYNTH_HCL_OUTPUT: "false",
    },
  });
  process.stderr.write(stdout);
  if (code === 0) {
    process.stderr.write(stderr);
    return;
  }
  const { message, place } = crashOf(stderr, folder);
  throw new UserError(
    "HW-CLI-001",
    `The program failed${place === undefined ? ` (${signal ?? `exit code ${code}`})` : ` at ${place}`}.`,
    "Correct it and run the command again.",
    message,
  );
}

/** What cdktf's CLI gives a program: no values of Terraform's variables, and memory enough for large ones. */
function environment(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TF_VAR_")));
  return { NODE_OPTIONS: "--max-old-space-size=4096", ...env };
}
