import { defineRule, judged } from "../rule";

export const serviceSubscribes = defineRule({
  code: "HW-SERVICE-001",
  name: "A service that subscribes is a container",
  why: "A service's handler is called for requests only. Nothing would hand it the events.",
  fix: "Handle the stream in a Worker, or use a container that consumes it itself.",
  example: `new Service(shop, "orders", { handler }).subscribes(orderPlaced);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate: (_, { role, subscribes, code }) =>
    role === "service" && subscribes.length > 0
      ? judged(
          code?.type === "handler"
            ? [{ message: "The service's handler answers requests; it is never given events." }]
            : [],
        )
      : "not applicable",
});
