import type { Invocation } from "../../../constructs/testing/durable-harness";
import type { Call, InvocationRecord } from "./invocation-record";
import type { MemoryRestate } from "./memory-restate";

/**
 * The part of Restate's ingress that events are handed over to: `POST <service>/[<key>/]<handler>/send`.
 * https://docs.restate.dev/invoke/http
 */
export class MemoryIngress {
  private called: InvocationRecord | undefined;

  constructor(private readonly restate: MemoryRestate) {}

  readonly fetch = async (url: string, { body, headers }: RequestInit): Promise<Response> => {
    this.called = this.restate.invoke(callOf(url, String(body), new Headers(headers)));
    return Response.json({ invocationId: this.called.told.id, status: "Accepted" }, { status: 202 });
  };

  /** What the last call began, or had begun. @throws Error if there was none */
  last(): Invocation {
    if (this.called) return this.called.told;
    throw new Error("No event was handed over.");
  }
}

function callOf(url: string, body: string, headers: Headers): Call {
  const [service = "", ...path] = new URL(url).pathname.slice(1).split("/").map(decodeURIComponent);
  const [handler = "", key] = path.slice(0, -1).reverse();
  return {
    target: { service, handler, key },
    parameter: Buffer.from(body),
    headers: [...headers].map(([key, value]) => ({ key, value })),
    idempotencyKey: headers.get("idempotency-key") ?? undefined,
  };
}
