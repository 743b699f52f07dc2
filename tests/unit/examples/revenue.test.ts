import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { expect, test } from "vitest";
import { Durable, Gateway, HeadwaterStack, Platform, Registry, Topology } from "../../../constructs";
import { typesModule } from "../../../constructs/documents/types/types";
import { problemsOf } from "../../../constructs/testing";
import { billingTeam } from "../../../examples/revenue/team";
import { projectDir } from "../../../toolchain/paths";

test("the program has no problems, and its types are fresh", async () => {
  const app = new App();
  const gateways = { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) };
  const parts = { registry: Registry.embedded(), durable: Durable.embedded(), gateways };
  billingTeam(app, new Platform(new HeadwaterStack(app, "platform"), "platform", parts));
  expect(problemsOf(app)).toEqual([]);
  expect(readFileSync(join(projectDir(), "examples/revenue/streams.ts"), "utf8")).toBe(
    await typesModule(Topology.of(app)),
  );
});
