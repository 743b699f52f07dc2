import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const ownStream = defineRule({
  code: "HW-TEAM-002",
  name: "A workload publishes to streams of its own team",
  why: "A stream's facts are told by the team that knows them. Kafka gives nobody else the right to write.",
  fix: "Publish to a stream of your own, to which the other team can subscribe.",
  example: `new Service(billing, "invoices", …).publishes(orderPlaced); // a stream of the team shop`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { publishes, team }) {
    if (publishes.length === 0) return "not applicable";
    return judged(
      publishes
        .flatMap((path) => streamAt(topology, path) ?? [])
        .filter((stream) => stream.team !== team)
        .map((stream) => ({
          message: `The stream ${stream.path} belongs to another team, ${stream.team}; only its own team publishes to it.`,
        })),
    );
  },
});
