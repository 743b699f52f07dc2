import type { IConstruct } from "constructs";
import type { DurableEntityHandlers, DurableHandler } from "../durable/durable-api";
import { DurableWorkload } from "../durable/durable-workload";
import { EventForwarder } from "../durable/event-forwarder";
import type { EventHandler } from "../workers/handler-api";
import { deployed, durableHarnessModule } from "./deployed";
import type { DurableCallees, DurableHarness } from "./durable-harness";
import type { HarnessOptions } from "./harness";

// biome-ignore lint/suspicious/noExplicitAny: each handler says what it takes
export interface DurableHarnessOptions extends HarnessOptions<DurableHandler<any> | DurableEntityHandlers> {
  /** Instead of what the program has under these names. @default the program's own */
  readonly callees?: DurableCallees;
}

/**
 * Runs a durable function or entity in the test's process, by Restate's own client and a server in memory. After each step it
 * is stopped and resumed from its journal, so that what is not deterministic shows. Timers and retries take no real time.
 *
 * @param program any construct of it
 * @param name `<team's namespace>/<function or entity>`
 * @throws what `cdktf synth` would refuse, and what would keep the function from starting
 * @example
 * const checkout = testDurable(app, "shop/checkout");
 * checkout.inject("ship", { fault: "error" });
 * const { outcome, steps } = await checkout.call({ orderId: "17" });
 */
export function testDurable(
  program: IConstruct,
  name: string,
  { callees = {}, ...options }: DurableHarnessOptions = {},
): DurableHarness {
  const load = (callee: string, given: DurableHarnessOptions) =>
    deployed(program, { type: DurableWorkload, noun: "durable function or entity" }, callee, given);
  const forwarder = () =>
    deployed<EventHandler>(program, { type: EventForwarder, noun: "subscription" }, `${name}-events`, {
      start: own.start,
    });
  const own = load(name, options);
  return durableHarnessModule().durableHarness({
    own,
    forwarder,
    callee: (callee) => {
      const handler = callees[callee];
      return load(callee, handler === undefined ? {} : { handler });
    },
  });
}
