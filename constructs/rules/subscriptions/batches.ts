import { defineRule, judged } from "../rule";

export const batches = defineRule({
  code: "HW-BATCH-001",
  name: "A handler gets either batches or single events",
  why: "A worker has one handler. With batch it is given arrays of events, without it single events; it could not tell which from its types.",
  fix: "Give each of the worker's subscriptions a batch, or none; or use two workers.",
  example: `mail.subscribes(orderPlaced, { batch: { size: 100 } });
mail.subscribes(customers);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { code, subscribes }) {
    const batched = subscribes.filter(({ batch }) => batch !== undefined);
    if (code?.type !== "handler" || batched.length === 0) return "not applicable";
    const single = subscribes.filter(({ batch }) => batch === undefined);
    return judged(
      single.map(({ stream }) => ({ message: `It gets batches of others, and single events of ${stream}.` })),
    );
  },
});
