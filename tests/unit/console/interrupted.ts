import { main } from "../../../console/main";
import { handleInterrupts, run, withCleanup } from "../../../console/process";

// A command that is interrupted while it does what its argument says; see cleanup.test.ts.

const print = (line: string) => process.stdout.write(`${line}\n`);
const works: Record<string, () => Promise<unknown>> = {
  program: () => run("sleep", ["60"]),
  nothing: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
};

handleInterrupts();
main(async () => {
  const work = works[process.argv[2] ?? ""] ?? (() => Promise.resolve());
  await withCleanup(
    async () => {
      const working = work();
      print("working");
      await working;
    },
    async () => {
      const { code } = await run("true", []);
      print(`cleaned ${code}`);
    },
  );
});
