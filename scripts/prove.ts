import { Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { UserError } from "../console/user-error";
import { prove as foundation, partNames } from "../prove/foundation";
import { printFigures } from "./figures";

const proofs = { foundation } as const;

const command = new Command("prove")
  .description("Show that what is claimed holds; the last line is the figures as JSON.")
  .argument("<name>", Object.keys(proofs).join(", "))
  .argument("[parts...]", `only these parts (foundation: ${partNames.join(", ")})`)
  .parse();

handleInterrupts();
main(async () => {
  const [name = "", ...parts] = command.args;
  const prove = proofs[name as keyof typeof proofs];
  if (!prove) {
    throw new UserError(
      "HW-PROVE-001",
      `There is no proof "${name}".`,
      `Name one of: ${Object.keys(proofs).join(", ")}.`,
    );
  }
  printFigures(await prove(parts, new Progress(`prove-${name}`)));
});
