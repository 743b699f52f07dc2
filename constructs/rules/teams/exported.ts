import { authorizerOf } from "../../model/route-services";
import { readBy } from "../../model/topology";
import { streamAt, workloadAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const exported = defineRule({
  code: "HW-TEAM-003",
  name: "What is used of another team is exported by it",
  why: "A team can change what it keeps to itself without asking. The provisioner and the network refuse others.",
  fix: `Ask that team to declare it with visibility: "platform".`,
  example: `new Worker(billing, "invoicing", …).subscribes(orderPlaced); // a stream of the team shop, with visibility "team"`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { team, calls, invokes = [], exposes, ...workload }) {
    const services = [...calls, ...invokes, ...exposes.flatMap(({ auth }) => authorizerOf(auth) ?? [])];
    const used = [
      ...readBy(workload).flatMap((path) => streamAt(topology, path) ?? []),
      ...services.flatMap((path) => workloadAt(topology, path) ?? []),
    ].filter((each) => each.team !== team);
    if (used.length === 0) return "not applicable";
    return judged(
      used
        .filter(({ visibility }) => visibility === "team")
        .map((each) => ({ message: `${each.path} belongs to another team, ${each.team}, which keeps it to itself.` })),
    );
  },
});
