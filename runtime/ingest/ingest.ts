import { randomUUID } from "node:crypto";
import type { HandlerContext, PublishError, RequestHandler } from "../../constructs/workers/handler-api";
import { readEvent } from "./read-event";
import { Refusal } from "./refusal";
import type { IngestSettings } from "./settings";
import { type Target, targetOf } from "./target";

/** How long a client waits while brokers or registry do not answer. */
const DEADLINE_MS = 5_000;
/** So many wait for the brokers at most; at two thousand requests a second that is half a second of them. */
const MAX_IN_FLIGHT = 1_000;
/** Seconds. Brokers that were restarted need some. */
const RETRY_AFTER = "2";

/** Answers a request once its event is in the stream: 202, or a problem (RFC 9457) that says why it is not. */
export function ingest(settings: IngestSettings): RequestHandler {
  let inFlight = 0;
  return async (request, context) => {
    if (inFlight >= MAX_IN_FLIGHT) return busy(`${MAX_IN_FLIGHT} requests wait for the brokers already.`).response;
    inFlight++;
    try {
      return await accept(request, context, settings);
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      throw error;
    } finally {
      inFlight--;
    }
  };
}

async function accept(request: Request, context: HandlerContext, settings: IngestSettings): Promise<Response> {
  const target = targetOf(request.method, new URL(request.url).pathname, settings);
  const body = new Uint8Array(await request.arrayBuffer());
  const { id, place, published } = publish(target, request.headers, body, context, settings);
  await published.catch((error: PublishError) => {
    throw refusalOf(error, place);
  });
  return Response.json({ id }, { status: 202 });
}

/** A function of its own, which holds the event no longer than until it is encoded. */
function publish(
  target: Target,
  headers: Headers,
  body: Uint8Array,
  context: HandlerContext,
  settings: IngestSettings,
) {
  const { id = randomUUID(), event, place } = readEvent(target, headers, body, settings);
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(DEADLINE_MS)]);
  const named = { ...event, headers: { ...event.headers, ce_id: id } };
  return { id, place, published: context.publish(settings.stream, named, { signal }) };
}

/** By its name: the host that publishes is another bundle, with classes of its own. */
function refusalOf(error: PublishError, place: string): unknown {
  if (error.name !== "PublishError") return error;
  if (error.reason === "unavailable") return busy("The event is not acknowledged; send it again, with the same id.");
  if (error.reason === "too-large") return new Refusal(413, error.message);
  const violations = error.violations.map(({ pointer, detail }) => ({ pointer: place + pointer, detail }));
  return new Refusal(400, error.message, violations);
}

const busy = (why: string): Refusal => new Refusal(503, why, [], { "retry-after": RETRY_AFTER });
