import { type Mistake, mistake } from "./mistake";

/** The escape hatches and limits, used wrongly. */
export const misuse: readonly Mistake[] = [
  mistake("HW-RULES-001", (draft) =>
    draft.add(`Rules.of(${draft.team()}).suppress("HW-STREAM-002", { reason: " " });`),
  ),
  mistake("HW-RULES-002", (draft) =>
    draft.add(`Rules.of(${draft.team()}).suppress("HW-STREAM-01", { reason: "it does not matter" });`),
  ),
  mistake("HW-RULES-003", (draft) =>
    draft.add(`Rules.of(${draft.team()}).suppress("HW-NAME-001", { reason: "it does not matter" });`),
  ),
  mistake("HW-ID-001", (draft) => {
    const team = draft.team();
    draft.add(`new Service(${team}, "taken", { container: { image: "registry.example/taken:1", port: 8080 } });`);
    draft.add(`new Service(${team}, "taken", { container: { image: "registry.example/taken:1", port: 8080 } });`);
  }),
  mistake("HW-SYNTH-001", (draft) => {
    const service = draft.service(draft.team());
    draft.add(`${service}.patch("Deployment", () => ${service}.reaches("late.example", 443));`);
  }),
  mistake("HW-ENGINE-001", (draft) => {
    draft.add(`platform.use({ name: "own", derive: () => [{ kind: "backup" }] });`);
  }),
  mistake("HW-EDIT-001", (draft) => {
    draft.add(`${draft.service(draft.team())}.patch("Deployment", (object) => { object.spec.missing.name = "x"; });`);
  }),
  mistake("HW-EDIT-002", (draft) => {
    draft.add(`${draft.service(draft.team())}.patch("Deployment", (object) => { object.metadata.name = "x"; });`);
  }),
  mistake(
    "HW-DELIVERY-001",
    (draft) => {
      // Characters that gzip can't make shorter, or it would fit.
      const noise = `Array.from({ length: 250000 }, (_, n) => (Math.imul(n, 2654435761) >>> 0).toString(36)).join("")`;
      draft.service(draft.team(), { handler: `Handler.inline("module.exports = " + JSON.stringify(${noise}))` });
    },
    ["HW-DELIVERY-002"],
  ),
  mistake("HW-DELIVERY-002", (draft) => {
    draft.service(draft.team(), { handler: `Handler.inline("//" + "x".repeat(1100000))` });
  }),
];
