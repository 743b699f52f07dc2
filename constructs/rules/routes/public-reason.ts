import { defineRule, judged } from "../rule";

export const publicReason = defineRule({
  code: "HW-ROUTE-013",
  name: "What everybody may send says why",
  why: "Whoever reviews the program can't tell a decision from an oversight.",
  fix: `Say why in a few words: Auth.public("The catalogue is public."), or ask for a token or a key.`,
  example: `orders.exposes("/orders", { auth: Auth.public("") });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const open = exposes.flatMap(({ path, auth }) => (auth.type === "public" ? [{ path, auth }] : []));
    if (open.length === 0) return "not applicable";
    return judged(
      open
        .filter(({ auth }) => auth.reason.trim() === "")
        .map(({ path }) => ({ message: `"${path}" is open to everybody, without a reason.` })),
    );
  },
});
