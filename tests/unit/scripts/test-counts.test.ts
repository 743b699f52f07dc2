import { describe, expect, test } from "vitest";
import { countsOf } from "../../../scripts/test/counts";

const outcome = (status: string, fullName: string, ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});
const file = (name: string, status: string, message: string, ...assertionResults: ReturnType<typeof outcome>[]) => ({
  name: `/app/${name}`,
  status,
  message,
  assertionResults,
});
const report = (passed: number, failed: number, ...testResults: ReturnType<typeof file>[]) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, testResults });

describe("what a run of tests came to", () => {
  test("is what its report counts", () => {
    const text = report(1, 0, file("a.test.ts", "passed", "", outcome("passed", "a works")));
    expect(countsOf("fast", 0, text, "/app")).toEqual({ passed: 1, failed: 0, skipped: 1, failures: [] });
  });

  test("names each failure with its file and the start of its cause", () => {
    const cause = Array.from({ length: 40 }, (_, line) => `line ${line}`).join("\n");
    const { failed, failures } = countsOf(
      "fast",
      1,
      report(1, 1, file("a.test.ts", "failed", "", outcome("passed", "a works"), outcome("failed", "a fails", cause))),
      "/app",
    );
    expect(failed).toBe(1);
    expect(failures).toEqual([expect.stringMatching(/^a\.test\.ts › a fails\n {2}line 0\n/)]);
    expect(failures[0]?.split("\n").length).toBeLessThan(20);
  });

  test("counts a file that could not be run", () => {
    const text = report(0, 0, file("a.test.ts", "failed", "Cannot find module"));
    expect(countsOf("fast", 1, text, "/app")).toMatchObject({
      failed: 1,
      failures: ["a.test.ts\n  Cannot find module"],
    });
  });

  test("is a failure if there is no report, or vitest failed without a failed test", () => {
    expect(countsOf("fast", 137, undefined, "/app")).toMatchObject({
      failed: 1,
      failures: [expect.stringContaining("137")],
    });
    expect(countsOf("fast", 1, report(3, 0), "/app")).toMatchObject({ passed: 3, failed: 1 });
  });
});
