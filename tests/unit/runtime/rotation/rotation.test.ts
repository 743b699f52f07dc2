import { describe, expect, it } from "vitest";
import { Refusal } from "../../../../runtime/provisioner/outcome";
import { FakeWorld, HELD, Killed, OWNER } from "./fake-world";

/** Goes on until there is nothing left to do, whatever kills it; looks after each step whether everybody can work. */
async function rotateFully(world: FakeWorld): Promise<{ kills: number; lockedOut: string[] }> {
  const lockedOut: string[] = [];
  let kills = 0;
  const survive = async (work: () => Promise<unknown>) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      kills++;
      return true;
    } finally {
      lockedOut.push(...world.lockedOut());
    }
  };
  while (world.secret.data.username === HELD.name) await survive(() => world.rotation().begin(OWNER, HELD));
  for (let turn = 0; await survive(() => world.rotation().advance(OWNER, HELD)); turn++) {
    if (turn > 50) throw new Error("It never ends");
    world.rollOut();
    lockedOut.push(...world.lockedOut());
  }
  return { kills, lockedOut };
}

const STEPS = 8;
const KILLS = Array.from({ length: 2 * STEPS }, (_, i) => (i + 1) / 2);

describe("a rotation", () => {
  it("gives the Secret the other user, and deletes the former one when no pod has it any more", async () => {
    const world = new FakeWorld();
    expect(await rotateFully(world)).toEqual({ kills: 0, lockedOut: [] });
    expect([...world.users.keys()]).toEqual(["shop.shipping.2"]);
    expect(world.secret.data).toMatchObject({ username: "shop.shipping.2", bootstrap: "kafka:9092" });
    expect(world.pods.map(({ user }) => user)).toEqual(["shop.shipping.2", "shop.shipping.2"]);
    expect(await world.read()).toEqual({
      principal: "shop.shipping",
      user: "shop.shipping.2",
      issued: "2026-02-01T00:00:00.000Z",
      former: undefined,
      begun: false,
      waitsFor: [],
    });
  });

  it("takes turns", async () => {
    const world = new FakeWorld();
    await rotateFully(world);
    const { password } = world.secret.data;
    await world.rotation("2026-03-01T00:00:00.000Z").begin(OWNER, HELD);
    for (let turn = 0; turn < 20 && (await world.rotation().advance(OWNER, HELD)); turn++) world.rollOut();
    expect([...world.users.keys()]).toEqual(["shop.shipping"]);
    expect(world.secret.data.username).toBe("shop.shipping");
    expect([password, "first"]).not.toContain(world.secret.data.password);
    expect(world.lockedOut()).toEqual([]);
  });

  it.each(KILLS)("killed at step %s locks nobody out, and the next run finishes it", async (killAt) => {
    const world = new FakeWorld(2, killAt);
    expect(await rotateFully(world)).toEqual({ kills: 1, lockedOut: [] });
    expect([...world.users.keys()]).toEqual(["shop.shipping.2"]);
    expect((await world.read())?.former).toBeUndefined();
  });

  it("has no step that the cases above don't kill", async () => {
    const world = new FakeWorld(2, STEPS + 0.5);
    expect((await rotateFully(world)).kills).toBe(0);
  });

  it("keeps the former user while a pod has it, and says which", async () => {
    const world = new FakeWorld();
    await world.rotation().begin(OWNER, HELD);
    await world.rotation().advance(OWNER, HELD);
    expect((await world.read())?.waitsFor).toEqual(["the rollout, which is about to begin"]);
    world.rollOut(); // one more, none less
    for (let turn = 0; turn < 3; turn++) expect(await world.rotation().advance(OWNER, HELD)).toBe(true);
    expect(await world.read()).toMatchObject({
      user: "shop.shipping.2",
      former: "shop.shipping",
      waitsFor: ["pod-1", "pod-2"],
    });
    expect([...world.users.keys()]).toEqual(["shop.shipping", "shop.shipping.2"]);
  });

  it("waits for nothing with no replica, and a replica that starts meanwhile has the new user", async () => {
    const world = new FakeWorld(0);
    await world.rotation().begin(OWNER, HELD);
    world.scale(1);
    expect(world.pods[0]?.user).toBe("shop.shipping.2");
    expect(await rotateFully(world)).toEqual({ kills: 0, lockedOut: [] });

    const asleep = new FakeWorld(0);
    expect(await rotateFully(asleep)).toEqual({ kills: 0, lockedOut: [] });
    expect([...asleep.users.keys()]).toEqual(["shop.shipping.2"]);
  });

  it("changes nothing if it is begun while it is under way", async () => {
    const world = new FakeWorld();
    await world.rotation().begin(OWNER, HELD);
    const { secret } = world;
    await world.rotation().begin(OWNER, HELD);
    expect(world.secret).toBe(secret);
  });

  it("leaves alone a Secret that is another owner's, and a workload that nobody knows", async () => {
    const world = new FakeWorld();
    const other = { namespace: "shop", name: "billing" };
    await world.rotation().begin(other, HELD);
    expect(await world.rotation().advance(other, HELD)).toBe(false);
    expect(await world.read(other)).toBeUndefined();

    world.workload = false;
    const refused = await world
      .rotation()
      .begin(OWNER, HELD)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: "HW-PROVISION-020", status: 409 });
    expect(world.users.size).toBe(1);
  });
});
