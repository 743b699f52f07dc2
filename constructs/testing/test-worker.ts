import type { IConstruct } from "constructs";
import type { BatchHandler, EventHandler } from "../workers/handler-api";
import { Worker } from "../workers/worker";
import { deployed, harnessModule } from "./deployed";
import type { HarnessOptions } from "./harness";
import type { WorkerHarness } from "./worker-harness";

/**
 * Runs a worker in the test's process, with the parts that run it in a cluster: what it is sent is encoded and decoded by
 * the declared contracts, failed events are tried again, and go where the subscription says. Topics, registry and time
 * are in memory. Variables of `env` are the test's to set.
 *
 * @param program any construct of it
 * @param name `<team's namespace>/<worker>`
 * @throws what `cdktf synth` would refuse, and what would keep the worker from starting
 * @example
 * const shipping = testWorker(app, "shop/shipping");
 * const { outcome, published } = await shipping.send("order-placed", { key: "17", value: { orderId: "17" } });
 */
export function testWorker(
  program: IConstruct,
  name: string,
  // biome-ignore lint/suspicious/noExplicitAny: each handler says what it takes
  options?: HarnessOptions<EventHandler<any>>,
): WorkerHarness;
export function testWorker(
  program: IConstruct,
  name: string,
  // biome-ignore lint/suspicious/noExplicitAny: each handler says what it takes
  options: HarnessOptions<BatchHandler<any>>,
): WorkerHarness;
export function testWorker(
  program: IConstruct,
  name: string,
  options: HarnessOptions<EventHandler | BatchHandler> = {},
): WorkerHarness {
  return harnessModule().workerHarness(deployed(program, { type: Worker, noun: "worker" }, name, options));
}
