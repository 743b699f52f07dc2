import { compatibilityPartitioner, Producer } from "@platformatic/kafka";
import { clientOptions, readKafkaAccess } from "../../../runtime/shared/kafka";
import { readSettings, SettingsReader } from "../../../runtime/shared/settings";
import type { RawEvent } from "./raw-events";

// Writes without Headwater's publisher, which lets nothing through that a stream can't hold.
async function main(): Promise<void> {
  const access = readSettings(new SettingsReader(process.env), readKafkaAccess);
  const options = { ...clientOptions(access, "raw", () => undefined), acks: -1, partitioner: compatibilityPartitioner };
  const producer = new Producer<Buffer, Buffer, Buffer, Buffer>(options);
  const events = JSON.parse(process.argv[2] ?? "[]") as RawEvent[];
  const messages = events.map(({ topic, key, value }) => ({ topic, key: Buffer.from(key), value: Buffer.from(value) }));
  await producer.send({ messages });
  await producer.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
