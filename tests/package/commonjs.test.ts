import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Consumer, cdktf, readmeFile } from "../support/consumer";

/** From `npm install` to everything green, in milliseconds: two minutes of its own, and other tests run beside it. */
const BUDGET = 240_000;

let project: Consumer;
let started: number;

beforeAll(async () => {
  project = await Consumer.create();
  await project.succeed(
    cdktf,
    ...["init", "--template=typescript", "--local", "--project-name=shop", "--project-description=A shop"],
    "--enable-crash-reporting=false",
  );
  started = Date.now();
  // As the README says: the template brings a TypeScript that its own ts-node and ts-jest can't load.
  await project.install("--save-dev", "typescript@5");
  await project.install(inject("tarball"), "@cdktf/provider-helm@12", "@cdktf/provider-kubernetes@12");
});
afterAll(() => project?.remove());

describe("in the project that cdktf init makes: CommonJS, jest, the old module resolution", () => {
  beforeAll(() =>
    project.write({
      "shop.ts": readmeFile("shop.ts"),
      "main.ts": readmeFile("main.ts"),
      "handlers/order.ts": readmeFile("handlers/order.ts"),
      "handlers/ship.ts": readmeFile("handlers/ship.ts"),
      "__tests__/main-test.ts": readmeFile("__tests__/main-test.ts"),
    }),
  );

  test("jest writes a snapshot of what will be deployed", async () => {
    expect(await project.succeed("npx", "jest", "--ci=false")).toContain("1 snapshot written");
    const snapshot = project.read("__tests__/__snapshots__/main-test.ts.snap");
    for (const part of ["kind: ScaledObject", "topic: shop.order-placed", "context.log.info"]) {
      expect(snapshot).toContain(part);
    }
  });

  test("it compiles", async () => {
    await project.succeed("npx", "tsc", "--noEmit");
  });

  test("cdktf synthesizes it", async () => {
    expect(await project.succeed(cdktf, "synth")).toContain("Generated Terraform code for the stacks: platform, shop");
    const stack = JSON.parse(project.read("cdktf.out/stacks/shop/cdk.tf.json")) as {
      resource: { helm_release: Record<string, { name: string }> };
    };
    expect(Object.values(stack.resource.helm_release).map((release) => release.name)).toContain("shipping");
  });

  test(`all of that within ${BUDGET / 1000} seconds`, () => {
    expect(Date.now() - started).toBeLessThan(BUDGET);
  });
});

test("cdktf synth tells the mistakes of all stacks at once: a line each, with the place and what to do, and no stack trace", async () => {
  await project.write({
    "main.ts": `
      import { App } from "cdktf";
      import { EventStream, Handler, HeadwaterStack, Platform, Team, Worker } from "headwater";
      const app = new App();
      const stack = new HeadwaterStack(app, "shop");
      const platform = new Platform(stack, "platform");
      const shop = new Team(stack, "shop", { platform });
      const orderPlaced = new EventStream(shop, "Order_Placed", { partitions: 0 });
      const shipping = new Worker(shop, "shipping", { handler: Handler.fromFile("handlers/shop.ts") });
      shipping.subscribes(orderPlaced);
      new EventStream(stack, "lost");
      const billing = new Team(new HeadwaterStack(app, "billing"), "billing", { platform });
      new Worker(billing, "invoicing", { container: { image: "registry.example/invoicing:1" } });
      app.synth();
    `,
  });
  const { code, output } = await project.run(cdktf, "synth");
  expect(code).toBe(1);
  const errors = output.split("\n").filter((line) => line.startsWith("ERROR"));
  expect(errors).toEqual([
    expect.stringMatching(/^ERROR \[billing\/billing\/invoicing\]: HW-WORKER-001: /),
    expect.stringMatching(/^ERROR \[shop\/shop\/Order_Placed\]: HW-NAME-001: "Order_Placed" is not .* Use /),
    expect.stringMatching(/^ERROR \[shop\/shop\/Order_Placed\]: HW-VALUE-001: partitions is 0. It must be /),
    expect.stringMatching(/^ERROR \[shop\/shop\/Order_Placed\]: HW-STREAM-001: Nobody publishes the stream; /),
    expect.stringMatching(/^ERROR \[shop\/shop\/shipping\]: HW-HANDLER-001: There is no handler at .* Name /),
    expect.stringMatching(/^ERROR \[shop\/lost\]: HW-TEAM-001: This is not inside a Team. Create .*new EventStream\(/),
  ]);
  expect(output).not.toMatch(/^\s+at /m);
});
