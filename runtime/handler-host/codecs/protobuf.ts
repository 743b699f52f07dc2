import type { NamespaceBase, Type } from "protobufjs";
import { readProto } from "../../../constructs/documents/json-form/read-proto";
import { encodeIndexes, readIndexes } from "./message-indexes";
import { Misfit } from "./misfit";
import type { HostContract, Payload } from "./payload";

/**
 * Protobuf's bytes; values are its JSON. They are read with the reader's own message, whatever the writer's was: that
 * is how Protobuf evolves, and needs no registry. Fields that the reader does not know are dropped.
 */
export function protobufPayload(contract: HostContract): Payload {
  const { library, event } = readProto(contract);
  const json = require("protobufjs/ext/protojson") as typeof import("protobufjs/ext/protojson");
  const indexes = encodeIndexes(indexesOf(event, (object) => object instanceof library.Type));
  return {
    contentType: "application/protobuf",
    encode(value) {
      try {
        return Buffer.concat([indexes, event.encode(json.fromJson(event, value)).finish()]);
      } catch (error) {
        throw withoutValue(error as Error);
      }
    },
    decode: async (payload) => json.toJson(event, event.decode(readIndexes(payload).message)),
  };
}

/**
 * The library says `.shop.Order.total: invalid integer: "12.5"`, which is the field's name and not its place in the
 * value, and no more than one. What is in an event is nothing for logs.
 */
function withoutValue({ message }: Error): Misfit {
  const [, where = "", what = message] = /^\.?([^:]*): (unknown field: "[^"]*"|[^:]*)/.exec(message) ?? [];
  const detail = where ? `${where}: ${what}` : what;
  return new Misfit(detail, [{ pointer: "", detail }]);
}

/** The full name of the message that the bytes are. */
export function messageIn(schema: string, payload: Buffer): string {
  const library = require("protobufjs") as typeof import("protobufjs");
  const { root, package: space = "" } = library.parse(schema, { keepCase: true });
  let within = root.lookup(space) as NamespaceBase | null;
  for (const index of readIndexes(payload).indexes) {
    within = within && (messagesOf(within, (object) => object instanceof library.Type)[index] ?? null);
  }
  if (!(within instanceof library.Type)) throw new Error("its schema has no such message");
  return within.fullName;
}

/** The place of each enclosing message among its neighbours. */
function indexesOf(event: Type, isType: (object: unknown) => boolean): number[] {
  const { parent } = event;
  if (!parent) return [];
  const index = messagesOf(parent, isType).indexOf(event);
  return isType(parent) ? [...indexesOf(parent as Type, isType), index] : [index];
}

/** Groups, which are fields too, don't count. */
const messagesOf = ({ nestedArray }: NamespaceBase, isType: (object: unknown) => boolean): Type[] =>
  (nestedArray as Type[]).filter((object) => isType(object) && !(object as Type & { group?: boolean }).group);
