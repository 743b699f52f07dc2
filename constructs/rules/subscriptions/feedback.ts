import { defineRule, judged } from "../rule";

export const feedback = defineRule({
  code: "HW-WORKLOAD-002",
  name: "A workload does not publish to a stream that it subscribes to",
  why: "It gets back each event that it publishes. If handling one publishes another, that never ends, and no lag shows it until the brokers are full.",
  fix: "Publish to another stream. If the handler knows its own events and ends the circle, suppress this with that reason.",
  example: `prices.subscribes(priceChanged); prices.publishes(priceChanged);`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { publishes, subscribes }) {
    if (publishes.length === 0 || subscribes.length === 0) return "not applicable";
    const published = new Set(publishes);
    const both = subscribes.filter(({ stream }) => published.has(stream));
    return judged(both.map(({ stream }) => ({ message: `It subscribes to ${stream} and publishes to it.` })));
  },
});
