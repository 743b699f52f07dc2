import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type RunOptions, run } from "../console/process";
import { UserError } from "../console/user-error";
import { treeDigest } from "./digest";
import { fetchWith } from "./fetch";
import { goEnvironment, goModule } from "./go-module";
import type { Part } from "./part";
import { buildSlots } from "./slots";
import { go } from "./tools";

export interface GoPart {
  readonly name: string;
  /** Folder in toolchain/go that holds its go.mod and go.sum. @default the part's name */
  readonly module?: string;
  readonly title: string;
  /** Package of each program, by the program's name. */
  readonly programs: Readonly<Record<string, string>>;
  /** Values of string variables set by the linker. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Build tags. @default none */
  readonly tags?: readonly string[];
  /** Proves that the first build of a program starts at all. */
  readonly smoke: Readonly<Record<string, Smoke>>;
}

export interface Smoke {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** What its output must contain. */
  readonly expect: string;
}

/** Static programs of one Go module, at the versions and hashes of its go.mod and go.sum. */
export function goPart(part: GoPart): Part {
  const moduleName = part.module ?? part.name;
  const module = goModule(moduleName);
  const variables = Object.entries(part.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const ldflags = ["-s -w", ...variables].join(" ");
  const tags = part.tags ? [`-tags=${part.tags.join(",")}`] : [];
  return {
    name: part.name,
    title: part.title,
    pins: { module: treeDigest(module), programs: part.programs, ldflags, tags: part.tags },
    tools: [go(moduleName)],
    async build(folder, say) {
      const packages = Object.values(part.programs);
      // What a killed build leaves is then in this folder, which the next run removes.
      const scratch = join(folder, "scratch");
      await mkdir(scratch);
      const options: RunOptions = { cwd: module, env: { ...goEnvironment(), GOTMPDIR: scratch } };
      await fetchWith(`The Go modules of ${part.name}`, "go", ["list", "-deps", ...tags, ...packages], {
        ...options,
        onLine: sayDownloads(say),
      });
      say("waiting for other builds");
      await buildSlots.use(async () => {
        let compiled = 0;
        const onLine = () => say(`${++compiled} packages compiled`);
        const args = ["build", "-v", ...tags, "-ldflags", ldflags, "-o", `${folder}/`, ...packages];
        const result = await run("go", args, { ...options, onLine });
        if (result.code !== 0) throw notBuilt(part.title, result.output);
      });
      await rm(scratch, { recursive: true });
      for (const [program, path] of Object.entries(part.programs)) {
        if (builtName(path) !== program) await rename(join(folder, builtName(path)), join(folder, program));
      }
      for (const [program, smoke] of Object.entries(part.smoke)) await check(join(folder, program), smoke);
    },
  };
}

function sayDownloads(say: (note: string) => void): (line: string) => void {
  let count = 0;
  return (line) => {
    if (line.startsWith("go: downloading ")) say(`${++count} modules downloaded`);
  };
}

/** Go names a program by the last element of its package's path that is no major version. */
function builtName(path: string): string {
  return path.split("/").findLast((element) => !/^v\d+$/.test(element)) ?? path;
}

/** Runs a new program once, so that a broken part fails here and not in the cluster. */
export async function check(program: string, smoke: Smoke): Promise<void> {
  const { output } = await run(program, smoke.args ?? [], {
    env: { ...process.env, ...smoke.env },
    timeoutMs: 60_000,
    ...(smoke.input === undefined ? {} : { input: smoke.input }),
  });
  if (!output.includes(smoke.expect)) throw notBuilt(program, `Expected "${smoke.expect}" in its output:\n${output}`);
}

function notBuilt(what: string, output: string): UserError {
  return new UserError(
    "HW-BUILD-004",
    `${what} failed.`,
    "Check that memory and disk are not full, then run the same command again; what was compiled is kept.",
    output.trimEnd().split("\n").slice(-10),
  );
}
