import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { runOrThrow } from "../../console/process";
import { projectDir } from "../../toolchain/paths";

export type Contender = "headwater" | "manifests";

/** Of one process. */
export interface Measurement {
  /** From the first construct to the last written file. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The largest resident set, in MiB. */
  readonly peakMb: number;
}

/** A folder with the program, compiled as a user's is, beside the parts of the package that it needs. */
export class Workshop {
  static async create(): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), "headwater-bench-synth-"));
    const project = projectDir();
    await build({
      entryPoints: [join(project, "bench", "synth", "main.ts")],
      outfile: join(folder, "main.cjs"),
      bundle: true,
      packages: "external",
      platform: "node",
      format: "cjs",
      logLevel: "error",
    });
    for (const entry of ["charts", "schemas", "dist/bundles"]) {
      await cp(join(project, entry), join(folder, entry), { recursive: true });
    }
    await symlink(join(project, "node_modules"), join(folder, "node_modules"));
    return new Workshop(folder);
  }

  private constructor(private readonly folder: string) {}

  async measure(contender: Contender, size: number): Promise<Measurement> {
    const { stdout } = await this.run(contender, size);
    return JSON.parse(stdout) as Measurement;
  }

  /** Writes the objects that the other contender makes as well. Returns how many there are. */
  async prepareObjects(size: number): Promise<number> {
    await this.run("objects", size);
    const stacks = JSON.parse(await readFile(this.objectsFile(size), "utf8")) as { objects: unknown[] }[];
    return stacks.reduce((sum, { objects }) => sum + objects.length, 0);
  }

  /** Of the names and bytes of everything that Headwater writes. */
  async outputDigest(size: number, env: NodeJS.ProcessEnv): Promise<string> {
    await this.run("headwater", size, env);
    const hash = createHash("sha256");
    const entries = await readdir(this.outdir("headwater", size), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash
        .update(file.slice(this.folder.length))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
    return hash.digest("hex");
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private async run(what: Contender | "objects", size: number, env: NodeJS.ProcessEnv = process.env) {
    const outdir = this.outdir(what, size);
    await rm(outdir, { recursive: true, force: true });
    await mkdir(outdir, { recursive: true });
    const args = ["main.cjs", what, String(size), outdir, this.objectsFile(size)];
    return await runOrThrow(process.execPath, args, { cwd: this.folder, env });
  }

  private outdir(what: string, size: number): string {
    return join(this.folder, "out", `${what}-${size}`);
  }

  private objectsFile(size: number): string {
    return join(this.folder, `objects-${size}.json`);
  }
}
