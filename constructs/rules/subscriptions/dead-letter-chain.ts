import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const deadLetterChain = defineRule({
  code: "HW-DEADLETTER-001",
  name: "Dead letters have no dead letters",
  why: "An event that fails while dead letters are handled would go to a further topic, which somebody must watch as well; each step makes it harder to find.",
  fix: "Subscribe without deadLetter: the worker then stops at the event until it succeeds.",
  example: `repair.subscribes(shipping.deadLetters, { deadLetter: true });`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, { path, subscribes }) {
    // Its own are a loop, of which another rule tells.
    const letters = subscribes
      .map((each) => ({ ...each, source: streamAt(topology, each.stream) }))
      .filter(({ source }) => source?.role === "dead-letter" && source.owner !== path);
    if (letters.length === 0) return "not applicable";
    return judged(
      letters
        .filter(({ deadLetters }) => deadLetters !== undefined)
        .map(({ stream }) => ({ message: `${stream} holds dead letters, and is subscribed to with deadLetter.` })),
    );
  },
});
