import { randomUUID } from "node:crypto";
import type { Answer, ServiceHarness } from "../../constructs/testing/service-harness";
import type { RequestHandler } from "../../constructs/workers/handler-api";
import { PROBLEM_TYPE, problemOf } from "../handler-host/http-problem";
import type { ServiceSettings } from "../handler-host/settings";
import { describeError } from "../shared/log";
import { MemoryHarness } from "./memory-harness";
import { Surroundings, type Trace } from "./surroundings";
import type { VirtualClock } from "./virtual-clock";

/** A service's handler, without a server before it. */
export class MemoryService extends MemoryHarness<Trace> implements ServiceHarness {
  constructor(
    private readonly handler: RequestHandler,
    settings: ServiceSettings,
    clock: VirtualClock,
  ) {
    super(new Surroundings(settings, clock));
  }

  async request(input: Request | string, init?: RequestInit): Promise<Answer> {
    const { publisher, table, log, trace } = this.around;
    const request = typeof input === "string" ? new Request(new URL(input, "http://service.test"), init) : input;
    const own: Trace = { published: [], logs: [] };
    const context = { publish: publisher.publish, table, log, signal: request.signal };
    try {
      const response: unknown = await trace.run(own, () => this.handler(request, context));
      if (!(response instanceof Response)) throw new TypeError("The handler returned no Response.");
      return { response, error: undefined, ...own };
    } catch (error) {
      const id = randomUUID();
      trace.run(own, () => log.error("The handler failed", { id, error }));
      const response = Response.json(problemOf(500, { id }), {
        status: 500,
        headers: { "content-type": PROBLEM_TYPE },
      });
      return { response, error: describeError(error), ...own };
    }
  }
}
