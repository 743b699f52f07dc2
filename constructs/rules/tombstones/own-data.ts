import { namespaceKey, platformKey, teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

const teamsByNamespace = lookup((topology) => new Map(topology.teams.map((team) => [namespaceKey(team), team])));

export const ownData = defineRule({
  code: "HW-TOMBSTONE-001",
  name: "A tombstone names data of its own team",
  why: "A team deletes nothing of another one's: the provisioner would refuse it.",
  fix: "Name topics and groups that begin with the team's namespace and a dot, or topics that its streams had adopted.",
  example: `new Tombstone(shop, "old", { topics: ["billing.invoices"] });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["tombstone"],
  evaluate(topology, tombstone) {
    const team = teamOf(topology, tombstone);
    if (!team) return "not applicable";
    const { topics, groups } = tombstone;
    if (topics.length + groups.length === 0) return judged([{ message: "It names neither a topic nor a group." }]);
    const isOwn = (name: string) => name.startsWith(`${team.namespace}.`);
    const ofAnother = (name: string) => {
      const other = teamsByNamespace(topology).get(platformKey(team, name.split(".")[0] ?? ""));
      return other !== undefined && other !== team;
    };
    return judged([
      ...topics
        .filter((name) => !isOwn(name) && ofAnother(name))
        .map((name) => ({ message: `The topic "${name}" is another team's.` })),
      ...groups.filter((name) => !isOwn(name)).map((name) => ({ message: `The group "${name}" is not the team's.` })),
    ]);
  },
});
