import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "../../console/user-error";
import { writing } from "../../console/writing";
import { packageRoot } from "../../constructs/delivery/package-root";
import type { PlatformManifest } from "../../constructs/manifest/platform-manifest";
import { readDocument } from "../../constructs/manifest/read-document";
import type { Problem } from "../../constructs/model/problem";
import { mistakes } from "../synth/topology";
import { teamNameProblems } from "./team-name";

export interface InitOptions {
  /** Where to; made if it is missing. */
  readonly folder: string;
  readonly team: string;
  /** Manifest of the platform that the team runs on. Without it the repository brings a platform of its own. */
  readonly platform?: string;
}

export interface InitResult {
  /** Absolute path. */
  readonly folder: string;
  /** Relative to it, sorted. */
  readonly files: readonly string[];
}

/** What stands for the team's name in the template, which is a program of its own. */
const TEAM = "my-team";

/**
 * Makes a team's repository. What is there already is never overwritten: then nothing is written at all.
 *
 * @throws UsageError HW-INIT-001 if a file is in the way, HW-INIT-002 if the team's name is not legal, HW-MANIFEST-… if
 * the platform's manifest can't be used
 */
export async function initRepository(options: InitOptions): Promise<InitResult> {
  const folder = resolve(options.folder);
  const manifest = options.platform === undefined ? undefined : resolve(options.platform);
  const problems = [
    ...teamNameProblems(options.team, manifest === undefined ? ["operators", "platform"] : []),
    ...(options.platform === undefined ? [] : manifestProblems(options.platform)),
  ];
  if (problems.length > 0) throw mistakes(problems);
  const texts = await templateFiles(options.team, manifest !== undefined);
  const target = join(folder, "platform.json");
  const copied = manifest !== undefined && manifest !== target;
  refuseOverwriting(folder, [...texts.keys(), ...(copied ? ["platform.json"] : [])]);

  await writing(folder, async () => {
    for (const [file, text] of texts) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text, { flag: "wx" });
    }
    if (copied) await cp(manifest, target, { errorOnExist: true, force: false });
  });
  return { folder, files: [...texts.keys(), ...(copied ? ["platform.json"] : [])].sort() };
}

async function templateFiles(team: string, imported: boolean): Promise<ReadonlyMap<string, string>> {
  const template = join(__dirname, "template");
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)));
  const texts = new Map<string, string>();
  for (const file of files) {
    const target = targetOf(file, imported);
    if (target === undefined) continue;
    const text = (await readFile(join(template, file), "utf8")).replaceAll(TEAM, team);
    texts.set(target, file === "package.json" ? await withOwnVersion(text) : text);
  }
  return texts;
}

/** The template's files have other names where npm would take them for the package's own, or where there are two. */
function targetOf(file: string, imported: boolean): string | undefined {
  const [unused, chosen] = imported ? ["owned", "imported"] : ["imported", "owned"];
  if (file.endsWith(`.${unused}.ts`)) return undefined;
  if (file === "gitignore") return ".gitignore";
  return file.replace(`.${chosen}.ts`, ".ts");
}

async function withOwnVersion(packageJson: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageRoot(), "package.json"), "utf8")) as { version: string };
  return packageJson.replace(`"headwater": "0.0.0"`, `"headwater": "${version}"`);
}

function manifestProblems(file: string): readonly Problem[] {
  const read = readDocument<PlatformManifest>(file, "platform", process.cwd());
  return "problems" in read ? read.problems : [];
}

/** Also a file that stands where a folder must be. */
function refuseOverwriting(folder: string, files: readonly string[]): void {
  const exists = (path: string) => existsSync(`${folder}/${path}`);
  const folders = [...new Set(files.map(dirname))];
  const present = [...files.filter(exists), ...folders.filter((each) => exists(each) && !exists(`${each}/.`))].sort();
  if (present.length === 0) return;
  throw new UsageError(
    "HW-INIT-001",
    `Files in ${folder} would be overwritten; nothing was written.`,
    "Name another folder, or move these files away.",
    present,
  );
}
