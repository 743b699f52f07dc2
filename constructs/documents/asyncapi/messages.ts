import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import { sourcesOf } from "../sources";
import { DEAD_LETTER_HEADERS } from "./dead-letter-headers";
import { payloadOf } from "./payload";
import { type Reference, reference } from "./reference";

export const BINDING_VERSION = "0.5.0";

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
    sourcesOf(topology, stream).map((source) => [
      keyOf(stream, source),
      message(stream, source, keyOf(stream, source)),
    ]),
  );
}

const keyOf = (stream: StreamDeclaration, source: StreamDeclaration): string =>
  stream === source ? stream.topic : `${stream.topic}.${source.topic}`;

function message(stream: StreamDeclaration, source: StreamDeclaration, component: string): object {
  const failed = stream !== source;
  const { contract, key } = source;
  return {
    name: contract?.message ?? source.name,
    title: failed ? `${source.name}, failed` : source.name,
    ...(source.role === "state" ? { description: "A message without a payload deletes its key." } : {}),
    contentType: "application/json",
    ...(failed ? { headers: headers(DEAD_LETTER_HEADERS) } : {}),
    ...(contract
      ? { payload: payloadOf(contract, reference("components", "messages", component, "payload").$ref) }
      : {}),
    bindings: {
      kafka: {
        key: { type: "string", ...(key === undefined ? {} : { description: `The event's ${key}.` }) },
        bindingVersion: BINDING_VERSION,
      },
    },
  };
}

const headers = (descriptions: Readonly<Record<string, string>>): object => ({
  type: "object",
  properties: Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { type: "string", description }]),
  ),
  required: Object.keys(descriptions),
});
