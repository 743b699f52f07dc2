import { describe, expect, it } from "vitest";
import { Duration } from "../../../constructs";
import { credentialsLifetimeProblems } from "../../../constructs/platform/credentials-lifetime";

describe("the lifetime of credentials", () => {
  it.each([Duration.minutes(59), Duration.milliseconds(0), Duration.milliseconds(Number.NaN)])(
    "is at least an hour: %o is refused",
    (lifetime) => {
      expect(credentialsLifetimeProblems(lifetime)).toMatchObject([{ code: "HW-PLATFORM-001" }]);
    },
  );

  it("may be an hour or a year", () => {
    expect([Duration.hours(1), Duration.days(365)].flatMap(credentialsLifetimeProblems)).toEqual([]);
  });
});
