import { groupOf } from "../../concerns/identities";
import { grouped } from "../../model/topology";
import { namespaceKey, teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

const byName = lookup((topology) =>
  grouped(
    topology.workloads.filter(({ imported }) => !imported),
    (workload) => {
      const team = teamOf(topology, workload);
      return team ? [`${namespaceKey(team)}\n${workload.name}`] : [];
    },
  ),
);

export const ownIdentity = defineRule({
  code: "HW-NAME-006",
  name: "No two workloads share a Kafka user, a consumer group and objects",
  why: "All of them are named after the team's namespace and the workload. In one consumer group each of the two would get some of the events and miss the others.",
  fix: "Give one of the two another id.",
  example: `new Worker(shop, "mail", …); new Worker(new Construct(shop, "web"), "mail", …);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const team = teamOf(topology, workload);
    if (!team) return "not applicable";
    const [first] = byName(topology).get(`${namespaceKey(team)}\n${workload.name}`) ?? [];
    if (!first || first === workload) return "compliant";
    return judged([
      { message: `The user and consumer group "${groupOf(workload, team)}" are already those of ${first.path}.` },
    ]);
  },
});
