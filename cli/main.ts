#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { ExitCode, UsageError, UserError } from "../console/user-error";
import { adoptCommand } from "./commands/adopt";
import { asyncApiCommand } from "./commands/asyncapi";
import { checkCommand } from "./commands/check";
import { contractsCommand } from "./commands/contracts";
import { deadLettersCommand } from "./commands/deadletters";
import { deployCommand } from "./commands/deploy";
import { destroyCommand } from "./commands/destroy";
import { devCommand } from "./commands/dev";
import { diffCommand } from "./commands/diff";
import { graphCommand } from "./commands/graph";
import { initCommand } from "./commands/init";
import { recoverCommand } from "./commands/recover";
import { renderCommand } from "./commands/render";
import { replayCommand } from "./commands/replay";
import { resumeCommand } from "./commands/resume";
import { rotateCommand } from "./commands/rotate";
import { statusCommand } from "./commands/status";
import { typesCommand } from "./commands/types";

const groups: Readonly<Record<string, readonly Command[]>> = {
  "Begin:": [initCommand],
  "Look at a program:": [checkCommand, contractsCommand, graphCommand, asyncApiCommand, typesCommand, renderCommand],
  "Look at a cluster:": [statusCommand],
  "Change a cluster:": [diffCommand, deployCommand, destroyCommand, recoverCommand, adoptCommand, rotateCommand],
  "Work with events:": [devCommand, replayCommand, resumeCommand, deadLettersCommand],
};

const program = new Command("headwater").description("Event-driven platforms on Kubernetes, declared with cdktf.");
for (const [group, commands] of Object.entries(groups)) {
  for (const command of commands) program.addCommand(command.helpGroup(group));
}
configure(program, program.name());

handleInterrupts();
main(async () => {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    else throw withJson(error);
  }
});

/** Of a command and those below it: wrong use is a mistake like others. What remains of commander's errors is help. */
function configure(command: Command, name: string): void {
  command
    .helpCommand(false)
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error) => {
      if (error.code === "commander.help" || error.exitCode === 0) throw error;
      const [problem = "", ...hints] = error.message.replace(/^error: /, "").split("\n");
      throw new UsageError(
        "HW-CLI-010",
        [`${problem.replace(/\.$/, "")}.`, ...hints].join(" "),
        `Run "${name} --help".`,
      );
    });
  for (const below of command.commands) configure(below, `${name} ${below.name()}`);
}

/** With --json a mistake is on standard output as well, for programs that read nothing else. */
function withJson(error: unknown): unknown {
  if (error instanceof UserError && process.argv.includes("--json")) {
    const { code, message, details, fix } = error;
    process.stdout.write(`${JSON.stringify({ error: { code, message, details, fix } })}\n`);
  }
  return error;
}
