import type { DurableHarness, DurableTarget, Invocation, StepFault } from "../../../constructs/testing/durable-harness";
import type { TestStream } from "../../../constructs/testing/harness";
import type { DurableHarnessInput } from "../../../constructs/testing/harness-input";
import type { TestEvent } from "../../../constructs/testing/worker-harness";
import { forward } from "../../durable-forwarder/forward";
import { readForwardSettings } from "../../durable-forwarder/settings";
import { handlerName } from "../../durable-host/handler-name";
import { readWorkerSettings } from "../../handler-host/settings";
import { settingsOf } from "../input";
import type { Trace } from "../surroundings";
import { VirtualClock } from "../virtual-clock";
import { MemoryWorker } from "../worker-harness";
import { Faults } from "./faults";
import { HostedDurable } from "./hosted-durable";
import { MemoryIngress } from "./ingress";
import { jsonBytes, jsonIn } from "./invocation-record";
import { MemoryRestate } from "./memory-restate";

const TERMINAL = 500;

/** A durable function, what it calls, and what hands it events, around a Restate in memory. */
export class MemoryDurable implements DurableHarness {
  private readonly seen: Trace = { published: [], logs: [] };
  private readonly clock: VirtualClock;
  private readonly faults = new Faults();
  private readonly hosted = new Map<string, HostedDurable>();
  private readonly restate: MemoryRestate;
  private readonly ingress: MemoryIngress;
  private readonly service: string;
  private worker: MemoryWorker | undefined;

  constructor(private readonly input: DurableHarnessInput) {
    this.clock = new VirtualClock(input.own.start);
    this.service = this.host(input.own).settings.service;
    this.restate = new MemoryRestate(
      this.clock,
      (service) => this.hosted.get(service) ?? this.host(input.callee(service.replace(".", "/"))),
    );
    this.ingress = new MemoryIngress(this.restate);
  }

  get published() {
    return this.seen.published;
  }

  get logs() {
    return this.seen.logs;
  }

  get now(): Date {
    return this.clock.now();
  }

  get invocations(): readonly Invocation[] {
    return this.restate.invocations.map(({ told }) => told);
  }

  async call(input?: unknown, { handler = "run", key, idempotencyKey }: DurableTarget = {}): Promise<Invocation> {
    const target = { service: this.service, handler: handlerName(handler), key };
    const { told } = this.restate.invoke({ target, parameter: jsonBytes(input), headers: [], idempotencyKey });
    await this.restate.idle();
    return told;
  }

  async send(stream: TestStream, event: TestEvent): Promise<Invocation> {
    this.worker ??= this.forwarder();
    const { error } = await this.worker.send(stream, event);
    if (error !== undefined) throw new Error(error);
    await this.restate.idle();
    return this.ingress.last();
  }

  async advance(time: { toMilliseconds(): number }): Promise<void> {
    await this.restate.advance(time.toMilliseconds());
  }

  async resolve(awakeable: string, value?: unknown): Promise<void> {
    this.restate.settle(awakeable, { value: jsonBytes(value) });
    await this.restate.idle();
  }

  async reject(awakeable: string, reason: string): Promise<void> {
    this.restate.settle(awakeable, { failure: { code: TERMINAL, message: reason } });
    await this.restate.idle();
  }

  state(key: string): Readonly<Record<string, unknown>> {
    const state = this.restate.entities.state({ service: this.service, key });
    return Object.fromEntries([...state].map(([name, value]) => [name, jsonIn(value)]));
  }

  inject(step: string, fault: StepFault): void {
    this.faults.inject(step, fault);
  }

  private host(input: DurableHarnessInput["own"]): HostedDurable {
    const { clock, seen, faults } = this;
    const hosted = new HostedDurable(input, { clock, seen, faults });
    this.hosted.set(hosted.settings.service, hosted);
    return hosted;
  }

  private forwarder(): MemoryWorker {
    const input = this.input.forwarder();
    return new MemoryWorker({
      sources: input.sources,
      settings: settingsOf(input, readWorkerSettings),
      handler: forward(settingsOf(input, readForwardSettings), this.ingress.fetch),
      clock: this.clock,
    });
  }
}
