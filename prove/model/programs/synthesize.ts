import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as cdktf from "cdktf";
import { Construct } from "constructs";
import { load } from "js-yaml";
import * as headwater from "../../../constructs";
import { type Program, type Statement, textOf } from "./program";

/** What synth made of a program, both parts of it. */
export interface Synthesized {
  readonly objects: readonly headwater.KubernetesObject[];
  readonly errors: readonly Reported[];
}

/** An error as cdktf prints it. */
export interface Reported {
  readonly path: string;
  readonly message: string;
  readonly stackTrace: boolean;
}

interface Manifest {
  readonly stacks: Record<string, { readonly annotations: readonly Annotation[] }>;
}

interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
  readonly stacktrace?: readonly string[];
}

/**
 * Runs a program and synthesizes it as cdktf's CLI lets it do, into a temporary folder.
 *
 * @throws whatever the program or its synth throws: it crashed
 */
export function synthesize({ statements, importing }: Program): Synthesized {
  // So does cdktf's CLI: all errors are in the manifest, which it prints.
  process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS = "true";
  const folder = mkdtempSync(join(tmpdir(), "headwater-program-"));
  try {
    const first = run(statements, join(folder, "first"), {});
    if (!importing || first.errors.length > 0) return first;
    const written = readdirSync(join(folder, "first", "headwater"));
    const manifest = written.find((file) => file !== "topology.json" && file !== "report.json") ?? "";
    const second = run(importing, join(folder, "second"), { manifest: join(folder, "first", "headwater", manifest) });
    return { objects: [...first.objects, ...second.objects], errors: second.errors };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(statements: readonly Statement[], outdir: string, extra: Readonly<Record<string, unknown>>): Synthesized {
  mkdirSync(outdir);
  const app = new cdktf.App({ outdir });
  let files = 0;
  const file = (text: string) => {
    const path = join(outdir, `file-${files++}`);
    writeFileSync(path, text);
    return path;
  };
  const variables: Record<string, unknown> = { ...cdktf, ...headwater, Construct, app, outdir, file, ...extra };
  new Function(...Object.keys(variables), textOf(statements))(...Object.values(variables));
  app.synth();
  return { objects: objectsIn(outdir), errors: errorsIn(outdir) };
}

function errorsIn(outdir: string): Reported[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  return Object.values(stacks)
    .flatMap(({ annotations }) => annotations)
    .filter(({ level }) => level === "@cdktf/error")
    .map(({ constructPath, message, stacktrace }) => ({
      path: constructPath,
      message,
      stackTrace: (stacktrace?.length ?? 0) > 0 || /\n\s+at .*:\d+:\d+/.test(message),
    }));
}

/** As Terraform will read them. */
function objectsIn(outdir: string): headwater.KubernetesObject[] {
  return readdirSync(join(outdir, "stacks")).flatMap((stack) => {
    const json = JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")) as {
      readonly resource?: { readonly helm_release?: Record<string, { readonly values?: readonly string[] }> };
    };
    return Object.values(json.resource?.helm_release ?? {}).flatMap(({ values = [] }) => values.flatMap(objectIn));
  });
}

function objectIn(text: string): headwater.KubernetesObject[] {
  const unescaped = text.replace(/([$%])\1(?=\{)/g, "$1");
  return Object.values((load(unescaped) as { objects: Record<string, headwater.KubernetesObject> }).objects);
}
