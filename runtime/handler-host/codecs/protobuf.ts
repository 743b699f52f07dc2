import type { Type } from "protobufjs";
import { readProto } from "../../../constructs/documents/json-form/read-proto";
import { afterIndexes, encodeIndexes } from "./message-indexes";
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
    decode: async (payload) => json.toJson(event, event.decode(afterIndexes(payload))),
  };
}

/** The library says `.shop.Order.total: invalid integer: "12.5"`. What is in an event is nothing for logs. */
function withoutValue({ message }: Error): Error {
  const [, where = "", what = message] = /^\.?([^:]*): (unknown field: "[^"]*"|[^:]*)/.exec(message) ?? [];
  return new Error(where ? `${where}: ${what}` : what);
}

/** The place of each enclosing message among its neighbours. Groups, which are fields too, don't count. */
function indexesOf(event: Type, isType: (object: unknown) => boolean): number[] {
  const { parent } = event;
  if (!parent) return [];
  const messages = parent.nestedArray.filter(
    (object) => isType(object) && !(object as Type & { group?: boolean }).group,
  );
  const index = messages.indexOf(event);
  return isType(parent) ? [...indexesOf(parent as Type, isType), index] : [index];
}
