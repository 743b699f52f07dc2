import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../console/process";
import { UserError } from "../console/user-error";
import { projectDir } from "./paths";

/** A program of the host that some part's build needs. */
export type Tool = "go" | "apt" | "npm" | "maven" | "pip";

interface Check {
  /** Commands that have to succeed. */
  readonly commands: readonly (readonly string[])[];
  readonly cwd?: string;
  readonly install: string;
}

const modules = join(projectDir(), "toolchain", "go");

/** The module that asks for the newest Go, and the release that it asks for. */
function newestGo(): { module: string; version: string } {
  const all = readdirSync(modules).map((name) => {
    const module = join(modules, name);
    return { module, version: /^go (\S+)$/m.exec(readFileSync(join(module, "go.mod"), "utf8"))?.[1] ?? "1" };
  });
  const newest = all.sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true })).at(-1);
  if (!newest) throw new Error(`${modules} holds no module`);
  return newest;
}

const checks: Record<Tool, () => Check> = {
  // Run inside a module: a Go that is too old fails there, or fetches the right one by itself where that is allowed.
  go: () => {
    const { module, version } = newestGo();
    return { commands: [["go", "version"]], cwd: module, install: `Go ${version} or newer` };
  },
  apt: () => ({
    commands: [
      ["apt-get", "--version"],
      ["dpkg-deb", "--version"],
    ],
    install: "apt-get and dpkg (a Debian or Ubuntu system)",
  }),
  npm: () => ({ commands: [["npm", "--version"]], install: "npm" }),
  maven: () => ({
    commands: [["mvn", "--version"]],
    install: "Maven with Java 17 or newer (apt-get install maven)",
  }),
  pip: () => ({
    commands: [["python3", "-m", "pip", "--version"]],
    install: "Python 3 with pip (apt-get install python3-pip)",
  }),
};

/**
 * Checks that the host has these programs.
 *
 * @throws UserError HW-BUILD-001 that lists all missing ones; HW-BUILD-003 on another processor than x86-64
 */
export async function requireTools(tools: readonly Tool[]): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new UserError(
      "HW-BUILD-003",
      `The embedded cluster's parts are for Linux on x86-64; this is ${process.platform} on ${process.arch}.`,
      "Point KUBECONFIG at a cluster instead.",
    );
  }
  const wanted = [...new Set(tools)];
  const present = await Promise.all(wanted.map((tool) => works(checks[tool]())));
  const missing = wanted.filter((_, i) => !present[i]);
  if (missing.length === 0) return;
  throw new UserError(
    "HW-BUILD-001",
    `Building the embedded cluster's parts needs ${missing.length === 1 ? "a program" : "programs"} that this machine lacks:`,
    "Install what is listed and run the same command again.",
    missing.map((tool) => checks[tool]().install),
  );
}

async function works(check: Check): Promise<boolean> {
  for (const [command = "", ...args] of check.commands) {
    try {
      const { code } = await run(command, args, { timeoutMs: 60_000, ...(check.cwd ? { cwd: check.cwd } : {}) });
      if (code !== 0) return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    }
  }
  return true;
}
