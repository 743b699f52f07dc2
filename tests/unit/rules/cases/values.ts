import { Contract } from "../../../../constructs/contracts/contract";
import {
  container,
  contractOf,
  env,
  platform,
  reading,
  route,
  scaling,
  service,
  stream,
  team,
  tombstone,
  worker,
} from "../../../support/declarations";
import { breaks, holds, NUMBER_TOKEN, type RuleCases, STRING_TOKEN } from "./case";

const quantities = { cpu: "20m", memory: "96Mi", memoryLimit: "256Mi" };
const none = { producerByteRate: undefined, consumerByteRate: undefined, requestPercentage: undefined };
const external = (port: number) => ({ host: "example.com", port });
const tooLate = (property: string) => `${property} is a token, which Terraform resolves too late.`;

export const values: Readonly<Record<string, RuleCases>> = {
  "HW-VALUE-001": {
    compliant: [
      holds("a stream", stream("orders", { partitions: 1, replicationFactor: 3, retentionMs: 1 })),
      holds("the most partitions", stream("orders", { partitions: 10_000 })),
      holds("a worker", worker("mail", { subscribes: [reading("orders", { retries: 0 })] })),
      holds("a worker's replicas are its scaling's", worker("mail", { replicas: 0 })),
    ],
    broken: [
      ...[0, -1, 1.5, 10_001, Number.NaN, Number.POSITIVE_INFINITY].map((partitions) =>
        breaks(`${partitions} partitions`, `partitions is ${partitions}.`, stream("orders", { partitions })),
      ),
      breaks(
        "all of a stream",
        ["partitions is 0.", "replicationFactor is 0.", "retention in milliseconds is 0."],
        stream("orders", { partitions: 0, replicationFactor: 0, retentionMs: 0 }),
      ),
      breaks(
        "sizes and tombstones",
        ["retention.size in bytes is 0.5.", "tombstones in milliseconds is -1.", "maxEventSize in bytes is 1000."],
        stream("orders", { retentionBytes: 0.5, deleteRetentionMs: -1, maxEventBytes: 1000 }),
      ),
      breaks(
        "an event beyond what brokers take",
        "maxEventSize in bytes is 104857600.",
        stream("orders", { maxEventBytes: 100 * 2 ** 20 }),
      ),
      breaks("replicas", "replicas is 0.", service("orders", { replicas: 0 })),
      breaks(
        "replicas of a durable function",
        "maxReplicas is 0.",
        service("checkout", {
          role: "durable",
          replicas: 0,
          durable: { kind: "function", runtimeConfigMap: "runtime", maxReplicas: 0 },
        }),
      ),
      breaks(
        "all of scaling",
        [
          "scaling.min is -1.",
          "scaling.max is 0.",
          "scaling.lagPerReplica is 0.",
          "scaling.pollingInterval in seconds is 0.5.",
          "scaling.cooldown in seconds is 0.",
        ],
        worker("mail", { scaling: { min: -1, max: 0, lagPerReplica: 0, pollingInterval: 0.5, cooldown: 0 } }),
      ),
      breaks(
        "more retries than the runtime takes",
        "retries of shop/orders is 101.",
        worker("mail", { subscribes: [reading("orders", { retries: 101 })] }),
      ),
      breaks(
        "what a handler is given",
        [
          "concurrency is 0.",
          "timeout of shop/orders in milliseconds is 0.",
          "batch.size of shop/orders is 501.",
          "batch.wait of shop/orders in milliseconds is 60001.",
        ],
        worker("mail", {
          concurrency: 0,
          subscribes: [reading("orders", { timeoutMs: 0, batch: { size: 501, waitMs: 60_001 } })],
        }),
      ),
    ],
    notApplicable: [holds("a token", service("orders", { replicas: NUMBER_TOKEN }))],
  },
  "HW-VALUE-002": {
    compliant: [
      holds("plain", stream("orders", { key: "id" })),
      holds("images, arguments, values and hosts may be tokens", {
        ...service("orders", { env: env({ URL: STRING_TOKEN }), reaches: [{ host: STRING_TOKEN, port: 443 }] }),
        code: container({ image: STRING_TOKEN, args: [STRING_TOKEN] }),
      }),
      holds(
        "addresses that a service which follows its requests is not told",
        service("orders", { requestScaling: { min: 0, max: 4, requestsPerReplica: 100, cooldown: 60 } }),
        platform({
          kafka: { bootstrapServers: STRING_TOKEN, brokers: 3, podLabels: undefined },
          registry: { url: STRING_TOKEN, podLabels: undefined },
        }),
      ),
      holds("an expression that only looks alike", stream("orders", { key: `\${var.id}` })),
      holds("a number that is only large", stream("orders", { partitions: -1e289 })),
    ],
    broken: [
      breaks("of a team", [tooLate("namespace")], team("shop", { namespace: STRING_TOKEN })),
      breaks("of a platform", [tooLate("namespace")], platform({ namespace: `a-${STRING_TOKEN}` })),
      breaks(
        "of a stream",
        [tooLate("id"), tooLate("partitions"), tooLate("retention"), tooLate("key")],
        stream(STRING_TOKEN, { partitions: NUMBER_TOKEN, retentionMs: NUMBER_TOKEN, key: STRING_TOKEN }),
      ),
      breaks("a topic's name", [tooLate("name")], stream("orders", { topic: STRING_TOKEN })),
      breaks(
        "of a tombstone",
        [tooLate("A topic's name"), tooLate("A group's name")],
        tombstone("old", { topics: [STRING_TOKEN], groups: [STRING_TOKEN] }),
      ),
      breaks(
        "of a service",
        [
          tooLate("The name of an environment variable"),
          tooLate("The path given to exposes"),
          tooLate("The port of example.com"),
          tooLate("storage.size"),
          tooLate("resources.memory"),
          tooLate("quota.producerByteRate"),
          tooLate("container.port"),
          tooLate("container.health.path"),
        ],
        service("orders", {
          env: env({ [STRING_TOKEN]: "" }),
          exposes: [route(STRING_TOKEN)],
          reaches: [external(NUMBER_TOKEN)],
          storage: { size: STRING_TOKEN, mountPath: "/data" },
          resources: { ...quantities, memory: STRING_TOKEN },
          quota: { ...none, producerByteRate: NUMBER_TOKEN },
          code: container({ port: NUMBER_TOKEN, health: { path: STRING_TOKEN, port: 80 } }),
        }),
      ),
      breaks(
        "of a service that follows its requests",
        [
          tooLate("container.image"),
          tooLate("container.command"),
          tooLate("container.args"),
          tooLate("The environment variable URL"),
          tooLate("The environment variable LOGIN"),
          tooLate("The address of the platform's brokers"),
          tooLate("The address of the platform's registry"),
          tooLate("The ingress of the platform's Restate"),
        ],
        service("orders", {
          requestScaling: { min: 0, max: 4, requestsPerReplica: 100, cooldown: 60 },
          code: container({ image: STRING_TOKEN, command: ["a", STRING_TOKEN], args: [STRING_TOKEN, STRING_TOKEN] }),
          env: [...env({ URL: STRING_TOKEN, PLAIN: "" }), { name: "LOGIN", secret: STRING_TOKEN, key: "url" }],
          publishes: ["shop/placed"],
          invokes: ["shop/checkout"],
        }),
        stream("placed", { contract: contractOf(Contract.jsonSchema({ inline: { type: "object" } })) }),
        platform({
          kafka: { bootstrapServers: STRING_TOKEN, brokers: 3, podLabels: undefined },
          registry: { url: STRING_TOKEN, podLabels: undefined },
          durable: { ingress: STRING_TOKEN, admin: STRING_TOKEN, podLabels: undefined },
        }),
      ),
      breaks(
        "of a worker",
        [
          tooLate("concurrency"),
          tooLate("retries of shop/orders"),
          tooLate("timeout of shop/orders"),
          tooLate("batch of shop/orders.size"),
          tooLate("scaling.max"),
        ],
        worker("mail", {
          concurrency: NUMBER_TOKEN,
          subscribes: [
            reading("orders", {
              retries: NUMBER_TOKEN,
              timeoutMs: NUMBER_TOKEN,
              batch: { size: NUMBER_TOKEN, waitMs: 0 },
            }),
          ],
          scaling: { ...scaling, max: NUMBER_TOKEN },
        }),
      ),
    ],
  },
  "HW-PORT-001": {
    compliant: [
      holds("the first and the last", service("orders", { code: container({ port: 1 }), reaches: [external(65_535)] })),
    ],
    broken: [
      breaks(
        "each",
        ["container.port is 0.", "container.health.port is 65536.", "container.metrics.port is 80.5."],
        service("orders", {
          code: container({ port: 0, health: { path: "/", port: 65_536 }, metrics: { path: "/", port: 80.5 } }),
        }),
      ),
      breaks("outside", "The port of example.com is -1.", service("orders", { reaches: [external(-1)] })),
    ],
    notApplicable: [
      holds("no port", service("orders", { code: container({ port: undefined }) })),
      holds("a handler", service("orders")),
      holds("a token", service("orders", { reaches: [external(NUMBER_TOKEN)] })),
    ],
  },
  "HW-PORT-002": {
    compliant: [
      holds(
        "a port of its own",
        service("orders", { code: container({ protocol: "grpc", health: { path: "/", port: 8081 } }) }),
      ),
    ],
    broken: [
      breaks(
        "the port of gRPC",
        "container.health asks over HTTP/1.1 at the port 8080, which speaks gRPC.",
        service("orders", { code: container({ protocol: "grpc", health: { path: "/", port: 8080 } }) }),
      ),
    ],
    notApplicable: [
      holds("HTTP/1.1", service("orders", { code: container({ health: { path: "/", port: 8080 } }) })),
      holds("no health", service("orders", { code: container({ protocol: "grpc" }) })),
    ],
  },
  "HW-QUOTA-001": {
    compliant: [holds("half a thread", worker("mail", { quota: { ...none, requestPercentage: 0.5 } }))],
    broken: [
      breaks(
        "each",
        ["quota.producerByteRate is 0.", "quota.consumerByteRate is 1.5.", "quota.requestPercentage is -1."],
        worker("mail", { quota: { producerByteRate: 0, consumerByteRate: 1.5, requestPercentage: -1 } }),
      ),
      breaks("no number", "quota.requestPercentage is NaN.", {
        ...worker("mail", { quota: { ...none, requestPercentage: Number.NaN } }),
      }),
    ],
    notApplicable: [
      holds("no quota", worker("mail")),
      holds("an empty quota", worker("mail", { quota: none })),
      holds("a token", worker("mail", { quota: { ...none, producerByteRate: NUMBER_TOKEN } })),
    ],
  },
  "HW-RESOURCES-001": {
    compliant: [
      ...["1", "0.5", ".5", "1.", "250m", "1e3", "1E", "1E3", "2Gi", "100k", "+1"].map((memory) =>
        holds(memory, worker("mail", { resources: { ...quantities, memory } })),
      ),
      holds("a token is told of elsewhere", worker("mail", { resources: { ...quantities, cpu: STRING_TOKEN } })),
    ],
    broken: [
      ...["", "128MB", "1 Gi", "Gi", "1gi", "-1", "1,5", "one", "1K", "1e", "1ee3", "0x10"].map((memory) =>
        breaks(
          JSON.stringify(memory),
          `resources.memory is "${memory}".`,
          worker("mail", { resources: { ...quantities, memory } }),
        ),
      ),
      breaks(
        "storage of nothing",
        'storage.size is "0Gi".',
        worker("mail", { storage: { size: "0Gi", mountPath: "/data" } }),
      ),
    ],
  },
  "HW-RESOURCES-002": {
    compliant: [
      holds("equal, in other units", worker("mail", { resources: { cpu: "1", memory: "1Gi", memoryLimit: "1024Mi" } })),
    ],
    broken: [
      breaks(
        "more",
        'resources.memory is "1G" and memoryLimit is "900Mi".',
        worker("mail", { resources: { cpu: "1", memory: "1G", memoryLimit: "900Mi" } }),
      ),
    ],
    notApplicable: [holds("no quantity", worker("mail", { resources: { ...quantities, memory: "much" } }))],
  },
};
