import type { Command } from "commander";
import { UsageError } from "../../console/user-error";
import { typesModule } from "../../constructs/documents/types/types";
import { chosenTopology } from "../synth/chosen-topology";
import { writeTypes } from "../types/write-types";
import { FILES, type ProgramOptions, programCommand, show } from "./options";

interface TypesOptions extends ProgramOptions {
  readonly out?: string;
  readonly check: boolean;
}

export const typesCommand: Command = programCommand(
  "types",
  "Write TypeScript's types of the events, as the contracts describe them. A handler that reads a field which the contract lacks then does not compile.",
)
  .summary("Write TypeScript's types of the events.")
  .argument("[files...]", FILES)
  .option("--out <file>", "write them here; without it they are printed")
  .option("--check", "write nothing: fail if the file is not what the contracts say now", false)
  .action(async (files: string[], options: TypesOptions) => {
    const { out, check } = options;
    if (check && out === undefined) {
      throw new UsageError("HW-CLI-007", "--check needs to know which file.", "Name it with --out.");
    }
    const text = await typesModule(await chosenTopology(files, options.appDir));
    if (out === undefined) {
      show({ text }, text.trimEnd(), options);
      return;
    }
    const written = await writeTypes(out, text, check);
    show({ out, written }, written ? `Wrote ${out}.` : `${out} is up to date.`, options);
  });
