import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readServiceSettings, readWorkerSettings } from "../../../runtime/handler-host/settings";
import { readHookSettings } from "../../../runtime/hook/settings";
import { readSettings, SettingsError, SettingsReader } from "../../../runtime/shared/settings";

const WORKER = {
  HEADWATER_WORKLOAD: "shop/shipping",
  HEADWATER_GROUP: "shop.shipping",
  HEADWATER_KAFKA_BOOTSTRAP: "a:9092, b:9092",
  HEADWATER_SUBSCRIPTIONS: '[{"stream":"orders","topic":"shop.orders"}]',
  HEADWATER_PUBLICATIONS: "[]",
};

const files = (path: string) => `content of ${path}\n`;

const noSuchFile = () => Object.assign(new Error("no such file"), { code: "ENOENT" });

function problemsOf(env: Record<string, string>, readText: (path: string) => string = files): readonly string[] {
  try {
    readSettings(new SettingsReader(env, readText), readWorkerSettings);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe("a worker's settings", () => {
  it("come from the environment and the mounted credentials", () => {
    expect(readSettings(new SettingsReader(WORKER, files), readWorkerSettings)).toEqual({
      workload: "shop/shipping",
      handler: "/opt/headwater/handler/handler.cjs",
      graceMs: 10_000,
      group: "shop.shipping",
      kafka: {
        bootstrap: ["a:9092", "b:9092"],
        username: "content of /var/run/headwater/kafka/username",
        password: "content of /var/run/headwater/kafka/password",
        ca: "content of /var/run/headwater/kafka/ca.crt\n",
        mechanism: "SCRAM-SHA-512",
      },
      subscriptions: [{ stream: "orders", topic: "shop.orders", retries: 5, timeoutMs: 300_000 }],
      concurrency: 16,
      publications: [],
      tables: [],
      logLevel: "info",
      healthPort: 8081,
    });
  });

  it.each<[Record<string, string>, unknown]>([
    [{ HEALTH_PORT: "x" }, 'HEALTH_PORT is "x"; expected a whole number from 0 to 65535.'],
    [{ HEADWATER_LOG_LEVEL: "loud" }, 'HEADWATER_LOG_LEVEL is "loud"; expected one of debug, info, warn, error.'],
    [{ HEADWATER_KAFKA_BOOTSTRAP: "a:9092,b" }, 'HEADWATER_KAFKA_BOOTSTRAP has "b"; expected "host:port,host:port".'],
    [
      { HEADWATER_SUBSCRIPTIONS: "[]" },
      "HEADWATER_SUBSCRIPTIONS is an empty list; a worker expects at least one stream.",
    ],
    [{ HEADWATER_SUBSCRIPTIONS: '[{"stream":"x"}]' }, expect.stringContaining("entry 0 is not a stream")],
    ...[-1, 101, 1.5, "5", null].map((retries): [Record<string, string>, unknown] => [
      { HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ stream: "x", topic: "t", retries }]) },
      expect.stringContaining("entry 0 has retries that are no whole number from 0 to 100"),
    ]),
    ...["", "t", 7, null].map((deadLetterTopic): [Record<string, string>, unknown] => [
      { HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ stream: "x", topic: "t", deadLetterTopic }]) },
      expect.stringContaining("entry 0 has a deadLetterTopic that is not another topic's name"),
    ]),
    [{ HEADWATER_GROUP: " " }, "HEADWATER_GROUP is not set; expected a consumer group."],
  ])("%j is told as a problem", (change, problem) => {
    expect(problemsOf({ ...WORKER, ...change })).toEqual([problem]);
  });

  it("say how often a subscription's events are tried again, and where the rest goes", () => {
    const subscriptions = [{ stream: "orders", topic: "shop.orders", retries: 0, deadLetterTopic: "shop.x.dead" }];
    const env = { ...WORKER, HEADWATER_SUBSCRIPTIONS: JSON.stringify(subscriptions) };
    expect(readSettings(new SettingsReader(env, files), readWorkerSettings).subscriptions).toEqual([
      { ...subscriptions[0], timeoutMs: 300_000 },
    ]);
  });

  it("name contracts, whose schemas are in files, and the registry", () => {
    const contract = { format: "avro", subject: "shop.orders-value", file: "orders.avsc" };
    const streams = [{ stream: "orders", topic: "shop.orders", contract, maxEventBytes: 2_097_152 }];
    const env = {
      ...WORKER,
      HEADWATER_SUBSCRIPTIONS: JSON.stringify(streams),
      HEADWATER_PUBLICATIONS: JSON.stringify(streams),
      HEADWATER_REGISTRY_URL: "https://registry.platform.svc:8443/apis/ccompat/v7",
      HEADWATER_TRANSACTIONAL_ID_PREFIX: "shop.shipping.",
    };
    const { registry, subscriptions, publications, transactionalIdPrefix } = readSettings(
      new SettingsReader(env, files),
      readWorkerSettings,
    );
    const { file: _, ...known } = contract;
    const schema = "content of /var/run/headwater/contracts/orders.avsc\n";
    expect(publications).toEqual([{ ...streams[0], contract: { ...known, schema } }]);
    expect(subscriptions).toEqual([{ ...publications[0], retries: 5, timeoutMs: 300_000 }]);
    expect(transactionalIdPrefix).toBe("shop.shipping.");
    expect(registry).toEqual({
      url: env.HEADWATER_REGISTRY_URL,
      ca: "content of /var/run/headwater/kafka/registry-ca.crt\n",
      login: {
        type: "basic",
        username: "content of /var/run/headwater/kafka/registry-username",
        password: "content of /var/run/headwater/kafka/registry-password",
      },
    });
  });

  it("do without a CA of the platform's own, and heed the mechanism", () => {
    const text = (path: string) => {
      if (path.endsWith("ca.crt") || path.includes("registry-")) throw noSuchFile();
      return path.endsWith("/sasl") ? "scram_sha256\n" : "x";
    };
    const { kafka, registry } = readSettings(
      new SettingsReader({ ...WORKER, HEADWATER_REGISTRY_URL: "http://r" }, text),
      readWorkerSettings,
    );
    expect(kafka).toMatchObject({ ca: undefined, mechanism: "SCRAM-SHA-256" });
    expect(registry).toEqual({ url: "http://r" });
  });

  it.each([
    [{ contract: { format: "xml", subject: "s", file: "f" } }, "a contract without a format, a subject or a file"],
    [{ contract: { format: "avro", subject: "s", file: "../f" } }, "a contract without a format, a subject or a file"],
    [{ contract: null }, "a contract without a format, a subject or a file"],
    [{ maxEventBytes: 0 }, "a maxEventBytes that is no number of bytes"],
  ])("refuse a stream with %j", (change, problem) => {
    const streams = JSON.stringify([{ stream: "x", topic: "t", ...change }]);
    expect(problemsOf({ ...WORKER, HEADWATER_PUBLICATIONS: streams })).toEqual([
      expect.stringContaining(`HEADWATER_PUBLICATIONS: entry 0 has ${problem}`),
    ]);
  });

  it("refuse an address of the registry that is none", () => {
    expect(problemsOf({ ...WORKER, HEADWATER_REGISTRY_URL: "registry:8081" })).toEqual([
      'HEADWATER_REGISTRY_URL is "registry:8081"; expected the root of a registry\'s Confluent API.',
    ]);
  });

  it("tell all problems at once", () => {
    const missing = () => {
      throw noSuchFile();
    };
    expect(problemsOf({}, missing)).toHaveLength(7);
  });

  it("are read or refused, whatever the environment says", () => {
    const env = fc.record(Object.fromEntries(Object.keys(WORKER).map((key) => [key, fc.string()])));
    fc.assert(
      fc.property(env, (random) => {
        expect(problemsOf(random)).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("a service's settings", () => {
  it("need no Kafka if nothing is published", () => {
    const env = { HEADWATER_WORKLOAD: "shop/orders", HEADWATER_PUBLICATIONS: "[]", PORT: "3000" };
    const settings = readSettings(new SettingsReader(env, files), readServiceSettings);
    expect(settings).toMatchObject({ kafka: undefined, port: 3000 });
  });
});

describe("a hook's settings", () => {
  it("name the verb, the owner and the provisioner", () => {
    const env = {
      KUBERNETES_SERVICE_HOST: "10.0.0.1",
      HEADWATER_OWNER: "shop/shipping",
      HEADWATER_DESIRED: '{ "topics": [],\n "principals": [] }',
      HEADWATER_PROVISIONER_URL: "https://provisioner.platform.svc:8443",
      HEADWATER_PLATFORM_NAMESPACE: "platform",
    };
    const read = (reader: SettingsReader) => readHookSettings(reader, ["node", "start.cjs", "hook", "contract"]);
    expect(readSettings(new SettingsReader(env, files), read)).toMatchObject({
      what: "contract of shop/shipping",
      request: { method: "POST", path: "/v1/owners/shop/shipping/contract", body: '{"topics":[],"principals":[]}' },
      deadlineMs: 50_000,
      tokenFile: "/var/run/headwater/token/token",
      kubernetes: { host: "10.0.0.1", port: 443 },
    });
  });

  it("need no owner to wait for Kafka", () => {
    const env = {
      KUBERNETES_SERVICE_HOST: "10.0.0.1",
      HEADWATER_PROVISIONER_URL: "https://provisioner.platform.svc:8443",
      HEADWATER_PLATFORM_NAMESPACE: "platform",
    };
    const read = (reader: SettingsReader) => readHookSettings(reader, ["node", "start.cjs", "hook", "ready"]);
    expect(readSettings(new SettingsReader(env, files), read).request).toEqual({ method: "GET", path: "/v1/ready" });
  });
});
