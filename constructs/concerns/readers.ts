import type { Concern } from "../intents/concern";
import type { ReaderIntent } from "../intents/contract";
import { readerContract, schemaOf } from "./registry";

/** What a workload reads streams with, so that none gets a contract that its readers can't read. */
export const readers: Concern = {
  name: "readers",
  derive(topology, owner): readonly ReaderIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload?.code) return [];
    const name = `${topology.team(workload.team).namespace}/${workload.name}`;
    const subscribed = new Set(workload.subscribes.map(({ stream }) => stream));
    const held = (workload.holds ?? []).filter(({ stream }) => !subscribed.has(stream));
    return [...workload.subscribes, ...held].flatMap((used): ReaderIntent[] => {
      const reader = readerContract(topology, used);
      if (!reader) return [];
      const { topic } = topology.stream(used.stream);
      return [{ kind: "reader", topic, workload: name, contract: schemaOf(reader) }];
    });
  },
};
