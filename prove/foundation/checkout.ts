import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import { projectDir } from "../../toolchain/paths";

/** A clone of what is committed, used the way a newcomer would: through npm, with an environment of its own. */
export class Checkout {
  static async clone(): Promise<Checkout> {
    const folder = await mkdtemp(join(tmpdir(), "headwater-prove-"));
    await runOrThrow("git", ["clone", "--quiet", projectDir(), join(folder, "headwater")]);
    return new Checkout(folder, {});
  }

  private constructor(
    /** Holds the clone, and nothing else of the machine's. */
    readonly folder: string,
    private readonly env: Record<string, string>,
  ) {}

  get path(): string {
    return join(this.folder, "headwater");
  }

  get log(): string {
    return join(this.folder, "npm.log");
  }

  /** The same clone with other caches. */
  with(env: Record<string, string>): Checkout {
    return new Checkout(this.folder, { ...this.env, ...env });
  }

  /** Runs `npm run …` to its end and returns how long it took, in milliseconds, and what it printed. */
  async npm(...args: string[]): Promise<{ ms: number; output: string }> {
    const started = Date.now();
    const { stdout } = await runOrThrow("npm", ["run", "--silent", ...args], {
      cwd: this.path,
      env: this.environment(),
      log: this.log,
    });
    return { ms: Date.now() - started, output: stdout };
  }

  /** Starts what `npm run …` starts in a process group of its own, to be killed. 130 is Ctrl-C's exit code in a shell. */
  start(...args: string[]): { pid: number; exit: Promise<number | null> } {
    const log = openSync(this.log, "a");
    const [script = "", ...rest] = args.filter((arg) => arg !== "--");
    const child = spawn(process.execPath, ["scripts/run.cjs", script, ...rest], {
      cwd: this.path,
      env: this.environment(),
      detached: true,
      stdio: ["ignore", log, log],
    });
    const exit = new Promise<number | null>((resolve) =>
      child.on("close", (code, signal) => resolve(signal === "SIGINT" ? 130 : code)),
    );
    return { pid: child.pid ?? 0, exit };
  }

  private environment(): NodeJS.ProcessEnv {
    const { KUBECONFIG: _, ...rest } = process.env;
    return { ...rest, CI: "true", ...this.env };
  }
}

/** Every cache that a build could profit from, empty. */
export const emptyCaches = (folder: string): Record<string, string> => ({
  XDG_CACHE_HOME: join(folder, "cache"),
  XDG_STATE_HOME: join(folder, "state"),
  GOCACHE: join(folder, "go-build"),
  GOMODCACHE: join(folder, "go-mod"),
  npm_config_cache: join(folder, "npm"),
  MAVEN_OPTS: `-Dmaven.repo.local=${join(folder, "maven")}`,
  PIP_CACHE_DIR: join(folder, "pip"),
});
