import { Producer } from "@platformatic/kafka";
import { withCloudEvent } from "../../runtime/handler-host/cloud-events";
import { clientOptions, type KafkaAccess } from "../../runtime/shared/kafka";

const BATCH = 2_000;

/** Publishes as many events as a workload of Headwater would: with keys, JSON and a CloudEvent's headers. */
export async function fill(access: KafkaAccess, topic: string, events: number): Promise<void> {
  const producer = new Producer({ ...clientOptions(access, "bench", () => undefined), acks: -1 });
  const about = { workload: "shop/till", stream: "load", contentType: "application/json", time: new Date(0) };
  try {
    for (let from = 0; from < events; from += BATCH) {
      const messages = Array.from({ length: Math.min(BATCH, events - from) }, (_, index) => ({
        topic,
        key: Buffer.from(`customer-${(from + index) % 5_000}`),
        value: Buffer.from(JSON.stringify(order(from + index))),
        headers: new Map(
          Object.entries(withCloudEvent({}, about)).map(([name, text]) => [Buffer.from(name), Buffer.from(text)]),
        ),
      }));
      await producer.send({ messages });
    }
  } finally {
    await producer.close(true);
  }
}

const order = (number: number) => ({
  orderId: `order-${number}`,
  customerId: `customer-${number % 5_000}`,
  lines: [{ sku: "A-1", quantity: 1, price: 12.5 }],
  placedAt: "2026-01-01T00:00:00.000Z",
});
