import type { Code } from "./program";

/** Short, long, and with everything that a name may hold. A team has no stream and workload of one id. */
export const TEAMS = ["shop", "billing", "crm", "3pl", "a", `t${"e".repeat(41)}m`] as const;
export const STREAMS = ["orders", "customers", "clicks", "x", "2fa-codes", "a--b", `s${"o".repeat(42)}`] as const;
export const WORKLOADS = ["checkout", "mail", "shipping", "y", "p-1", "audit-log", `w${"o".repeat(42)}`] as const;

export const FORMATS = ["none", "avro", "json", "protobuf"] as const;
export type Format = (typeof FORMATS)[number];

/** A contract in each format, whose events have a key "id". */
export const CONTRACTS: Readonly<Record<Exclude<Format, "none">, Code>> = {
  avro: `Contract.avro({ inline: { type: "record", name: "Event", fields: [{ name: "id", type: "string" }, { name: "note", type: ["null", "string"], default: null }] } })`,
  json: `Contract.jsonSchema({ inline: { title: "Event", type: "object", properties: { id: { type: "string" }, amount: { type: "number" } }, required: ["id"] } })`,
  protobuf: `Contract.protobuf({ inline: 'syntax = "proto2"; package shop; message Event { required string id = 1; optional int64 amount = 2; }' })`,
};

/** Options of a route that everybody may use. */
export const OPEN = `{ auth: Auth.public("a program of the proof") }`;

export const HANDLER = `Handler.inline("module.exports = async () => undefined;")`;

/** Values of environment variables that some layer on the way to a pod could take for something else. */
export const STRANGE_TEXTS = [
  "",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: not one of JavaScript's
  "${HOME}",
  "%{ if true }yes%{ endif }",
  '$${a} "quoted" \\ back',
  "'single' `tick`",
  "line\nbreak\r\n\ttab ",
  "{{ .Values.objects }}",
  "yes",
  "0123",
  "1e3",
  "# no comment",
  "- item: x",
  "żółć 東京 🚚",
  "$(HEADWATER_GROUP)",
] as const;
