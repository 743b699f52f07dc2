import { recordNameOf } from "../contracts/compatibility";
import type { ContractDeclaration } from "../model/contract-declaration";
import type { Problem } from "../model/problem";

/**
 * What the registry calls a stream's contract, in the meaning of Confluent's strategies:
 *
 * - `topic`: `<topic>-value` (TopicNameStrategy). One contract for each topic.
 * - `record`: the name of the record (RecordNameStrategy). Streams of one record share the contract and its history.
 * - `topic-record`: `<topic>-<record>` (TopicRecordNameStrategy).
 *
 * The record's name is Avro's or Protobuf's full name, or a JSON Schema's `title`.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#subject-name-strategy
 */
export type SubjectStrategy = "topic" | "record" | "topic-record";

export interface Subject {
  /** undefined without a contract, or if there is a problem. */
  readonly subject: string | undefined;
  readonly problems: readonly Problem[];
}

export function subjectOf(
  strategy: SubjectStrategy,
  topic: string,
  contract: ContractDeclaration | undefined,
): Subject {
  if (!contract) return { subject: undefined, problems: [] };
  if (strategy === "topic") return { subject: `${topic}-value`, problems: [] };
  const record = recordNameOf(contract);
  if (record === undefined) return { subject: undefined, problems: [nameless(strategy)] };
  return { subject: strategy === "record" ? record : `${topic}-${record}`, problems: [] };
}

const nameless = (strategy: SubjectStrategy): Problem => ({
  code: "HW-CONTRACT-008",
  message: `The subject is to be named by the ${strategy}, and the contract has no name.`,
  fix: 'Give the JSON Schema a title, make the Avro schema a record, or leave subject out to use "<topic>-value".',
});
