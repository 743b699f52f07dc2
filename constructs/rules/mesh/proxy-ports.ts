import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

export const proxyPorts = defineRule({
  code: "HW-MESH-009",
  name: "A container listens at no port of the mesh's proxy",
  why: "The proxy in its pod listens there already, so one of the two can't start.",
  fix: "Let the container listen at a port below 15000.",
  example: `new Service(shop, "orders", { container: { image: "…", port: 15001 } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const { code } = workload;
    const mesh = meshOf(topology, workload);
    if (code?.type !== "container" || mesh === undefined) return "not applicable";
    const ports = [code.port, code.health?.port, code.metrics?.port].filter((port) => port !== undefined);
    return judged(
      [...new Set(ports)]
        .filter((port) => mesh.proxyPorts.includes(port))
        .map((port) => ({ message: `The port ${port} is the mesh's.` })),
    );
  },
});
