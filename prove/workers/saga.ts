import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { DurableWorld, type Hosted } from "../../tests/support/runtime/durable";

const STEPS = ["reserve", "charge", "ship"] as const;
const UNDONE = ["ship", "charge", "reserve"] as const;
const PATIENCE_MS = 120_000;

/** Each step tells the receiver, with its key; the last one fails for good if the order says so. */
const SAGA = `
const tell = async (name, key, order) => {
  const url = process.env.RECEIVER + "/" + encodeURIComponent(order.id + " " + name) + "?key=" + encodeURIComponent(key);
  const response = await fetch(url, { method: "POST" });
  if (!response.ok) throw new Error(name + " is refused");
};
module.exports = (order, { saga, sleep }) => saga(async ({ step }) => {
  for (const name of ["reserve", "charge", "ship"]) {
    await step(
      name,
      ({ idempotencyKey }) => tell(name, idempotencyKey, order),
      ({ idempotencyKey }) => tell("undo " + name, idempotencyKey, order),
      { retries: 2 },
    );
    await sleep(50);
  }
});`;

type Moment = "before its effect" | "after its effect" | "after its result";
type Victim = "function" | "Restate";

interface Blow {
  readonly order: string;
  readonly step: string;
  readonly moment: Moment;
  readonly victim: Victim;
}

/**
 * Kills the function's process, and Restate, at each step of sagas that succeed and of sagas that are undone: as the step
 * begins, when its effect is there but not its result, and when its result is kept.
 */
export async function sagas(progress: Progress): Promise<Bar[]> {
  const world = await DurableWorld.start();
  const receiver = new Receiver(world);
  return await withCleanup(
    async () => {
      await receiver.start();
      const blows = plan();
      for (const [index, blow] of blows.entries()) {
        await progress.step(`Saga ${index + 1} of ${blows.length}`, async (say) => {
          say(`${blow.victim} killed at ${blow.step}, ${blow.moment}`);
          await receiver.run(blow);
        });
      }
      return receiver.bars(blows);
    },
    async () => {
      receiver.stop();
      await world.stop();
    },
  );
}

function plan(): Blow[] {
  const moments: Moment[] = ["before its effect", "after its effect", "after its result"];
  const victims: Victim[] = ["function", "Restate"];
  const steps = [
    ...STEPS.map((step) => ({ step, outcome: "done" })),
    ...["reserve", "charge", ...UNDONE.map((step) => `undo ${step}`)].map((step) => ({ step, outcome: "undone" })),
  ];
  return victims.flatMap((victim) =>
    steps.flatMap(({ step, outcome }) =>
      moments.map((moment, index) => ({
        order: `${outcome}-${victim}-${step.replace(" ", "-")}-${index}`,
        step,
        moment,
        victim,
      })),
    ),
  );
}

/** Counts effects once for each key, as a receiver should, and strikes when it is told to. */
class Receiver {
  private readonly server: Server;
  private saga: Hosted | undefined;
  private blow: Blow | undefined;
  private struck: Promise<void> | undefined;
  /** Keys of each "order step" in the order in which they came, repeated ones too. */
  private readonly keys = new Map<string, string[]>();
  /** Steps of each order as they first took effect. */
  private readonly effects = new Map<string, string[]>();
  /** Steps that were told again although their result was kept. */
  private readonly repeated: string[] = [];
  private readonly answers = new Map<string, unknown>();

  constructor(private readonly world: DurableWorld) {
    this.server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://receiver");
      const [order = "", ...words] = decodeURIComponent(pathname.slice(1)).split(" ");
      const step = words.join(" ");
      if (order.startsWith("undone") && step === "ship") return response.writeHead(409).end();
      if (this.isDue(order, step, "before its effect")) return this.strike();
      this.count(order, step, searchParams.get("key") ?? "");
      if (this.isDue(order, step, "after its effect")) return this.strike();
      response.writeHead(204).end();
      // The client has to get the answer, and Restate the result. What follows is a timer of 50 ms.
      if (this.isDue(order, step, "after its result")) setTimeout(() => this.strike(), 30);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.saga = await this.world.deploy("shop/saga", SAGA, this.env);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  async run(blow: Blow): Promise<void> {
    this.blow = blow;
    this.struck = undefined;
    const call = (path: string) =>
      this.world.restate.call(`shop.saga/${path}`, { id: blow.order }, { "idempotency-key": blow.order });
    await call("run/send");
    for (const deadline = Date.now() + PATIENCE_MS; ; ) {
      await this.struck;
      const response = await call("run").catch(() => undefined);
      if (response && response.status !== 503) {
        this.answers.set(blow.order, response.status);
        break;
      }
      if (Date.now() > deadline) throw new Error(`The saga ${blow.order} has not ended.`);
      await sleep(200);
    }
    // One that was so quick is hit all the same.
    while (!this.struck) await sleep(10);
    await this.struck;
  }

  bars(blows: readonly Blow[]): Bar[] {
    const wrong = blows.filter(({ order }) => {
      const undone = order.startsWith("undone");
      const steps = undone ? ["reserve", "charge", ...UNDONE.map((step) => `undo ${step}`)] : [...STEPS];
      const ended = (this.answers.get(order) === 200) === !undone;
      return !ended || JSON.stringify(this.effects.get(order)) !== JSON.stringify(steps);
    });
    const changed = [...this.keys].filter(([, keys]) => new Set(keys).size > 1).map(([step]) => step);
    const again = [...this.keys.values()].reduce((sum, keys) => sum + keys.length - 1, 0);
    return [
      isTrue(
        `${blows.length} sagas, each hit once: the end state is right`,
        wrong.length === 0,
        `wrong: ${listOf(wrong.map(({ order }) => order))}`,
      ),
      isTrue(
        "a step that was done again had the same key",
        changed.length === 0,
        `${again} done again, ${listOf(changed)} with another`,
      ),
      isTrue("a step whose result was kept never ran again", this.repeated.length === 0, listOf(this.repeated)),
    ];
  }

  private get env(): Record<string, string> {
    return { RECEIVER: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}` };
  }

  private isDue(order: string, step: string, moment: Moment): boolean {
    const { blow, struck } = this;
    return !struck && blow?.order === order && blow.step === step && blow.moment === moment;
  }

  private count(order: string, step: string, key: string): void {
    const name = `${order} ${step}`;
    const keys = this.keys.get(name) ?? [];
    const effects = this.effects.get(order) ?? [];
    if (!keys.includes(key)) effects.push(step);
    // A later step has begun: the result of this one was kept.
    else if (effects.at(-1) !== step) this.repeated.push(name);
    this.keys.set(name, [...keys, key]);
    this.effects.set(order, effects);
  }

  /** Ends the victim without a chance to say anything, and brings it back. */
  private strike(): void {
    const { world, saga, blow } = this;
    if (!saga || !blow) return;
    this.struck ??= (async () => {
      if (blow.victim === "Restate") return await world.restate.restart();
      await world.programAt(saga.port).stop("SIGKILL");
      this.saga = await world.host("shop/saga", SAGA, { ...this.env, PORT: saga.port });
    })();
  }
}

const listOf = (names: readonly string[]): string => (names.length === 0 ? "none" : names.join(", "));
