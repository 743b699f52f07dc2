import { isIP } from "node:net";
import { grouped } from "../../model/topology";
import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

/** TLS and HTTP name the host that they are meant for. */
const NAMED = new Set([80, 443]);

export const egressPorts = defineRule({
  code: "HW-MESH-008",
  name: "Under a mesh a workload reaches one host at a port other than 80 and 443",
  why: "What is sent there names no host, so the mesh would send all of it to one of them.",
  fix: "Give addresses in place of the names, or let two workloads reach the two hosts.",
  example: `mailer.reaches("smtp.one.example", 587); mailer.reaches("smtp.two.example", 587);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const named = workload.reaches.filter(({ host, port }) => isIP(host) === 0 && !NAMED.has(port));
    if (named.length === 0 || meshOf(topology, workload)?.mode !== "sidecar") return "not applicable";
    const byPort = grouped(named, ({ port }) => [String(port)]);
    return judged(
      [...byPort]
        .map(([port, reached]) => [port, [...new Set(reached.map(({ host }) => host))]] as const)
        .filter(([, hosts]) => hosts.length > 1)
        .map(([port, hosts]) => ({ message: `At the port ${port} it reaches ${hosts.join(" and ")}.` })),
    );
  },
});
