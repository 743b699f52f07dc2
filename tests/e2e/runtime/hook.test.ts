import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";
import { desiredState, testStream } from "../../support/runtime/shop";

describe("the hook", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform?.stop());

  async function runHook(verb: string, desired: unknown, env: Readonly<Record<string, string>> = {}) {
    const tokenFile = join(platform.folder, "hook-token");
    await writeFile(tokenFile, platform.kubernetes.issueToken("shop"));
    return platform.run("hook", [verb], {
      ...platform.kubernetes.env,
      HEADWATER_PROVISIONER_URL: `https://localhost:${platform.provisionerPort}`,
      HEADWATER_PLATFORM_NAMESPACE: platform.namespace,
      HEADWATER_OWNER: "shop/shipping",
      HEADWATER_DESIRED: JSON.stringify(desired ?? null),
      HEADWATER_TOKEN_FILE: tokenFile,
      ...env,
    });
  }

  const desired = desiredState("shipping", testStream("hooked"), "read");

  it("prints what changed, and that nothing did", async () => {
    const first = await runHook("expand", desired);
    expect(await first.exit(), first.lines.join("\n")).toBe(0);
    expect(first.lines).toContain("topic shop.hooked: create with 1 partitions");
    const second = await runHook("expand", desired);
    expect(await second.exit()).toBe(0);
    expect(second.lines).toEqual(["Nothing to change."]);
    const third = await runHook("contract", desired);
    expect(await third.exit()).toBe(0);
    expect(third.lines).toContain("user shop.shipping: delete");
  });

  it("does not repeat what is refused, and leaves the cause as the termination message", async () => {
    const foreign = { topics: [{ name: "bank.accounts", partitions: 1, config: {} }], principals: [] };
    const hook = await runHook("expand", foreign);
    expect(await hook.exit()).toBe(1);
    expect(await platform.terminationMessage(hook)).toMatch(
      /^HW-PROVISION-003: Team "shop" owns only names that begin with "shop\."\.\n {2}topic "bank\.accounts" does not begin with "shop\.";/,
    );
    expect(hook.lines.filter((line) => line.startsWith("Trying again"))).toEqual([]);
  });

  it("waits for a provisioner that is not there yet", async () => {
    await platform.stopProvisioner();
    const hook = await runHook("expand", desired);
    await hook.waitForLine(/^Trying again: The provisioner at localhost:\d+ does not answer: .*ECONNREFUSED/);
    await platform.startProvisioner();
    expect(await hook.exit()).toBe(0);
  });

  it("waits for a broker that is not there yet", async () => {
    await platform.stopBroker();
    const hook = await runHook("expand", desired);
    await hook.waitForLine(/^Trying again: Kafka does not answer: /, 40_000);
    await platform.startBroker();
    expect(await hook.exit(), hook.lines.join("\n")).toBe(0);
  });

  it("waits until Kafka answers the administrator, for the platform alone", async () => {
    const foreign = await runHook("ready", undefined);
    expect(await foreign.exit()).toBe(1);
    expect(await platform.terminationMessage(foreign)).toContain('service accounts of namespace "headwater" alone');

    await platform.stopBroker();
    const tokenFile = join(platform.folder, "platform-token");
    await writeFile(tokenFile, platform.kubernetes.issueToken("headwater"));
    const hook = await runHook("ready", undefined, { HEADWATER_TOKEN_FILE: tokenFile });
    await hook.waitForLine(/^Trying again: Kafka does not answer: /, 40_000);
    await platform.startBroker();
    expect(await hook.exit(), hook.lines.join("\n")).toBe(0);
  });

  it("gives up when its time is over, with the last cause", async () => {
    const hook = await runHook("expand", desired, {
      HEADWATER_PROVISIONER_URL: "https://localhost:1",
      HEADWATER_DEADLINE_SECONDS: "3",
    });
    expect(await hook.exit()).toBe(1);
    expect(await platform.terminationMessage(hook)).toMatch(
      /^expand of shop\/shipping had no success within 3 s\. The provisioner at localhost:1 does not answer/,
    );
    expect(Date.now() - hook.startedAt).toBeLessThan(8_000);
  });

  it("lists every setting that is wrong", async () => {
    const hook = await runHook("shrink", desired, { HEADWATER_OWNER: "nobody", HEADWATER_PROVISIONER_URL: "http://x" });
    expect(await hook.exit()).toBe(78);
    const text = await platform.terminationMessage(hook);
    for (const part of ["expand or contract or register or ready", "HEADWATER_OWNER", "HEADWATER_PROVISIONER_URL"])
      expect(text).toContain(part);
  });
});
