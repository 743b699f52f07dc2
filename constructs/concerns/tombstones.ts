import type { Concern } from "../intents/concern";
import type { TombstoneIntent } from "../intents/tombstone";

/** What is to be deleted for good. */
export const tombstones: Concern = {
  name: "tombstones",
  derive(topology, owner): readonly TombstoneIntent[] {
    const tombstone = topology.get(owner);
    if (tombstone?.kind !== "tombstone") return [];
    const { topics, groups } = tombstone;
    return [{ kind: "tombstone", topics, groups }];
  },
};
