import { grouped } from "../../model/topology";
import { defineRule, judged, lookup } from "../rule";

const contractsByTeam = lookup((topology) =>
  grouped(topology.streams, ({ contract, team }) => (contract === undefined ? [] : [team])),
);

export const registered = defineRule({
  code: "HW-SUBJECT-002",
  name: "Contracts have a registry to be in",
  why: "Without a registry events travel as JSON, no contract is checked in the cluster, and subscribers of other programs are not protected.",
  fix: `Give the platform a registry: new Platform(stack, "platform", { registry: Registry.embedded() }).`,
  example: `new Platform(stack, "platform"); // and new EventStream(shop, "order-placed", { contract })`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["team"],
  evaluate(topology, team) {
    const platform = topology.get(team.platform);
    const [first, ...others] = contractsByTeam(topology).get(team.path) ?? [];
    if (!first || platform?.kind !== "platform") return "not applicable";
    if (platform.registry) return "compliant";
    const streams = `${first.path}${others.length > 0 ? ` and ${others.length} more` : ""}`;
    return judged([{ message: `The platform ${platform.path} has no registry for the contracts of ${streams}.` }]);
  },
});
