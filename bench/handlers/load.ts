import { withCloudEvent } from "../../runtime/handler-host/cloud-events";
import { openProducer } from "../../tests/support/runtime/kafka";
import type { TestPlatform } from "../../tests/support/runtime/platform";

const BATCH = 2_000;

/** Publishes as many events as a workload of Headwater would: with keys, JSON and a CloudEvent's headers. */
export async function fill(platform: TestPlatform, topic: string, events: number): Promise<void> {
  const producer = openProducer(platform, platform.admin);
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
      await producer.send({ messages, acks: -1 });
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
