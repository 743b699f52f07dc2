#!/usr/bin/env node
import { Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { deployCommand } from "./commands/deploy";
import { destroyCommand } from "./commands/destroy";
import { recoverCommand } from "./commands/recover";

const program = new Command("headwater")
  .description("Deploys event-driven platforms that are declared with cdktf.")
  .showHelpAfterError();
for (const command of [deployCommand, destroyCommand, recoverCommand]) program.addCommand(command);

handleInterrupts();
main(async () => {
  await program.parseAsync();
});
