import { Command } from "commander";
import { bench as delivery } from "../bench/delivery";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { UserError } from "../console/user-error";
import { printFigures } from "./figures";

const benches = { delivery } as const;

const command = new Command("bench")
  .description("Compare ways of doing the same, side by side; the last line is the figures as JSON.")
  .argument("<name>", Object.keys(benches).join(", "))
  .option("--rounds <n>", "how often everything is measured", "3")
  .parse();

handleInterrupts();
main(async () => {
  const [name = ""] = command.args;
  const bench = benches[name as keyof typeof benches];
  if (!bench) {
    throw new UserError(
      "HW-BENCH-001",
      `There is no benchmark "${name}".`,
      `Name one of: ${Object.keys(benches).join(", ")}.`,
    );
  }
  printFigures(await bench(Number(command.opts<{ rounds: string }>().rounds), new Progress(`bench-${name}`)));
});
