import { Argument, Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { prove as foundation, partNames } from "../prove/foundation";
import { printFigures } from "./figures";

const proofs = { foundation } as const;

const command = new Command("prove")
  .description("Show that what is claimed holds; the last line is the figures as JSON.")
  .addArgument(new Argument("<name>").choices(Object.keys(proofs)))
  // A misspelt part would prove nothing, and succeed.
  .addArgument(new Argument("[parts...]", "only these parts").choices(partNames))
  .parse();

handleInterrupts();
main(async () => {
  const [name = "", ...parts] = command.args;
  const prove = proofs[name as keyof typeof proofs];
  printFigures(await prove(parts, new Progress(`prove-${name}`)));
});
