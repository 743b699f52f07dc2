/** What one run of tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, and why. */
  readonly failures: readonly string[];
}

/** The part that is read of the report of vitest's reporter `json`. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file could not be run. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/**
 * Counts what a project's tests came to. A run that crashed before it counted, or failed by a file and not by a test,
 * is a failure, never silence.
 * @param code what vitest ended with
 * @param text its report; undefined if it wrote none
 * @param folder names of test files are told below it
 */
export function countsOf(project: string, code: number, text: string | undefined, folder: string): Counts {
  if (text === undefined) {
    return { passed: 0, failed: 1, skipped: 0, failures: [`${project}: no report; vitest ended with ${code}`] };
  }
  const report = JSON.parse(text) as Report;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;
    const tests = assertionResults.filter((test) => test.status === "failed");
    const told = tests.map((test) => `${file} › ${test.fullName}\n${shortened(test.failureMessages.join("\n"))}`);
    return told.length === 0 && status === "failed" ? [`${file}\n${shortened(message)}`] : told;
  });
  if (code !== 0 && failures.length === 0)
    failures.push(`${project}: vitest ended with ${code}, though no test failed`);
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, failures.length),
    skipped: report.numPendingTests,
    failures,
  };
}

/** The start says what differs; all of it is in the output above. */
const shortened = (message: string): string =>
  message
    .split("\n")
    .slice(0, 12)
    .map((line) => `  ${line.slice(0, 400)}`)
    .join("\n");
