import { Consumer } from "@platformatic/kafka";
import { clientOptions, type KafkaAccess } from "../../runtime/shared/kafka";

/** What one loop is told, as JSON in its environment. */
export interface LoopInput {
  readonly access: KafkaAccess;
  readonly group: string;
  readonly topic: string;
  readonly events: number;
}

// One measurement is one process. It does what a program does that consumes with this client and no more: it takes each
// event's key and JSON out, calls a handler that does nothing, and commits once a second, handled or not.
const input = JSON.parse(process.env.INPUT ?? "") as LoopInput;
const handle = async (_event: { key: string; value: unknown }): Promise<void> => undefined;

async function main(): Promise<void> {
  const consumer = new Consumer({
    ...clientOptions(input.access, "bench", () => undefined),
    groupId: input.group,
  });
  const stream = await consumer.consume({
    topics: [input.topic],
    mode: "committed",
    fallbackMode: "earliest",
    autocommit: 1_000,
    maxWaitTime: 500,
    maxBytes: 8 * 1024 * 1024,
    highWaterMark: 256,
  });
  let count = 0;
  let began = { cpu: process.cpuUsage(), at: performance.now() };
  await new Promise<void>((resolve, reject) => {
    // The leanest that the client has: `for await` makes a promise for each event.
    stream.on("error", reject).on("data", ({ key, value }) => {
      if (count === 0) began = { cpu: process.cpuUsage(), at: performance.now() };
      void handle({ key: String(key), value: JSON.parse(String(value)) });
      if (++count === input.events) resolve();
    });
  });
  const { user, system } = process.cpuUsage(began.cpu);
  const measured = { ms: performance.now() - began.at, cpuMs: (user + system) / 1000 };
  process.stdout.write(`${JSON.stringify({ msg: "measured", ...measured })}\n`);
  await consumer.close(true);
}

void main();
