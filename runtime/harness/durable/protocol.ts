import { parse } from "protobufjs";

/**
 * What a Restate server and its clients tell each other, as far as Headwater's functions make use of it, in version 7.
 * https://github.com/restatedev/service-protocol/blob/main/service-invocation-protocol.md
 */
const { root } = parse(`
syntax = "proto3";
message Entry { bytes key = 1; bytes value = 2; }
message Header { string key = 1; string value = 2; }
message Void {}
message Value { bytes content = 1; }
message Failure { uint32 code = 1; string message = 2; }
message Awaited { repeated uint32 waiting_completions = 1; repeated uint32 waiting_signals = 2; repeated Awaited nested_futures = 4; }
message Start {
  bytes id = 1; string debug_id = 2; uint32 known_entries = 3; repeated Entry state_map = 4; string key = 6;
  uint32 retry_count_since_last_stored_entry = 7; uint64 duration_since_last_stored_entry = 8; uint64 random_seed = 9;
}
message Suspension { Awaited awaiting_on = 4; }
message Error { uint32 code = 1; string message = 2; optional uint64 next_retry_delay = 8; }
message End {}
message AwaitingOn {}
message ProposeRunCompletion { uint32 result_completion_id = 1; bytes value = 14; Failure failure = 15; }
message Input { repeated Header headers = 1; Value value = 14; }
message Output { Value value = 14; Failure failure = 15; }
message SetState { bytes key = 1; Value value = 3; }
message ClearState { bytes key = 1; }
message GetEagerState {}
message Sleep { uint64 wake_up_time = 1; uint32 result_completion_id = 11; }
message Call {
  string service_name = 1; string handler_name = 2; bytes parameter = 3; repeated Header headers = 4; string key = 5;
  string idempotency_key = 6; uint32 invocation_id_notification_idx = 10; uint32 result_completion_id = 11;
}
message OneWayCall {
  string service_name = 1; string handler_name = 2; bytes parameter = 3; uint64 invoke_time = 4; repeated Header headers = 5;
  string key = 6; string idempotency_key = 7; uint32 invocation_id_notification_idx = 10;
}
message Run { uint32 result_completion_id = 11; string name = 12; }
message CompleteAwakeable { string awakeable_id = 1; Value value = 2; Failure failure = 3; }
message Notification {
  oneof id { uint32 completion_id = 1; uint32 signal_id = 2; }
  oneof result { Void void = 4; Value value = 5; Failure failure = 6; string invocation_id = 16; }
}`);

export const CONTENT_TYPE = "application/vnd.restate.invocation.v7";

/** Types of messages that a client sends, and of those that make a journal. */
const TYPES = {
  Start: 0x0000,
  Suspension: 0x0001,
  Error: 0x0002,
  End: 0x0003,
  ProposeRunCompletion: 0x0005,
  AwaitingOn: 0x0006,
  Input: 0x0400,
  Output: 0x0401,
  SetState: 0x0403,
  ClearState: 0x0404,
  GetEagerState: 0x0407,
  Sleep: 0x040c,
  Call: 0x040d,
  OneWayCall: 0x040e,
  Run: 0x0411,
  CompleteAwakeable: 0x0414,
} as const;

const NOTIFICATIONS = { sleep: 0x800c, call: 0x800d, invocationId: 0x800e, run: 0x8011, signal: 0xfbff } as const;

type Type = keyof typeof TYPES;

export type NotificationType = keyof typeof NOTIFICATIONS;

/** What functions wait for: completions of what they asked for, and signals from outside. */
export type AwaitedId = `completion ${number}` | `signal ${number}`;

export interface Failure {
  readonly code: number;
  readonly message: string;
}

/** How something ended. */
export type Result = { readonly value: Uint8Array } | { readonly failure: Failure };

export interface Awaited {
  readonly waitingCompletions: readonly number[];
  readonly waitingSignals: readonly number[];
  readonly nestedFutures: readonly Awaited[];
}

export interface Header {
  readonly key: string;
  readonly value: string;
}

