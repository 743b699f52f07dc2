import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { run } from "../../console/process";
import { projectDir } from "../../toolchain/paths";

export interface Ended {
  readonly code: number;
  /** Standard output and standard error, in order of arrival. */
  readonly output: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of someone who uses the package: a folder outside the checkout, without anything of the checkout's. */
export class Consumer {
  static async create(): Promise<Consumer> {
    return new Consumer(await mkdtemp(join(tmpdir(), "headwater-user-")));
  }

  private constructor(readonly folder: string) {}

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [file, text] of Object.entries(files)) {
      const path = join(this.folder, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  /** Runs a program in the project; the output comes without colours. */
  async run(command: string, ...args: string[]): Promise<Ended> {
    const { code, ...texts } = await run(command, args, { cwd: this.folder, env: outside, timeoutMs: 180_000 });
    const [output, stdout, stderr] = [texts.output, texts.stdout, texts.stderr].map(stripVTControlCharacters);
    return { code, output: output ?? "", stdout: stdout ?? "", stderr: stderr ?? "" };
  }

  /** Runs the installed command line. */
  headwater(...args: string[]): Promise<Ended> {
    return this.run(process.execPath, join(this.folder, "node_modules/headwater/dist/cli/main.js"), ...args);
  }

  /** Runs a program that must succeed, and gives its output. */
  async succeed(command: string, ...args: string[]): Promise<string> {
    const { code, output } = await this.run(command, ...args);
    if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed (exit ${code}):\n${output}`);
    return output;
  }

  async install(...args: string[]): Promise<void> {
    await this.succeed("npm", "install", ...args);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The environment without what npm and vitest put there for the checkout. */
const outside: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(npm_(package|lifecycle|command|execpath|config_(local_)?prefix)|INIT_CWD|NODE_(ENV|OPTIONS|PATH)|VITEST|TEST)/.test(
          name,
        ),
    ),
  ),
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.startsWith(projectDir()))
    .join(delimiter),
  CI: "1",
  // cdktf and Terraform would look for newer versions of themselves.
  CHECKPOINT_DISABLE: "1",
  // Programs that install do so as the tests themselves: what is cached from the cache, the rest from the registry.
  npm_config_prefer_offline: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  // An empty name means no configuration file.
  TF_CLI_CONFIG_FILE: "",
};

/** The real cdktf CLI, from the checkout's dependencies. */
export const cdktf = join(projectDir(), "node_modules/.bin/cdktf");

/** A file that the README shows: the code block whose first line is `// <file>`. */
export function readmeFile(file: string): string {
  const readme = readFileSync(join(projectDir(), "README.md"), "utf8");
  const block = [...readme.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].find(([, name]) => name === file);
  if (!block?.[2]) throw new Error(`README.md shows no ${file}`);
  return block[2];
}
