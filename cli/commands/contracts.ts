import { Command } from "commander";
import { styleOf } from "../../console/style";
import { ExitCode } from "../../console/user-error";
import { checkContracts } from "../contracts/check";
import { registryAccess } from "../contracts/registry-options";
import { releaseContracts } from "../contracts/release";
import { renderCheck, renderRelease } from "../contracts/render";
import { type ProgramOptions, programCommand, show } from "./options";

interface LockFileOption extends ProgramOptions {
  readonly lock?: string;
}

interface CheckOptions extends LockFileOption {
  readonly registry?: string;
  readonly registryCa?: string;
}

const check = programCommand("check", "Tell whether what is declared may follow what is released, and whom it affects.")
  .option("--lock <file>", "look at this lock file only, of those that the program's teams have")
  .option("--registry <url>", "compare with what this registry holds, too: the root of its Confluent-compatible API")
  .option("--registry-ca <file>", "the authority, in PEM, that signed the registry's certificate")
  .action(async (options: CheckOptions) => {
    const { registry, registryCa } = options;
    const access = registry === undefined ? undefined : registryAccess({ registry, registryCa }, process.env);
    const result = await checkContracts(options, access);
    show(result, renderCheck(result, styleOf(process.stdout)), options);
    if (result.errors > 0) process.exitCode = ExitCode.failed;
  });

const release = programCommand(
  "release",
  "Record in the lock file what is declared, if it may follow what is released.",
)
  .option("--lock <file>", "write this lock file only, of those that the program's teams have")
  .option("--remove <name...>", "forget streams or workloads (team/name) or teams that were removed on purpose")
  .action(async (options: LockFileOption & { readonly remove?: readonly string[] }) => {
    const result = await releaseContracts({ ...options, remove: options.remove ?? [] });
    show(result, renderRelease(result, styleOf(process.stdout)), options);
    if (result.errors > 0) process.exitCode = ExitCode.failed;
  });

export const contractsCommand: Command = new Command("contracts")
  .description("Compare contracts and identities with what is released, and release them.")
  .addCommand(check)
  .addCommand(release);
