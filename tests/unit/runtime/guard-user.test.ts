import { expect, test } from "vitest";
import { GUARD_USER } from "../../../runtime/provisioner/kafka/guard-user";

/** https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/String.html#hashCode() */
const hashCode = (text: string): number =>
  [...text].reduce((hash, c) => (Math.imul(31, hash) + c.charCodeAt(0)) | 0, 0);

test("the user that guards the others is the first of any hash map, and no team's", () => {
  expect(hashCode("admin")).toBe(92668751);
  expect(hashCode(GUARD_USER)).toBe(0);
  expect(GUARD_USER).not.toContain(".");
});
