import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { expect, test } from "vitest";
import { Topology } from "../../../constructs";
import { typesModule } from "../../../constructs/documents/types/types";
import { problemsOf, testWorker } from "../../../constructs/testing";
import type { Streams } from "../../../examples/rules/streams";
import { fraudTeam } from "../../../examples/rules/team";
import { operatorsStack } from "../../../stacks/operators";
import { platformStack } from "../../../stacks/platform";
import { projectDir } from "../../../toolchain/paths";

function declare(): App {
  const app = new App();
  fraudTeam(app, platformStack(app, operatorsStack(app)));
  return app;
}

test("payments are held by the rules of the moment", async () => {
  const screening = testWorker(declare(), "fraud/screening");
  const pay = async (paymentId: string, country: string, amount: number) => {
    const value: Streams["payment-made"] = { paymentId, country, amount };
    const { published } = await screening.send<Streams["payment-made"]>("payment-made", { key: paymentId, value });
    return published.map((event) => event.value);
  };
  const rule = (above: number) => screening.put<Streams["rules"]>("rules", "NL", { country: "NL", above });

  expect(await pay("1", "NL", 150)).toEqual([]);
  await rule(100);
  expect(await pay("2", "NL", 150)).toEqual([{ paymentId: "2", reason: "150 from NL is above 100" }]);
  expect(await pay("3", "BE", 150)).toEqual([]);
  await rule(200);
  expect(await pay("4", "NL", 150)).toEqual([]);
  await screening.put("rules", "NL", null);
  expect(await pay("5", "NL", 250)).toEqual([]);
});

test("the program has no problems, and its types are fresh", async () => {
  const app = declare();
  expect(problemsOf(app)).toEqual([]);
  expect(readFileSync(join(projectDir(), "examples/rules/streams.ts"), "utf8")).toBe(
    await typesModule(Topology.of(app)),
  );
});
