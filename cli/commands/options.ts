import { Command } from "commander";

/** Options that every command about a project and its cluster takes. */
export interface CommonOptions {
  readonly appDir: string;
  readonly context?: string;
  readonly json: boolean;
}

export function projectCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--app-dir <folder>", "folder of the cdktf project", ".")
    .option("--context <name>", "context of your kubeconfig")
    .option("--json", "print the result as one line of JSON", false);
}

/** The result, as the last line of standard output with --json. */
export function show(result: object, text: string, { json }: CommonOptions): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`);
}
