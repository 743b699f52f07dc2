import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../console/process";
import { UserError } from "../console/user-error";
import { goModule } from "./go-module";

/** Something of the host that some part's build needs. */
export interface Tool {
  /** What to install, for people. */
  readonly install: string;
  /** Commands that succeed where it is installed. */
  readonly probes: readonly (readonly [command: string, ...args: string[]])[];
  /** Folder to run them in. @default the current one */
  readonly cwd?: string;
}

export const apt: Tool = {
  install: "apt-get and dpkg (a Debian or Ubuntu system)",
  probes: [
    ["apt-get", "--version"],
    ["dpkg-deb", "--version"],
  ],
};
export const npm: Tool = { install: "npm", probes: [["npm", "--version"]] };
export const maven: Tool = {
  install: "Maven with Java 17 or newer (apt-get install maven)",
  probes: [["mvn", "--version"]],
};
export const pip: Tool = {
  install: "Python 3 with pip (apt-get install python3-pip)",
  probes: [["python3", "-m", "pip", "--version"]],
};

/**
 * The Go that a part's module asks for. Asked inside the module: a Go that is too old fails there, or fetches the right
 * one by itself where it may.
 */
export function go(part: string): Tool {
  const cwd = goModule(part);
  const version = /^go (\S+)$/m.exec(readFileSync(join(cwd, "go.mod"), "utf8"))?.[1];
  return { install: `Go ${version} or newer`, probes: [["go", "version"]], cwd };
}

/**
 * Checks that the host has these tools.
 *
 * @throws UserError HW-BUILD-001 that lists all missing ones; HW-BUILD-003 on another system than Linux on x86-64
 */
export async function requireTools(tools: readonly Tool[]): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new UserError(
      "HW-BUILD-003",
      `The embedded cluster's parts are for Linux on x86-64; this is ${process.platform} on ${process.arch}.`,
      "Point KUBECONFIG at a cluster instead.",
    );
  }
  const wanted = [...new Map(tools.map((tool) => [tool.install, tool])).values()];
  const present = await Promise.all(wanted.map(isPresent));
  const missing = wanted.filter((_, i) => !present[i]);
  if (missing.length === 0) return;
  throw new UserError(
    "HW-BUILD-001",
    `Building the embedded cluster's parts needs ${missing.length === 1 ? "something" : "things"} that this machine lacks:`,
    "Install what is listed and run the same command again.",
    missing.map((tool) => tool.install),
  );
}

async function isPresent({ probes, cwd }: Tool): Promise<boolean> {
  for (const [command, ...args] of probes) {
    try {
      const { code } = await run(command, args, { timeoutMs: 60_000, ...(cwd ? { cwd } : {}) });
      if (code !== 0) return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    }
  }
  return true;
}
