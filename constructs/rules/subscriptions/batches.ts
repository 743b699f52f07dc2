import { defineRule, judged } from "../rule";

export const batches = defineRule({
  code: "HW-BATCH-001",
  name: "A handler gets either batches or single events",
  why: "A worker has one handler. With batch it is given arrays of events, without it single events; it could not tell which from its types. A durable function runs once for each event.",
  fix: "Give each of the worker's subscriptions a batch, or none; or use two workers. Give those of a durable function none.",
  example: `mail.subscribes(orderPlaced, { batch: { size: 100 } });
mail.subscribes(customers);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { code, subscribes, forwards }) {
    const batched = subscribes.filter(({ batch }) => batch !== undefined);
    if (code?.type !== "handler" || batched.length === 0) return "not applicable";
    if (forwards) return judged(batched.map(({ stream }) => ({ message: `It is to get batches of ${stream}.` })));
    const single = subscribes.filter(({ batch }) => batch === undefined);
    return judged(
      single.map(({ stream }) => ({ message: `It gets batches of others, and single events of ${stream}.` })),
    );
  },
});
