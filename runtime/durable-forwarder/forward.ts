import type { EventHandler, StreamEvent } from "../../constructs/workers/handler-api";
import { EVENT_HEADER, eventHeader } from "../durable-host/event-header";
import { handlerName } from "../durable-host/handler-name";
import { backoff, delay } from "../shared/delay";
import { describeError } from "../shared/log";
import type { ForwardSettings, Route } from "./settings";

const TIMEOUT_MS = 10_000;
/** Milliseconds between two tries. */
const PAUSES = { first: 100, most: 5_000 };

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Hands each event to Restate, which answers once it has it for good. The event's identity is the idempotency key, so
 * one that is handed over twice runs once.
 * https://docs.restate.dev/invoke/http
 *
 * While Restate is away or does not know the function yet, the event waits: neither is the event's fault.
 */
export const forward =
  (settings: ForwardSettings, ask: Fetch = fetch): EventHandler =>
  async (event, { signal, log }) => {
    for (const route of settings.routes.filter(({ stream }) => stream === event.stream)) {
      for (let attempt = 1; ; attempt++) {
        const problem = await handOver(ask, `${settings.ingress}/${pathOf(route, event)}/send`, event, signal);
        if (problem === undefined) break;
        if (attempt === 1) log.warn("Restate does not take an event yet", { event: event.id, problem });
        await delay(backoff(attempt, PAUSES.first, PAUSES.most), signal);
        signal.throwIfAborted();
      }
    }
  };

/** @returns why to try again @throws Error if Restate says no to this event */
async function handOver(ask: Fetch, url: string, event: StreamEvent, stop: AbortSignal): Promise<string | undefined> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
  let response: Response;
  try {
    response = await ask(url, { ...requestOf(event), method: "POST", signal });
  } catch (error) {
    return describeError(error);
  }
  const text = await response.text().catch(describeError);
  if (response.ok) return undefined;
  const reason = `HTTP ${response.status} ${text.slice(0, 500)}`;
  if (response.status >= 500 || response.status === 404 || response.status === 429) return reason;
  throw new Error(`Restate refuses the event: ${reason}`);
}

function pathOf({ service, handler, keyed }: Route, { key, id, stream }: StreamEvent): string {
  if (!keyed) return `${service}/${handlerName(handler)}`;
  if (key === undefined) throw new Error(`The event ${id} of stream "${stream}" has no key, and an entity needs one.`);
  return `${service}/${encodeURIComponent(key)}/${handlerName(handler)}`;
}

/** A publisher that was not answered sends a CloudEvent again, and then Kafka has it twice. */
const identityOf = ({ cloudEvent, stream, id }: StreamEvent): string =>
  cloudEvent ? `${cloudEvent.source}/${cloudEvent.id}` : `${stream}/${id}`;

const requestOf = (event: StreamEvent): RequestInit => ({
  headers: {
    "content-type": "application/json",
    "idempotency-key": encodeURIComponent(identityOf(event)),
    [EVENT_HEADER]: eventHeader(event),
  },
  body: JSON.stringify(event.value),
});
