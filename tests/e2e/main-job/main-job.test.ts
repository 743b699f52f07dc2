import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendFirstEvent, waitUntilAsleep } from "../../../scripts/up/first-event";
import { type Deployment, deployment, STACKS } from "../../support/deployment";
import { ownedObjects } from "../../support/owned-objects";

/** One story, told in order: each test goes on from where the one before it left the cluster. */
describe("the main job", () => {
  let sample: Deployment;

  beforeAll(async () => {
    sample = await deployment("main-job");
  });

  afterAll(async () => {
    await sample?.remove();
  });

  const wakeUp = async () => {
    await waitUntilAsleep(sample.api, 90_000);
    return await sendFirstEvent(sample.api, 60_000);
  };

  test("cdktf deploy provisions the platform, and an event wakes a worker from zero", async () => {
    await sample.deploy();
    const event = await wakeUp();
    expect(event.wakeUpMs).toBeGreaterThan(0);
    expect(event.wakeUpMs).toBeLessThan(10_000);
  });

  test("every plan is empty afterwards", async () => {
    await sample.synth();
    for (const stack of STACKS) {
      const plan = await sample.plan(stack);
      expect(plan.changes, plan.text).toEqual([]);
    }
  });

  test("a changed worker is the only change, and readable", async () => {
    const file = join(sample.path, "stacks", "handlers", "shipping.ts");
    const before = await readFile(file, "utf8");
    await writeFile(file, before.replace('"shipped"', '"shipped by air"'));
    try {
      await sample.synth();
      const plan = await sample.plan("shop");
      expect(plan.changes).toEqual([expect.stringMatching(/^helm_release\.shop_shipping_bundle_release/)]);
      // Terraform marks changed lines of a text in this column; everything else of the release is hidden or unmarked.
      const marked = plan.text.split("\n").filter((line) => /^ {14}[-+] /.test(line));
      expect(
        marked.map((line) => line.trim()),
        plan.text,
      ).toEqual([
        expect.stringMatching(/^- .*"shipped"/),
        expect.stringMatching(/^\+ .*"shipped by air"/),
        expect.stringMatching(/^- .*handler-digest/),
        expect.stringMatching(/^\+ .*handler-digest/),
      ]);
    } finally {
      await writeFile(file, before);
    }
  });

  test("a second deploy changes nothing", async () => {
    const revisions = async () => {
      const secrets = await sample.api.listMetadata("/api/v1/secrets", { labelSelector: "owner=helm" });
      return secrets.map(({ metadata }) => metadata.name).sort();
    };
    const before = await revisions();
    await sample.deploy();
    expect(before.length).toBeGreaterThan(5);
    expect(await revisions()).toEqual(before);
  });

  test("after destroy nothing is left but what is marked as retained", async () => {
    await sample.destroy();
    const left = await ownedObjects(sample.api, ["keda", "platform", "shop"]);
    expect(left.rest).toEqual([]);
    expect(left.retained).toEqual(
      expect.arrayContaining(["Namespace/platform", "PersistentVolumeClaim/platform/data-kafka-0", "Namespace/shop"]),
    );
  });

  test("deploy again works, on the data that was kept", async () => {
    await sample.deploy();
    await wakeUp();
  });
});
