import { type AddressInfo, createServer } from "node:net";
import { metadataV12 } from "@platformatic/kafka";
import { expect, test } from "vitest";
import { KafkaCluster } from "../../../runtime/provisioner/kafka/cluster";
import "../../support/runtime/kafka"; // what the client needs of Node 22

/** A fake broker that hangs up as soon as it is spoken to, as one that is killed does. */
async function startFakeBroker() {
  const server = createServer((socket) => {
    socket.on("error", () => undefined).once("data", () => socket.resetAndDestroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, stop: () => server.close() };
}

test("a broker that is killed during a login fails the request, and nothing else", async () => {
  const broker = await startFakeBroker();
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on("uncaughtException", note);
  const cluster = new KafkaCluster({
    clientId: "test",
    bootstrapBrokers: [broker.address],
    sasl: { mechanism: "SCRAM-SHA-512", username: "admin", password: "secret" },
    retries: 0,
  });
  await expect(cluster.send(metadataV12.api, [], false, false)).rejects.toThrow("Cannot connect to any broker");
  await cluster.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off("uncaughtException", note);
  broker.stop();
  expect(uncaught).toEqual([]);
});
