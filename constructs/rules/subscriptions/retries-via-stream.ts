import { defineRule, judged } from "../rule";

export const retriesViaStream = defineRule({
  code: "HW-RETRY-001",
  name: "An event that nothing waits for is a dead letter in the end",
  why: "Without deadLetter a worker stops at an event that fails for good, and everything waits for it: what retries via a stream are there to avoid.",
  fix: "Subscribe with deadLetter: true, or leave the retries in order.",
  example: `shipping.subscribes(orderPlaced, { retryMode: "viaStream" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { subscribes }) {
    const viaStream = subscribes.filter(({ retryMode }) => retryMode === "viaStream");
    if (viaStream.length === 0) return "not applicable";
    return judged(
      viaStream
        .filter(({ deadLetters }) => deadLetters === undefined)
        .map(({ stream }) => ({
          message: `It tries events of ${stream} again via a stream, and has no dead letters.`,
        })),
    );
  },
});
