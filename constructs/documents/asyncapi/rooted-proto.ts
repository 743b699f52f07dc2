import type { ContractDeclaration } from "../../model/contract-declaration";
import { readProto } from "../json-form/read-proto";

/**
 * A .proto file whose event readers of AsyncAPI find. They take the only message that no other message has as a field,
 * or the one of several such that is marked; undefined if the event can be neither.
 *
 * @see https://github.com/asyncapi/protobuf-schema-parser#definition-what-is-the-root-message
 */
export function rootedProto(contract: ContractDeclaration): { text: string; version: 2 | 3 } | undefined {
  const { messages, event } = readProto(contract);
  const roots = messages.filter(
    ({ name }) => !messages.some((other) => other.name !== name && other.fieldsArray.some(({ type }) => type === name)),
  );
  if (!roots.includes(event)) return undefined;
  const text = roots.length === 1 ? contract.schema : marked(contract.schema, event.name);
  return text === undefined ? undefined : { text, version: /^\s*syntax\s*=\s*["']proto3/m.test(text) ? 3 : 2 };
}

/** With the comment that marks the event's message, if it stands at the beginning of a line and once. */
function marked(text: string, name: string): string | undefined {
  const declaration = new RegExp(`^message\\s+${name}\\s*\\{`, "gm");
  return text.match(declaration)?.length === 1 ? text.replace(declaration, "// @RootNode\n$&") : undefined;
}
