import { createEndpointHandler, type Hooks } from "@restatedev/restate-sdk/fetch";
import type { DurableHarnessInput } from "../../../constructs/testing/harness-input";
import { definitionOf } from "../../durable-host/definition";
import { transportTo } from "../../durable-host/durable-server";
import { handlerName } from "../../durable-host/handler-name";
import { type DurableSettings, readDurableSettings } from "../../durable-host/settings";
import { loadModule } from "../../handler-host/load-handler";
import { describeError } from "../../shared/log";
import { loaded, settingsOf } from "../input";
import { Surroundings, type Trace } from "../surroundings";
import type { VirtualClock } from "../virtual-clock";
import type { Endpoint } from "./attempt";
import type { Faults } from "./faults";
import type { InvocationRecord } from "./invocation-record";
import type { Served } from "./memory-restate";
import { withTimeOf } from "./virtual-date";

interface Around {
  readonly clock: VirtualClock;
  /** What came of all calls. */
  readonly seen: Trace;
  readonly faults: Faults;
}

/** A durable function as its pod hosts it. */
export class HostedDurable implements Served {
  readonly settings: DurableSettings;
  readonly endpoint: Endpoint;
  private readonly surroundings: Surroundings<Trace>;
  /** Handlers, and whether one call waits for another. */
  private readonly handlers: ReadonlyMap<string, boolean>;
  private readonly invocations = new Map<string, InvocationRecord>();

  constructor(
    input: DurableHarnessInput["own"],
    private readonly around: Around,
  ) {
    this.settings = settingsOf(input, readDurableSettings);
    this.surroundings = new Surroundings(this.settings, around.clock, around.seen);
    const { publisher, log } = this.surroundings;
    const exported: unknown = loaded<unknown>(input, loadModule);
    const definition = definitionOf(this.settings, exported, publisher.publish);
    this.handlers = handlersOf(this.settings, exported);
    const transport = transportTo(log);
    this.endpoint = createEndpointHandler({
      services: [definition],
      defaultServiceOptions: { hooks: [({ request }) => this.hooks(request.id)] },
      // What the client itself has to say is told by outcomes.
      logger: (meta, ...message) => {
        if (meta.source === "USER") transport(meta, ...message);
      },
    });
  }

  isExclusive(handler: string): boolean {
    const known = this.handlers.get(handler);
    if (known !== undefined) return known;
    const names = [...this.handlers.keys()].map((name) => `"${name}"`).join(", ");
    throw new Error(`${this.settings.workload} has no handler "${handler}". There are: ${names}.`);
  }

  readonly within = <T>(invocation: InvocationRecord, run: () => Promise<T>): Promise<T> => {
    this.invocations.set(invocation.told.id, invocation);
    return withTimeOf(this.around.clock, () => this.surroundings.trace.run(invocation.told, run));
  };

  private hooks(id: string): Hooks {
    const invocation = this.invocations.get(id);
    return invocation ? { interceptor: { run: (name, next) => this.step(invocation, name, next) } } : {};
  }

  /** A try of a step, which may be made to go wrong. */
  private async step(invocation: InvocationRecord, name: string, next: () => Promise<void>): Promise<void> {
    const { cutShort } = invocation;
    const step = invocation.beginStep(name);
    const { fault, reason = `${name} fails` } = this.around.faults.next(name) ?? {};
    try {
      if (fault === "error") throw new Error(reason);
      if (fault !== "hang") await next();
      step.error = undefined;
    } catch (error) {
      step.error = describeError(error);
      throw error;
    }
    if (fault === undefined) return;
    cutShort.end(fault);
    await new Promise(() => undefined);
  }
}

function handlersOf({ kind }: DurableSettings, exported: unknown): ReadonlyMap<string, boolean> {
  if (kind === "function") return new Map([["run", false]]);
  const { handlers = {}, queries = {} } = exported as { readonly handlers?: object; readonly queries?: object };
  return new Map([
    ...Object.keys(handlers).map((name) => [handlerName(name), true] as const),
    ...Object.keys(queries).map((name) => [handlerName(name), false] as const),
  ]);
}
