import { Argument, Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { foundation } from "../prove/foundation";
import { model } from "../prove/model";
import { prove } from "../prove/proof";
import { streams } from "../prove/streams";
import { traffic } from "../prove/traffic";
import { workers } from "../prove/workers";
import { printFigures } from "./figures";

const program = new Command("prove").description(
  "Show that what is claimed holds; the last line is the figures as JSON.",
);

for (const [name, proof] of Object.entries({ foundation, model, streams, traffic, workers })) {
  program
    .command(name)
    // A misspelt part would prove nothing, and succeed.
    .addArgument(new Argument("[parts...]", "only these parts").choices(Object.keys(proof)))
    .action(async (parts: readonly string[]) => {
      printFigures(await prove(proof, parts, new Progress(`prove-${name}`)));
    });
}

handleInterrupts();
main(async () => {
  await program.parseAsync();
});
