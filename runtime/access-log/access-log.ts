import type { AccessLogEntry } from "../../constructs/gateway/access-log-contract";
import type { HandlerContext, OutgoingEvent, PublishError, RequestHandler } from "../../constructs/workers/handler-api";
import type { CountingHandler } from "../handler-host/load-handler";
import { ConsumerCounts } from "./consumer-counts";
import { entryOf } from "./entry";
import { type LogRecord, recordsOf } from "./otlp";

/** How long a batch waits for the brokers; the collector then sends it again. */
const DEADLINE_MS = 10_000;
/** Seconds. */
const RETRY_AFTER = "1";

/**
 * Publishes an event for each record of an OTLP export, and answers as OTLP has it: 200 once every in-sync replica of the
 * brokers has all, 503 if the collector is to send the batch again. What the contract or the size is against will never be
 * published, and is counted in the answer as rejected.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp-response
 */
export function accessLog(stream: string): CountingHandler {
  const counts = new ConsumerCounts();
  const handler: RequestHandler = async (request, context) => {
    if (request.method !== "POST" || new URL(request.url).pathname !== "/v1/logs") {
      return new Response(null, { status: 404 });
    }
    const records = await readRecords(request);
    if (records === undefined) return Response.json({ message: "It is no export of logs, in JSON." }, { status: 400 });
    const entries = records.map(entryOf);
    const outcomes = await publishAll(stream, entries, context);
    const failures = outcomes.filter((outcome) => outcome !== undefined);
    if (failures.some(({ reason }) => reason === "unavailable")) return again();
    for (const entry of entries.filter((_, index) => outcomes[index] === undefined)) counts.count(entry);
    const [first] = failures;
    if (first === undefined) return Response.json({});
    context.log.error("requests are not logged", { rejected: failures.length, error: first });
    return Response.json({
      partialSuccess: { rejectedLogRecords: String(failures.length), errorMessage: first.message },
    });
  };
  return Object.assign(handler, { metrics: () => counts.text() });
}

const again = (): Response =>
  Response.json(
    { message: "The brokers have not acknowledged all." },
    { status: 503, headers: { "retry-after": RETRY_AFTER } },
  );

async function readRecords(request: Request): Promise<LogRecord[] | undefined> {
  try {
    return recordsOf(await request.json());
  } catch {
    return undefined;
  }
}

/** Its id stays the same when the batch is sent again, so that a repeated event can be told. */
function eventOf(entry: AccessLogEntry): OutgoingEvent {
  return {
    value: entry,
    headers: {
      ce_time: new Date(entry.time).toISOString(),
      ...(entry.requestId === null ? {} : { ce_id: entry.requestId }),
    },
  };
}

/**
 * Why each was not published; undefined: it was.
 * @throws what is a mistake of the program
 */
async function publishAll(
  stream: string,
  entries: readonly AccessLogEntry[],
  { publish, signal }: HandlerContext,
): Promise<(PublishError | undefined)[]> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  const published = entries.map(async (entry) => {
    try {
      await publish(stream, eventOf(entry), { signal: inTime });
      return undefined;
    } catch (error) {
      if ((error as Error).name === "PublishError") return error as PublishError;
      throw error;
    }
  });
  return await Promise.all(published);
}
