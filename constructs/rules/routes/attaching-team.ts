import { teamOf } from "../lookups";
import { defineRule, judged } from "../rule";
import { gatewayAt } from "./gateway-at";

export const attachingTeam = defineRule({
  code: "HW-ROUTE-007",
  name: "A team attaches routes where it may",
  why: "The gateway ignores routes of teams that it does not name.",
  fix: "Add the team to the gateway's teams, or name another gateway.",
  example: `gateways: { partners: Gateway.envoy({ hosts: ["partners.example"], teams: ["sales"] }) }
orders.exposes("/orders", { auth }); // of the team "shop"`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const team = teamOf(topology, workload);
    const gateways = new Set(workload.exposes.flatMap((route) => gatewayAt(topology, workload, route) ?? []));
    if (team === undefined || gateways.size === 0) return "not applicable";
    return judged(
      [...gateways]
        .filter(({ teams }) => teams !== undefined && !teams.includes(team.name))
        .map(({ name, teams = [] }) => {
          const allowed = teams.length > 0 ? `those of ${teams.map((each) => `"${each}"`).join(", ")}` : "none";
          return {
            message: `Routes of the team "${team.name}" may not attach to the gateway "${name}": ${allowed} may.`,
          };
        }),
    );
  },
});
