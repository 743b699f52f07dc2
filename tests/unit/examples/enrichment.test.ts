import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { expect, test } from "vitest";
import { Topology } from "../../../constructs";
import { typesModule } from "../../../constructs/documents/types/types";
import { problemsOf, testWorker } from "../../../constructs/testing";
import type { Streams } from "../../../examples/enrichment/streams";
import { salesTeam } from "../../../examples/enrichment/team";
import { operatorsStack } from "../../../stacks/operators";
import { platformStack } from "../../../stacks/platform";
import { projectDir } from "../../../toolchain/paths";

function declare(): App {
  const app = new App();
  salesTeam(app, platformStack(app, operatorsStack(app)));
  return app;
}

test("an order gets what is known of its customer", async () => {
  const enriching = testWorker(declare(), "sales/enriching");
  await enriching.put<Streams["customers"]>("customers", "c1", { customerId: "c1", name: "Ada", tier: "gold" });
  const place = (orderId: string, customerId: string) =>
    enriching.send<Streams["order-placed"]>("order-placed", { key: orderId, value: { orderId, customerId, total: 5 } });

  const { published } = await place("1", "c1");
  expect(published.map(({ value }) => value)).toEqual([
    { orderId: "1", customerId: "c1", total: 5, name: "Ada", tier: "gold" },
  ]);
  expect(await place("2", "c2")).toMatchObject({
    outcome: "dead-lettered",
    attempts: 6,
    error: expect.stringContaining("there is no customer c2"),
  });
  await enriching.put<Streams["customers"]>("customers", "c2", { customerId: "c2", name: "Grace" });
  expect((await place("3", "c2")).published[0]?.value).toMatchObject({ name: "Grace", tier: "standard" });
});

test("the program has no problems, and its types are fresh", async () => {
  const app = declare();
  expect(problemsOf(app)).toEqual([]);
  expect(readFileSync(join(projectDir(), "examples/enrichment/streams.ts"), "utf8")).toBe(
    await typesModule(Topology.of(app)),
  );
});
