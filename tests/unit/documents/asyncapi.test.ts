import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Contract, type StreamDeclaration, Topology } from "../../../constructs";
import { asyncApiOf } from "../../../constructs/documents";
import { DEAD_LETTER_HEADERS } from "../../../constructs/documents/asyncapi/dead-letter-headers";
import { DEAD_LETTER_HEADERS as WRITTEN } from "../../../runtime/shared/dead-letter-headers";
import { asyncApiFindings } from "./asyncapi-parser";
import { everyFeature } from "./every-feature";
import { legalNames, topologies } from "./random-topology";
import { sampleTopology } from "./sample";

interface Document {
  info: { title: string; version: string; tags: { name: string }[] };
  servers: Record<string, object>;
  channels: Record<string, { messages: object }>;
  operations: Record<string, { action: string; messages: object[] }>;
  components: { messages: Record<string, { payload?: { schemaFormat: string; schema: unknown } }> };
}

const documentOf = (...args: Parameters<typeof asyncApiOf>) => asyncApiOf(...args) as Document;

describe("AsyncAPI's own parser", () => {
  /** 3.0 was asked for, and readers of 3.1 read it. */
  const known = /^information: asyncapi-latest-version /;
  const findings = async (document: object) => (await asyncApiFindings(document)).filter((found) => !known.test(found));

  test.each([
    ["the sample", documentOf(sampleTopology())],
    ["a program with everything", documentOf(everyFeature())],
    ["a team of it", documentOf(everyFeature(), { team: "shop" })],
    ["a workload of it", documentOf(everyFeature(), { workload: "invoicing" })],
  ])("finds nothing in %s, warnings included", async (_, document) => {
    expect(await findings(document)).toEqual([]);
  });

  test("finds nothing in whatever is declared", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(topologies(legalNames), async (topology) => {
        expect(await findings(asyncApiOf(topology))).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  test.each([
    ["avro", "shop.order-placed", { type: "record", name: "X", fields: [{ name: "a", type: "Missing" }] }],
    ["json", "shop.customers", { type: "no type" }],
    ["protobuf", "billing.invoice-sent", "message {"],
  ])("would find a mistake in a contract in %s", async (_, topic, schema) => {
    const { platforms, teams, streams } = everyFeature();
    const document = documentOf(
      new Topology([...platforms, ...teams, ...streams.filter((stream) => stream.topic === topic)]),
    );
    const { payload } = document.components.messages[topic] ?? {};
    if (!payload) throw new Error(`${topic} has no payload`);
    payload.schema = schema;
    expect((await findings(document)).join("\n")).toMatch(/^error: /);
  });

  test("would find a reference that leads nowhere", async () => {
    const document = documentOf(sampleTopology());
    document.channels = {};
    expect((await findings(document)).join("\n")).toMatch(/^error: invalid-ref /);
  });
});

describe("what the document says", () => {
  test("a topic with its settings, its messages and their key", () => {
    const { channels, components } = documentOf(everyFeature());
    expect(channels["shop.order-placed"]).toEqual({
      address: "shop.order-placed",
      title: "order-placed",
      summary: "Events, kept for a while.",
      servers: [{ $ref: "#/servers/platform" }],
      messages: { "order-placed": { $ref: "#/components/messages/shop.order-placed" } },
      tags: [{ name: "shop" }],
      bindings: {
        kafka: {
          partitions: 12,
          replicas: 3,
          topicConfiguration: {
            "cleanup.policy": ["delete"],
            "retention.ms": 604_800_000,
            "retention.bytes": 10 * 2 ** 30,
            "max.message.bytes": 2 * 2 ** 20,
          },
          bindingVersion: "0.5.0",
        },
      },
    });
    expect(channels["shop.customers"]).toMatchObject({
      bindings: { kafka: { topicConfiguration: { "cleanup.policy": ["compact", "delete"] } } },
    });
    expect(components.messages["shop.order-placed"]).toMatchObject({
      payload: { schemaFormat: "application/vnd.apache.avro;version=1.9.0", schema: { name: "OrderPlaced" } },
      bindings: { kafka: { key: { type: "string", description: "The event's orderId." } } },
    });
    expect(components.messages["shop.customers"]?.payload?.schemaFormat).toBe(
      "application/schema+json;version=draft-07",
    );
    expect(components.messages["billing.invoice-sent"]).toMatchObject({
      name: "billing.InvoiceSent",
      payload: { schemaFormat: "application/vnd.google.protobuf;version=3" },
    });
    expect(components.messages["shop.clicks"]).not.toHaveProperty("payload");
  });

  test.each([
    ["the only one that no other contains: as it is", "message A { B b = 1; } message B {}", "A", /^syntax.*message A/],
    ["one of several: marked", "message A { B b = 1; }\nmessage B {}\nmessage C {}", "C", /\/\/ @RootNode\nmessage C/],
    [
      "contained in others: as the JSON that it is",
      "message A { B b = 1; }\nmessage B {}\nmessage C {}",
      "B",
      undefined,
    ],
    ["inside another", "message A { message B {} }\nmessage C {}", "A.B", undefined],
  ])("the event's message in a .proto file, %s", async (_, text, message, expected) => {
    const contract = Contract.protobuf({ inline: `syntax = "proto3"; ${text}` }, { message }).read().contract;
    const { platforms, teams, streams } = sampleTopology();
    const topology = new Topology([...platforms, ...teams, ...streams.map((stream) => ({ ...stream, contract }))]);
    const document = documentOf(topology);
    const { payload } = document.components.messages["shop.order-placed"] ?? {};
    if (expected) expect(payload?.schema).toMatch(expected);
    else expect(payload?.schemaFormat).toBe("application/schema+json;version=draft-07");
    expect((await asyncApiFindings(document)).filter((found) => /^(error|warning)/.test(found))).toEqual([]);
  });

  test("a JSON Schema of draft 4 is one of draft 7", () => {
    const number = { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false };
    const inline = { $schema: "http://json-schema.org/draft-04/schema#", type: "object", properties: { number } };
    const { contract } = Contract.jsonSchema({ inline }).read();
    const { platforms, teams, streams } = sampleTopology();
    const { components } = documentOf(
      new Topology([...platforms, ...teams, ...streams.map((stream) => ({ ...stream, contract }))]),
    );
    expect(JSON.parse(JSON.stringify(components.messages["shop.order-placed"]?.payload?.schema))).toEqual({
      type: "object",
      properties: { number: { type: "number", exclusiveMinimum: 0, maximum: 9 } },
    });
  });

  test("where the brokers are and how one is let in", () => {
    const { servers } = documentOf(sampleTopology());
    expect(servers).toEqual({
      platform: {
        host: "kafka.platform.svc.cluster.local:9092",
        protocol: "kafka-secure",
        title: "Kafka of platform",
        security: [{ $ref: "#/components/securitySchemes/scramSha512" }],
        bindings: {
          kafka: {
            schemaRegistryUrl: "https://registry.platform.svc:8443/apis/ccompat/v7",
            schemaRegistryVendor: "confluent",
            bindingVersion: "0.5.0",
          },
        },
      },
    });
  });

  test("what each workload publishes and subscribes to, and as which group", () => {
    const { operations } = documentOf(sampleTopology());
    expect(Object.keys(operations)).toEqual([
      "shop.orders.send.shop.order-placed",
      "shop.shipping.send.shop.shipping.dead-letters",
      "shop.shipping.receive.shop.order-placed",
    ]);
    expect(operations["shop.shipping.receive.shop.order-placed"]).toEqual({
      action: "receive",
      channel: { $ref: "#/channels/shop.order-placed" },
      title: "shipping handles order-placed",
      description: "An event that fails is tried again 5 times; then it is a dead letter.",
      bindings: { kafka: { groupId: { type: "string", enum: ["shop.shipping"] }, bindingVersion: "0.5.0" } },
      messages: [{ $ref: "#/channels/shop.order-placed/messages/order-placed" }],
      tags: [{ name: "shop" }],
    });
  });

  test("that an event may be tried again after later ones", () => {
    const { operations } = documentOf(everyFeature());
    expect(operations["shop.shipping.receive.shop.customers"]).toMatchObject({
      description: "An event that fails is tried again 5 times, after later ones; then it is a dead letter.",
    });
  });

  test("what a topic keeps, and how its events name their schema", () => {
    const { servers, channels, components } = documentOf(everyFeature());
    expect(servers.platform).toMatchObject({
      bindings: { kafka: { schemaRegistryUrl: expect.stringMatching(/\/apis\/ccompat\/v7$/) } },
    });
    expect(channels["shop.customers"]).toMatchObject({
      bindings: {
        kafka: {
          topicConfiguration: {
            "cleanup.policy": ["compact", "delete"],
            "retention.ms": 31_536_000_000,
            "delete.retention.ms": 1_209_600_000,
          },
        },
      },
    });
    expect(channels["shop.shipping.dead-letters"]).toMatchObject({
      bindings: { kafka: { topicConfiguration: { "max.message.bytes": 2 * 2 ** 20 + 2048 } } },
    });
    const inPayload = { schemaIdLocation: "payload", schemaIdPayloadEncoding: "confluent" };
    expect(components.messages).toMatchObject({
      "shop.order-placed": {
        contentType: "application/avro",
        bindings: { kafka: { ...inPayload, schemaLookupStrategy: "RecordNameStrategy" } },
      },
      "shop.customers": {
        contentType: "application/json",
        bindings: { kafka: { ...inPayload, schemaLookupStrategy: "TopicNameStrategy" } },
      },
      "billing.invoice-sent": { contentType: "application/protobuf" },
    });
    expect(components.messages["shop.clicks"]).toMatchObject({ contentType: "application/json" });
    expect(components.messages["shop.clicks"]).not.toHaveProperty("bindings.kafka.schemaIdLocation");
  });

  test("dead letters are the events that failed, with the headers that the runtime adds", () => {
    const { channels, components, operations } = documentOf(everyFeature());
    expect(Object.keys(channels["shop.shipping.dead-letters"]?.messages ?? {})).toEqual([
      "shop.customers",
      "shop.order-placed",
    ]);
    expect(operations["shop.shipping.send.shop.shipping.dead-letters"]?.messages).toHaveLength(2);
    expect(components.messages["shop.shipping.dead-letters.shop.customers"]).toMatchObject({
      headers: { required: Object.keys(DEAD_LETTER_HEADERS) },
    });
    expect(Object.keys(DEAD_LETTER_HEADERS).sort()).toEqual(Object.values(WRITTEN).sort());
  });

  test("a team's document has its workloads, and the streams that are its own or that they use", () => {
    const { info, channels, operations } = documentOf(everyFeature(), { team: "billing" });
    expect(info).toMatchObject({ title: "billing", tags: [{ name: "billing" }, { name: "shop" }] });
    expect(Object.keys(channels).sort()).toEqual(["billing.invoice-sent", "shop.order-placed"]);
    expect(Object.keys(operations).every((name) => name.startsWith("billing."))).toBe(true);
  });

  test("its version changes with it, and with nothing else", () => {
    const topology = everyFeature();
    const { platforms, teams, streams, workloads } = topology;
    const reversed = new Topology([...workloads, ...streams, ...teams, ...platforms].reverse());
    expect(documentOf(reversed)).toEqual(documentOf(topology));
    const more = streams.map((stream): StreamDeclaration => ({ ...stream, partitions: stream.partitions + 1 }));
    const changed = new Topology([...platforms, ...teams, ...more, ...workloads]);
    expect(documentOf(changed).info.version).not.toBe(documentOf(topology).info.version);
  });

  test("brokers whose address is known only when they are deployed are a variable", async () => {
    const { platforms, teams, streams, workloads } = sampleTopology();
    const known = platforms.map((each) => ({
      ...each,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what cdktf writes for such a value
      kafka: { ...each.kafka, bootstrapServers: "${TfToken[TOKEN.7]}" },
    }));
    const document = documentOf(new Topology([...known, ...teams, ...streams, ...workloads]));
    expect(document.servers.platform).toMatchObject({ host: "{bootstrapServer}" });
    expect((await asyncApiFindings(document)).filter((found) => /^(error|warning)/.test(found))).toEqual([]);
  });
});
