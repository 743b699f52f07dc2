import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeError } from "../../../runtime/shared/log";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readGrants, readQuota, write } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";
import {
  declareWorkload,
  desiredState,
  RECORD,
  recorded,
  startPublisher,
  startWorker,
  testStream,
} from "../../support/runtime/shop";

const STREAM = testStream("rotated");
const WORKER = "shop/shipping";
const SECRET = "shipping-kafka";
const FIRST = "shop.shipping";
const SECOND = "shop.shipping.2";
const LIMIT = { producerByteRate: 1_000_000 };

const limited = () => {
  const { topics, principals } = desiredState("shipping", STREAM, "both");
  return { topics, principals: principals.map((principal) => ({ ...principal, quota: LIMIT })) };
};

describe("rotating credentials", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform();
    platform.kubernetes.workloads.add("shop", "shipping");
  });
  afterAll(() => platform?.stop());

  const rotation = async () => {
    const { status, body } = await platform.ask("rotate", WORKER, undefined);
    expect(status).toBe(200);
    return (body as unknown as { rotations: { user: string; former?: string; waitsFor: string[] }[] }).rotations[0];
  };
  const begin = async () => {
    const { status, body } = await platform.ask("rotate", WORKER, {});
    expect([status, body]).toMatchObject([200, {}]);
  };
  const until = async (what: string, isSo: () => Promise<boolean> | boolean) => {
    const deadline = Date.now() + 30_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`It is not so yet: ${what}`);
      await sleep(100);
    }
  };
  const ended = () => until("the rotation has ended", async () => (await rotation())?.former === undefined);
  const user = () => platform.credentials("shop", SECRET);
  const issuedNow = () => platform.kubernetes.workloads.template(WORKER)["headwater.dev/credentials-issued"];
  /** A pod with a worker in it, and when the credentials were issued that it has. */
  const startPod = async () => {
    const issued = issuedNow();
    const pod = platform.kubernetes.workloads.startPod(WORKER);
    const worker = await startWorker(platform, "shipping", STREAM, RECORD);
    await worker.waitFor("joined");
    return { pod, worker, issued };
  };
  const endPod = async ({ pod, worker }: { pod: string; worker: Program }) => {
    await worker.stop();
    platform.kubernetes.workloads.endPod(WORKER, pod);
  };
  /** What a Deployment's controller does once the template has changed. */
  const rolledOut = async (old: Awaited<ReturnType<typeof startPod>>) => {
    await until("pods are to be replaced", () => issuedNow() !== undefined && issuedNow() !== old.issued);
    const fresh = await startPod();
    await endPod(old);
    return fresh;
  };
  const refused = expect.toSatisfy((error: unknown) => describeError(error).includes("authentication failed"));

  it("interrupts neither who publishes nor who reads, and ends with the former user refused", async () => {
    expect((await platform.ask("expand", WORKER, limited())).status).toBe(200);
    const publisher = await startPublisher(platform, STREAM);
    const former = user();
    let pod = await startPod();
    const workers = [pod.worker];

    let sent = 0;
    let going = true;
    const publishing = (async () => {
      while (going) {
        await publisher.sendNumbers([++sent]);
        await sleep(10);
      }
    })();
    await begin();
    expect(await rotation()).toMatchObject({ user: SECOND, former: FIRST });
    // Both may do everything until the former is not needed any more.
    expect((await readGrants(platform, SECOND)).length).toBe((await readGrants(platform, FIRST)).length);
    expect(await readQuota(platform, SECOND)).toEqual(await readQuota(platform, FIRST));
    await write(platform, STREAM.topic, JSON.stringify({ n: 0 }), former);
    pod = await rolledOut(pod);
    workers.push(pod.worker);
    await ended();
    going = false;
    await publishing;

    await until("all events are handled", () => new Set(workers.flatMap(recorded)).size >= sent + 1);
    expect(user().username).toBe(SECOND);
    await expect(write(platform, STREAM.topic, "{}", former)).rejects.toThrow(refused);
    expect(await readGrants(platform, FIRST)).toEqual([]);
    expect(await readQuota(platform, FIRST)).toEqual({});
    await endPod(pod);
    expect((await platform.ask("expand", WORKER, limited())).body.changes).toEqual([]);
  });

  /** Around each step of it: tests/unit/runtime/rotation. */
  it("goes on with it when the provisioner was killed", async () => {
    for (const afterMs of [30, 2_100]) {
      const before = user().username;
      const asked = platform.ask("rotate", WORKER, {}).catch(() => undefined);
      await sleep(afterMs);
      await platform.restartProvisioner();
      await asked;
      // Its first write may not have been done: then it is asked again, as people would.
      if (user().username === before) await begin();
      await ended();
      expect([before, user().username].sort()).toEqual([FIRST, SECOND]);
      await expect(write(platform, STREAM.topic, "{}", { ...user(), username: before })).rejects.toThrow(refused);
      await write(platform, STREAM.topic, "{}", user());
      expect((await platform.ask("expand", WORKER, limited())).body.changes).toEqual([]);
    }
  });

  it("gives both users what is declared meanwhile, and takes all from both when the workload goes", async () => {
    const pod = platform.kubernetes.workloads.startPod(WORKER);
    await begin();
    expect((await platform.ask("expand", WORKER, desiredState("shipping", STREAM, "read"))).status).toBe(200);
    for (const name of [FIRST, SECOND]) {
      expect((await readGrants(platform, name)).filter(({ operation }) => operation === 4)).toEqual([]);
      expect(await readQuota(platform, name)).toEqual({});
    }
    await until("it waits for the pod", async () => (await rotation())?.waitsFor.includes(pod) ?? false);
    expect((await platform.ask("contract", WORKER, { topics: [], principals: [] })).status).toBe(200);
    for (const name of [FIRST, SECOND]) expect(await readGrants(platform, name)).toEqual([]);
    platform.kubernetes.workloads.endPod(WORKER, pod);
  });

  it("begins by itself when credentials are old, and not for what it can't restart", async () => {
    await declareWorkload(platform, "shipping", STREAM, "both");
    await declareWorkload(platform, "unknown", testStream("unknown"), "both");
    const before = { shipping: user(), unknown: platform.credentials("shop", "unknown-kafka") };
    await sleep(1_000);
    await platform.restartProvisioner({ HEADWATER_CREDENTIALS_LIFETIME: "1" });
    await until("there are new credentials", () => user().password !== before.shipping.password);
    await ended();
    expect(platform.credentials("shop", "unknown-kafka")).toEqual(before.unknown);
    const asked = await platform.ask("rotate", "shop/unknown", {});
    expect([asked.status, asked.body.code]).toEqual([409, "HW-PROVISION-020"]);
  });
});
