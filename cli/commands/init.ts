import { relative } from "node:path";
import { Command } from "commander";
import { type InitOptions, initRepository } from "../init/init";
import { show } from "./options";

export const initCommand: Command = new Command("init")
  .description(
    "Make a repository for a team: a stream with a contract, a service that publishes to it, a worker that handles its events, and a test. Nothing is overwritten.",
  )
  .summary("Make a repository for a team.")
  .argument("[folder]", "where to", ".")
  .requiredOption("--team <name>", "name of the team, and of its namespace")
  .option(
    "--platform <file>",
    "platform.json of the platform that the team runs on; without it the repository brings its own",
  )
  .option("--json", "print the result as one line of JSON", false)
  .action(async (folder: string, options: Omit<InitOptions, "folder"> & { readonly json: boolean }) => {
    const result = await initRepository({ ...options, folder });
    const place = relative(process.cwd(), result.folder);
    const lines = [
      `Made a repository for the team ${options.team}: ${result.files.length} files in ${place || "this folder"}.`,
      "",
      "Next:",
      ...(place === "" ? [] : [`  cd ${place}`]),
      "  npm install",
      "  npm test               compiles; the first run writes a snapshot to commit",
      "  npm run check          what is wrong, before it is deployed",
      "  npm run deploy         to the cluster of your kubeconfig",
    ];
    show(result, lines.join("\n"), options);
  });
