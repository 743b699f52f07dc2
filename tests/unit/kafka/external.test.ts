import { App, Token } from "cdktf";
import { expect, test } from "vitest";
import {
  EventStream,
  type ExternalKafkaProps,
  Handler,
  HeadwaterStack,
  Kafka,
  type KafkaEngine,
  type KubernetesObject,
  Platform,
  Service,
  Team,
  Worker,
} from "../../../constructs";
import { objectsOf, problemsOf } from "../../../constructs/testing";

const admin = { username: { secret: "msk", key: "user" }, password: { secret: "msk", key: "pass" } };
const external = (props: Partial<ExternalKafkaProps> = {}) =>
  Kafka.external({ bootstrapServers: "a.example:9096,b.example:9096", admin, ...props });

function sample(kafka: KafkaEngine) {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", { kafka });
  const team = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
  const handler = Handler.inline("module.exports = async () => {};");
  const orders = new EventStream(team, "orders");
  new Service(team, "shop-front", { handler }).publishes(orders);
  new Worker(team, "shipping", { handler }).subscribes(orders, { deadLetter: true });
  return { app, team, platform };
}

type Described = Record<string, KubernetesObject>;
const described = (objects: readonly KubernetesObject[]): Described =>
  Object.fromEntries(
    objects.map((object) => [`${object.kind} ${object.metadata.namespace}/${object.metadata.name}`, object]),
  );

/** Lines of two objects' JSON that differ. */
function differences(one: unknown, other: unknown): string[] {
  const lines = (value: unknown) =>
    new Set(
      JSON.stringify(value, null, 1)
        .split("\n")
        .map((line) => line.trim()),
    );
  const [a, b] = [lines(one), lines(other)];
  return [...[...a].filter((line) => !b.has(line)), ...[...b].filter((line) => !a.has(line))];
}

test.each([
  ["Kafka.embedded", Kafka.embedded(), "kafka.platform.svc.cluster.local:9092"],
  ["Kafka.strimzi", Kafka.strimzi(), "kafka-kafka-bootstrap.platform.svc:9093"],
])(
  "a team on Kafka.external differs from one on %s in the address alone, and in what it may connect to",
  (_, kafka, address) => {
    const one = described(objectsOf(sample(kafka).team));
    const other = described(objectsOf(sample(external()).team));
    expect(Object.keys(other).sort()).toEqual(Object.keys(one).sort());
    for (const [name, object] of Object.entries(one)) {
      if (name.startsWith("NetworkPolicy")) continue;
      const changed = differences(object, other[name]);
      for (const line of changed) expect(line).toMatch(/a\.example:9096,b\.example:9096|:909[23]/);
      const readdressed = JSON.parse(JSON.stringify(object).replaceAll(address, "a.example:9096,b.example:9096"));
      expect(readdressed).toEqual(other[name]);
    }
  },
);

test("brokers elsewhere: no release of brokers, and egress to their ports alone", () => {
  const { app, platform } = sample(external());
  const names = Object.keys(described(objectsOf(app)));
  expect(names.filter((name) => /StatefulSet|platform\/kafka$/.test(name))).toEqual([]);
  expect(platform.declare().kafka).toEqual({
    bootstrapServers: "a.example:9096,b.example:9096",
    brokers: 3,
    podLabels: undefined,
  });
  const policy = described(objectsOf(app))["NetworkPolicy shop/shipping"];
  expect(JSON.stringify(policy?.spec)).toContain('{"ports":[{"port":9096,"protocol":"TCP"}]}');
});

test("the provisioner is told where the administrator's password is, never what it is", () => {
  expect(external().admin("platform")).toEqual({
    bootstrapServers: "a.example:9096,b.example:9096",
    ca: "public",
    login: { type: "scram", mechanism: "SCRAM-SHA-512", ...admin },
  });
  const plain = external({ mechanism: "SCRAM-SHA-256", admin: { ...admin, mechanism: "PLAIN" } });
  expect(plain.admin("platform").login).toMatchObject({ mechanism: "PLAIN" });
  expect(plain.clients("platform")).toEqual({ ca: "public", mechanism: "SCRAM-SHA-256" });
});

test("an address that Terraform tells later is taken, with its port", () => {
  const token = Token.asString({ address: "known later" });
  expect(external({ bootstrapServers: token, port: 9096 }).problems).toEqual([]);
  expect(problemsOf(sample(external({ bootstrapServers: token })).app)).toEqual([
    expect.stringMatching(/HW-KAFKA-003.*known only when Terraform applies.*Give port/),
  ]);
});

test.each<[Partial<ExternalKafkaProps>, RegExp]>([
  [{ bootstrapServers: "a.example" }, /"a\.example"/],
  [{ bootstrapServers: "a:9092, b:9092" }, /" b:9092"/],
  [{ bootstrapServers: "a:99999" }, /"a:99999"/],
  [{ bootstrapServers: "https://a:9092" }, /"https:/],
  [{ port: 0 }, /port is 0/],
  [{ brokers: 0 }, /brokers is 0/],
  [{ admin: { ...admin, password: { secret: "kafka-admin", key: "password" } } }, /"kafka-admin"/],
])("refuses %j", (props, message) => {
  expect(problemsOf(sample(external(props)).app).filter((line) => line.includes("HW-KAFKA"))).toEqual([
    expect.stringMatching(message),
  ]);
});
