export { checkLocal, checkWhole } from "./check";
export type { Finding } from "./finding";
export type { Rule, Verdict, Violation } from "./rule";
export { rules } from "./rules";
