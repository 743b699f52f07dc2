import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { clusterDown } from "../cluster";
import { clusterNames } from "../cluster/layout";
import { main } from "../console/main";
import { handleInterrupts, run, withCleanup } from "../console/process";
import { Progress, seconds } from "../console/progress";
import { TEST_CLUSTERS } from "../tests/support/fresh-cluster";
import { projectDir } from "../toolchain/paths";
import { buildPackage } from "./build/package";
import { obtainTestParts } from "./build/test-parts";
import { type Counts, countsOf } from "./test/counts";

const command = new Command("test")
  .description("Run all tests; --fast those that need no cluster.")
  .option("--fast", "only what needs no cluster", false)
  .argument("[filters...]", "only test files whose path contains one of these")
  .parse();

/** Types and style; every other suite is a project of vitest's. */
const SOURCES = "sources";

/**
 * Rows that run side by side, each one suite after the other: tests of clusters mostly wait. What the first row prints
 * is seen as it comes.
 */
const ROWS = [
  ["fast", "package", "api", SOURCES],
  ["main-job", "traffic"],
  ["runtime", "tools", "cluster"],
] as const;
const FAST_ROWS = [["fast"], [SOURCES]] as const;

handleInterrupts();
main(async () => {
  const { fast } = command.opts<{ fast: boolean }>();
  const progress = new Progress("test");
  await buildPackage(progress);
  if (!fast) await obtainTestParts(progress);
  const results = fast
    ? await inRows(FAST_ROWS)
    : await withCleanup(
        () => inRows(ROWS),
        () => takeClustersDown(progress),
      );
  progress.print(`\nTook ${seconds(progress.elapsedMs)}.`);
  const sum = (key: "passed" | "failed" | "skipped") => results.reduce((total, counts) => total + counts[key], 0);
  // Again at the end, where it is looked for: the output is long.
  for (const failure of results.flatMap(({ failures }) => failures)) progress.print(`\n✗ ${failure}`);
  const skipped = sum("skipped") ? `, ${sum("skipped")} skipped` : "";
  process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed${skipped}\n`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
});

/** The first row's output is printed as it comes, the others' when all are done. */
async function inRows([first = [], ...others]: readonly (readonly string[])[]): Promise<Counts[]> {
  const beside = others.map(async (suites) => {
    const held: string[] = [];
    const counts = await oneByOne(suites, (suite) => runSuite(suite, (line) => held.push(line)));
    return { held, counts };
  });
  const results = await shown(first);
  for (const { held, counts } of await Promise.all(beside)) {
    held.forEach(print);
    results.push(...counts);
  }
  return results;
}

/** Runs suites one after the other; what they print is seen as it comes. */
const shown = (suites: readonly string[]): Promise<Counts[]> =>
  oneByOne(suites, (suite) => {
    print(`\n▸ ${suite} tests`);
    return runSuite(suite, print);
  });

const runSuite = (suite: string, onLine: (line: string) => void): Promise<Counts> =>
  suite === SOURCES ? checkSources() : vitest(suite, command.args, onLine);

/** Tests take theirs down themselves, unless something ends them. */
async function takeClustersDown(progress: Progress): Promise<void> {
  for (const name of clusterNames().filter((each) => TEST_CLUSTERS.some((test) => test === each))) {
    await clusterDown({ name, data: true }, progress);
  }
}

async function oneByOne<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** A program of the project's own dependencies; npx would take half a second of processor time to find it. */
const installed = (name: string): string => join(projectDir(), "node_modules", ".bin", name);

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Each tool counts as one test. */
async function checkSources(): Promise<Counts> {
  const failures: string[] = [];
  for (const [tool, ...args] of [
    ["tsc", "--noEmit"],
    ["biome", "check", "--error-on-warnings", "."],
  ] as const) {
    const { code, output } = await run(installed(tool), args, { cwd: projectDir() });
    if (code !== 0) failures.push(`${tool}\n${output}`);
  }
  return { passed: 2 - failures.length, failed: failures.length, skipped: 0, failures };
}

async function vitest(project: string, filters: readonly string[], onLine: (line: string) => void): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), "headwater-test-"));
  const report = join(folder, "report.json");
  try {
    const { code } = await run(
      installed("vitest"),
      [
        "run",
        `--project=${project}`,
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...filters,
      ],
      { cwd: projectDir(), onLine },
    );
    return countsOf(project, code, await readFile(report, "utf8").catch(() => undefined), projectDir());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
