import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

const MAX_PORT = 65_535;

export const port = defineRule({
  code: "HW-PORT-001",
  name: "A port is a whole number from 1 to 65535",
  why: "Kubernetes would refuse the object that carries it.",
  fix: `Use a whole number from 1 to ${MAX_PORT}.`,
  example: `new Service(shop, "orders", { container: { image: "…", port: 80800 } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { code, reaches }) {
    const container = code?.type === "container" ? code : undefined;
    const ports = [
      ["container.port", container?.port] as const,
      ["container.health.port", container?.health?.port] as const,
      ["container.metrics.port", container?.metrics?.port] as const,
      ...reaches.map((external) => [`The port of ${external.host}`, external.port] as const),
    ].filter(([, value]) => value !== undefined && !isToken(value));
    if (ports.length === 0) return "not applicable";
    return judged(
      ports
        .filter(([, value]) => !Number.isInteger(value) || Number(value) < 1 || Number(value) > MAX_PORT)
        .map(([property, value]) => ({ message: `${property} is ${value}.` })),
    );
  },
});
