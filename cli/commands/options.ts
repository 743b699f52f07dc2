import { Command } from "commander";

/** Options that every command about a program takes. */
export interface ProgramOptions {
  readonly appDir: string;
  readonly json: boolean;
}

/** Options that every command about a program and its cluster takes. */
export interface CommonOptions extends ProgramOptions {
  readonly context?: string;
}

/** What commands say of the files that they take. */
export const FILES = "topology.json files and manifests of several programs, instead of the program here";

/** A command that reads a program, and changes nothing. */
export function programCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--app-dir <folder>", "folder of the cdktf project", ".")
    .option("--json", "print the result as one line of JSON", false);
}

/** A command that looks at the cluster as well. */
export function projectCommand(name: string, description: string): Command {
  return programCommand(name, description).option("--context <name>", "context of your kubeconfig");
}

/** Options of commands that need no program: the cluster tells. */
export interface ClusterOptions {
  readonly json: boolean;
  readonly context?: string;
}

/** A command that looks at the cluster alone. */
export function clusterCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--context <name>", "context of your kubeconfig")
    .option("--json", "print the result as one line of JSON", false);
}

/** The result, as the last line of standard output with --json. */
export function show(result: object, text: string, { json }: { readonly json: boolean }): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`);
}