/** Of calls of both kinds. */
export interface CallFields {
  readonly serviceName: string;
  readonly handlerName: string;
  readonly parameter: Uint8Array;
  readonly headers: readonly Header[];
  readonly key: string;
  readonly idempotencyKey: string;
  readonly invocationIdNotificationIdx: number;
}

interface ResultFields {
  /** Of a step its bytes. */
  readonly value: { readonly content: Uint8Array } | Uint8Array | null;
  readonly failure: Failure | null;
}

/** What a client says. */
export type Said =
  | { readonly type: "Suspension"; readonly awaitingOn: Awaited }
  | { readonly type: "Error"; readonly code: number; readonly message: string; readonly nextRetryDelay?: number }
  | { readonly type: "End" }
  | { readonly type: "AwaitingOn" | "Input" | "GetEagerState" | "Start" }
  | ({ readonly type: "ProposeRunCompletion"; readonly resultCompletionId: number } & ResultFields)
  | ({ readonly type: "Output" } & ResultFields)
  | { readonly type: "SetState"; readonly key: Uint8Array; readonly value: { readonly content: Uint8Array } }
  | { readonly type: "ClearState"; readonly key: Uint8Array }
  | { readonly type: "Sleep"; readonly wakeUpTime: number; readonly resultCompletionId: number }
  | ({ readonly type: "Call"; readonly resultCompletionId: number } & CallFields)
  | ({ readonly type: "OneWayCall"; readonly invokeTime: number } & CallFields)
  | { readonly type: "Run"; readonly resultCompletionId: number; readonly name: string }
  | ({ readonly type: "CompleteAwakeable"; readonly awakeableId: string } & ResultFields);

/** One message with its header: its type, flags that nobody sets, its length. */
export interface Frame {
  readonly type: number;
  readonly bytes: Uint8Array;
}

const HEADER_BYTES = 8;

export const isCommand = ({ type }: Frame): boolean => (type & 0xfc00) === 0x0400;

export const messageOf = (type: "Start" | "Input", fields: object): Frame => frameOf(TYPES[type], type, fields);

export function notificationOf(type: NotificationType, id: AwaitedId, fields: object): Frame {
  const [kind = "", number] = id.split(" ");
  return frameOf(NOTIFICATIONS[type], "Notification", { [`${kind}Id`]: Number(number), ...fields });
}

export const resultFields = (result: Result) =>
  "failure" in result ? { failure: result.failure } : { value: { content: result.value } };

export function resultOf({ value, failure }: ResultFields): Result {
  if (failure) return { failure };
  return { value: value === null ? new Uint8Array() : "content" in value ? value.content : value };
}

export const awaitedIds = (awaiting: Awaited): AwaitedId[] => [
  ...awaiting.waitingCompletions.map((id): AwaitedId => `completion ${id}`),
  ...awaiting.waitingSignals.map((id): AwaitedId => `signal ${id}`),
  ...awaiting.nestedFutures.flatMap(awaitedIds),
];

/** @throws Error for what none of Headwater's functions can say */
export function read({ type, bytes }: Frame): Said {
  const name = (Object.keys(TYPES) as Type[]).find((each) => TYPES[each] === type);
  if (name === undefined) throw new Error(`The harness knows no message of type 0x${type.toString(16)}.`);
  const message = root.lookupType(name);
  const fields = message.toObject(message.decode(bytes.subarray(HEADER_BYTES)), { longs: Number, defaults: true });
  return { type: name, ...fields } as Said;
}

/** The frames that are whole, and the rest. */
export function framesIn(bytes: Buffer): { readonly frames: readonly Frame[]; readonly rest: Buffer } {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.length - at >= HEADER_BYTES) {
    const end = at + HEADER_BYTES + bytes.readUInt32BE(at + 4);
    if (end > bytes.length) break;
    frames.push({ type: bytes.readUInt16BE(at), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}

function frameOf(type: number, name: string, fields: object): Frame {
  const content = root.lookupType(name).encode(fields).finish();
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(type);
  header.writeUInt32BE(content.length, 4);
  return { type, bytes: Buffer.concat([header, content]) };
}
