import { afterAll, beforeAll, expect, test } from "vitest";
import { Kafka } from "../../../constructs";
import { createAuthority, createServingCertificate, type KeyPair } from "../../../runtime/provisioner/certificates";
import { startBroker } from "../../support/runtime/broker";
import { isAccepted } from "../../support/runtime/kafka";
import { TestPlatform, textsOf } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";

const boss = { username: "admin", password: "known-to-nobody-else" };
const key = (key: string) => ({ secret: "their-kafka", key });
const nothing = { topics: [], principals: [] };
const desired = {
  topics: [{ name: "shop.orders", partitions: 2, visibility: "team", config: { "cleanup.policy": "delete" } }],
  principals: [
    {
      name: "shop.orders",
      secret: "orders-kafka",
      acls: [{ resource: "topic", name: "shop.orders", pattern: "literal", operations: ["DESCRIBE", "WRITE"] }],
    },
  ],
};

let platform: TestPlatform;
let authority: KeyPair;
let broker: Program;

beforeAll(async () => {
  platform = await TestPlatform.create();
  authority = await createAuthority("Somebody else's CA");
  const { certificate, key: privateKey } = await createServingCertificate(authority, ["localhost"]);
  broker = await startBroker({
    parts: platform.parts,
    folder: `${platform.folder}/their-kafka`,
    port: platform.kafkaPort,
    keystore: privateKey + certificate + authority.certificate,
    admin: boss,
  });
  const kafka = Kafka.external({
    bootstrapServers: platform.bootstrap,
    ca: key("their-ca.crt"),
    admin: { username: key("user"), password: key("pass") },
  });
  const settings = {
    admin: kafka.admin(platform.namespace),
    clients: { ...kafka.clients(platform.namespace), bootstrapServers: platform.bootstrap },
    dnsNames: kafka.dnsNames(platform.namespace),
  };
  await platform.startProvisioner({ HEADWATER_KAFKA: JSON.stringify(settings) });
});
afterAll(async () => {
  await broker.stop("SIGKILL");
  await platform.stop();
});

const credentials = (change: Record<string, string> = {}) =>
  platform.kubernetes.put("Secret", platform.namespace, "their-kafka", {
    user: boss.username,
    pass: boss.password,
    "their-ca.crt": authority.certificate,
    ...change,
  });

test("without the administrator's Secret, or with a wrong one, it says what is missing and to try again", async () => {
  const absent = await platform.ask("expand", "shop/orders", desired);
  expect([absent.status, absent.body.code]).toEqual([503, "HW-PROVISION-013"]);
  expect(absent.body.message).toContain("their-kafka");

  const stranger = await createAuthority("A third CA");
  credentials({ "their-ca.crt": stranger.certificate });
  expect((await platform.ask("expand", "shop/orders", desired)).status).toBe(503);
  credentials({ pass: "wrong" });
  const wrong = await platform.ask("expand", "shop/orders", desired);
  expect(wrong.status).toBe(503);
  expect(wrong.body.message).toMatch(/password/i);
  expect(platform.kubernetes.read("Secret", "shop", "orders-kafka")).toBeUndefined();
});

test("on brokers that somebody else runs, topics, users and credentials are as on the platform's own", async () => {
  credentials();
  expect(textsOf(await platform.ask("expand", "shop/orders", desired)).length).toBeGreaterThan(0);
  expect((await platform.ask("expand", "shop/orders", desired)).body.changes).toEqual([]);
  const { username = "", password = "", ...rest } = platform.secret("shop", "orders-kafka");
  expect(rest["ca.crt"]).toBe(authority.certificate);
  const address = { host: "localhost", port: platform.kafkaPort, serverName: "localhost", ca: authority.certificate };
  expect(await isAccepted(address, { username, password })).toBe(true);
  expect(await isAccepted(address, { username, password: `${password}x` })).toBe(false);
});

test("nothing is made for brokers of its own", async () => {
  for (const name of ["kafka-admin", "kafka-tls"]) {
    expect(platform.kubernetes.read("Secret", platform.namespace, name)).toBeUndefined();
  }
  expect((await platform.ask("expand", "shop/nothing", nothing)).status).toBe(200);
});
