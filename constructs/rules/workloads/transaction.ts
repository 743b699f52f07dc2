import { defineRule, judged } from "../rule";

export const transaction = defineRule({
  code: "HW-TRANSACTION-001",
  name: "A transaction has something to do",
  why: "A worker's handler commits what it publishes together with the event that it handled. A service's handler handles no event, and what publishes nothing has nothing to commit.",
  fix: "Leave transactional out, or let the workload publish a stream.",
  example: `new Service(shop, "orders", { handler, transactional: true });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { code, role, publishes, subscribes }) {
    if (!code?.transactional) return "not applicable";
    if (code.type === "handler" && role === "service") {
      return judged([{ message: "It is the handler of a service, and transactional." }]);
    }
    const writes = publishes.length > 0 || subscribes.some(({ deadLetters }) => deadLetters !== undefined);
    return judged(writes ? [] : [{ message: "It is transactional, and publishes nothing." }]);
  },
});
