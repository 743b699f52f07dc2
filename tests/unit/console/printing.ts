import { main } from "../../../console/main";
import { UserError } from "../../../console/user-error";

// A command that prints as many bytes as its argument says, then fails; see output.test.ts.

main(async () => {
  process.stdout.write(`${"x".repeat(Number(process.argv[2]))}\n`);
  throw new UserError("HW-CLI-001", "It failed.", "Correct it.");
});
