import { Argument, Command, InvalidArgumentError } from "commander";
import { bench as delivery } from "../bench/delivery";
import { bench as gateway } from "../bench/gateway";
import { bench as handlers } from "../bench/handlers";
import { bench as streams } from "../bench/streams";
import { bench as synth } from "../bench/synth";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { printFigures } from "./figures";

const benches = { delivery, gateway, handlers, streams, synth } as const;

const command = new Command("bench")
  .description("Compare ways of doing the same, side by side; the last line is the figures as JSON.")
  .addArgument(new Argument("<name>").choices(Object.keys(benches)))
  .option("--rounds <n>", "how often everything is measured", positive, 3)
  .parse();

handleInterrupts();
main(async () => {
  const [name = ""] = command.args;
  const bench = benches[name as keyof typeof benches];
  printFigures(await bench(command.opts<{ rounds: number }>().rounds, new Progress(`bench-${name}`)));
});

function positive(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It must be a whole number of at least 1.");
  return Number(text);
}
