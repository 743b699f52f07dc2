import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const ownDeadLetters = defineRule({
  code: "HW-DEADLETTER-002",
  name: "A workload does not subscribe to its own dead letters",
  why: "What failed would be handled by the same code, fail again, and either go round for good or hold up the stream.",
  fix: "Handle dead letters in a worker of their own, or correct the cause and let the events be sent again.",
  example: `shipping.subscribes(shipping.deadLetters);`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, { path, subscribes }) {
    if (subscribes.length === 0) return "not applicable";
    const own = subscribes
      .map(({ stream }) => streamAt(topology, stream))
      .filter((stream) => stream?.role === "dead-letter" && stream.owner === path);
    return judged(own.map((stream) => ({ message: `It subscribes to its own dead letters, ${stream?.path}.` })));
  },
});
