import { registeredContract } from "../../concerns/registry";
import { sourcesOf } from "../../concerns/sources";
import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import { BINDING_VERSION } from "./binding-version";
import { DEAD_LETTER_HEADERS } from "./dead-letter-headers";
import { payloadOf } from "./payload";
import { type Reference, reference } from "./reference";

/** The messages of a stream by their names in its channel. Those that failed come from several streams. */
export function messagesOf(topology: Topology, stream: StreamDeclaration): Record<string, Reference> {
  return Object.fromEntries(
    sourcesOf(topology, stream).map((source) => [
      stream.role === "dead-letter" ? source.topic : source.name,
      reference("components", "messages", keyOf(stream, source)),
    ]),
  );
}

/** The same messages, as they are described once in the document. */
export function messageComponents(topology: Topology, stream: StreamDeclaration): Record<string, object> {
  return Object.fromEntries(
    sourcesOf(topology, stream).map((source) => [keyOf(stream, source), message(topology, stream, source)]),
  );
}

const keyOf = (stream: StreamDeclaration, source: StreamDeclaration): string =>
  stream === source ? stream.topic : `${stream.topic}.${source.topic}`;

function message(topology: Topology, stream: StreamDeclaration, source: StreamDeclaration): object {
  const component = keyOf(stream, source);
  const failed = stream !== source;
  const { contract, key } = source;
  const registered = registeredContract(topology, source);
  return {
    name: contract?.message ?? source.name,
    title: failed ? `${source.name}, failed` : source.name,
    ...(source.role === "state" ? { description: "A message without a payload deletes its key." } : {}),
    contentType: registered ? CONTENT_TYPES[registered.format] : "application/json",
    ...(failed ? { headers: headers(DEAD_LETTER_HEADERS) } : {}),
    ...(contract
      ? { payload: payloadOf(contract, reference("components", "messages", component, "payload").$ref) }
      : {}),
    bindings: {
      kafka: {
        key: { type: "string", ...(key === undefined ? {} : { description: `The event's ${key}.` }) },
        ...(registered ? wireFormat(source.topic, registered.subject) : {}),
        bindingVersion: BINDING_VERSION,
      },
    },
  };
}

/** As the handler host writes them. */
const CONTENT_TYPES = {
  avro: "application/avro",
  json: "application/json",
  protobuf: "application/protobuf",
} as const;

/** Confluent's: https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format */
const wireFormat = (topic: string, subject: string): object => ({
  schemaIdLocation: "payload",
  schemaIdPayloadEncoding: "confluent",
  schemaLookupStrategy: strategyOf(topic, subject),
});

function strategyOf(topic: string, subject: string): string {
  if (subject === `${topic}-value`) return "TopicNameStrategy";
  return subject.startsWith(`${topic}-`) ? "TopicRecordNameStrategy" : "RecordNameStrategy";
}

const headers = (descriptions: Readonly<Record<string, string>>): object => ({
  type: "object",
  properties: Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { type: "string", description }]),
  ),
  required: Object.keys(descriptions),
});
