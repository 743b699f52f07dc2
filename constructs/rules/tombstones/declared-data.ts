import { groupOf, retryTopicOf } from "../../concerns/identities";
import { grouped } from "../../model/topology";
import { platformKey, teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

/** By platform and name, whoever declares it. */
const declared = lookup((topology) => ({
  topics: grouped([...topology.streams, ...topology.workloads], (owner) => {
    const team = teamOf(topology, owner);
    const topic = team && (owner.kind === "stream" ? owner.topic : retryTopicOf(owner, team));
    return team && topic ? [platformKey(team, topic)] : [];
  }),
  groups: grouped(topology.workloads, (workload) => {
    const team = teamOf(topology, workload);
    return team && workload.subscribes.length > 0 ? [platformKey(team, groupOf(workload, team))] : [];
  }),
}));

export const declaredData = defineRule({
  code: "HW-TOMBSTONE-002",
  name: "A tombstone names nothing that is declared",
  why: "What is declared is in use. The tombstone would delete it, and the next deploy would make it anew, empty.",
  fix: "Remove the stream or the workload, deploy, and add the tombstone then.",
  example: `new EventStream(shop, "orders"); new Tombstone(shop, "old", { topics: ["shop.orders"] });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["tombstone"],
  evaluate(topology, tombstone) {
    const team = teamOf(topology, tombstone);
    if (!team) return "not applicable";
    const { topics, groups } = declared(topology);
    const inUse = (what: string, names: readonly string[], known: ReadonlyMap<string, readonly { path: string }[]>) =>
      names.flatMap((name) => {
        const [owner] = known.get(platformKey(team, name)) ?? [];
        return owner ? [{ message: `The ${what} "${name}" is declared by ${owner.path}.` }] : [];
      });
    return judged([...inUse("topic", tombstone.topics, topics), ...inUse("group", tombstone.groups, groups)]);
  },
});
