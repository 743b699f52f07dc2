import { defineRule, judged } from "../rule";

export const workerSubscribes = defineRule({
  code: "HW-WORKER-001",
  name: "A worker subscribes to something",
  why: "A worker runs while its streams hold unread events. Without a stream it would never run.",
  fix: "Call subscribes(stream), or make it a Service.",
  example: `new Worker(shop, "shipping", { handler }); // and no call of subscribes`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate: (_, { role, subscribes }) =>
    role === "worker"
      ? judged(subscribes.length > 0 ? [] : [{ message: "The worker subscribes to nothing, so it would never run." }])
      : "not applicable",
});
