import { formats } from "../../../constructs/contracts/formats";
import { type ContractFinding, told } from "../../shared/contracts/examine-contract";
import type { TopicReader } from "../../shared/contracts/terms";
import type { Change } from "../plan";
import { sameReader } from "./records";

/** What registering a contract changes. @param affects who reads the topic, as "team/workload" */
export function contractChanges(finding: ContractFinding, affects: readonly string[]): Change[] {
  const { contract, becomes, mode } = finding;
  const { subject: name, format, compatibility } = contract;
  const affected = affects.length === 0 ? {} : { affects };
  const change = (action: Change["action"], what: string): Change => {
    return { action, kind: "contract", name, text: `${told(contract)}: ${what}`, ...affected };
  };
  const first = `register version 1 (${formats[format].title}), compatibility ${compatibility}`;
  if (becomes === 1) return [change("create", first)];
  return [
    ...(becomes === undefined ? [] : [change("update", `register version ${becomes}`)]),
    ...(mode ? [change("update", `compatibility ${mode.from ?? "(unset)"} → ${compatibility}`)] : []),
  ];
}

/** How what an owner's workloads read with changes. */
export function readerChanges(before: readonly TopicReader[], after: readonly TopicReader[]): Change[] {
  const sameName = (a: TopicReader) => (b: TopicReader) => a.topic === b.topic && a.workload === b.workload;
  const change = (action: Change["action"], { topic, workload }: TopicReader, what: string): Change => {
    return { action, kind: "reader", name: topic, text: `reader ${workload} of ${topic}: ${what}` };
  };
  return [
    ...after.flatMap((reader) => {
      const known = before.find(sameName(reader));
      if (!known) return [change("create", reader, "record its schema")];
      return sameReader(known, reader) ? [] : [change("update", reader, "record its new schema")];
    }),
    ...before
      .filter((reader) => !after.some(sameName(reader)))
      .map((reader) => change("delete", reader, "forget its schema")),
  ];
}
