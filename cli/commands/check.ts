import type { Command } from "commander";
import { styleOf } from "../../console/style";
import { ExitCode } from "../../console/user-error";
import { checkFiles, checkProgram } from "../check/check";
import { renderCheck } from "../check/render-findings";
import { FILES, type ProgramOptions, programCommand, show } from "./options";

export const checkCommand: Command = programCommand(
  "check",
  "Find what is wrong with a program, or with the programs of several repositories together.",
)
  .summary("Find what is wrong.")
  .argument("[files...]", FILES)
  .addHelpText(
    "after",
    `
Examples:
  headwater check                                       the program in this folder
  headwater check shop/topology.json billing/topology.json
                                                        two programs, and what they are to each other`,
  )
  .action(async (files: string[], options: ProgramOptions) => {
    const result = files.length === 0 ? await checkProgram(options.appDir) : checkFiles(files);
    show(result, renderCheck(result, styleOf(process.stdout)), options);
    if (result.errors > 0) process.exitCode = ExitCode.failed;
  });
