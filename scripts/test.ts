import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts, run } from "../console/process";
import { Progress, seconds } from "../console/progress";
import { projectDir } from "../toolchain/paths";
import { buildPackage } from "./build/package";

const command = new Command("test")
  .description("Run all tests; --fast those that need no cluster.")
  .option("--fast", "only what needs no cluster", false)
  .argument("[filters...]", "only test files whose path contains one of these")
  .parse();

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

handleInterrupts();
main(async () => {
  const { fast } = command.opts<{ fast: boolean }>();
  const progress = new Progress("test");
  await buildPackage(progress);
  await progress.step("Check types and style", checkSources);

  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const project of fast ? ["fast"] : ["fast", "package", "cluster"]) {
    progress.print(`\n▸ ${project} tests`);
    const result = await vitest(project, command.args);
    counts.passed += result.passed;
    counts.failed += result.failed;
    counts.skipped += result.skipped;
  }
  progress.print(`\nTook ${seconds(progress.elapsedMs)}.`);
  process.stdout.write(
    `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}\n`,
  );
  process.exitCode = counts.failed > 0 ? 1 : 0;
});

async function checkSources(): Promise<void> {
  for (const [tool, ...args] of [
    ["tsc", "--noEmit"],
    ["biome", "check", "--error-on-warnings", "."],
  ] as const) {
    const { code, output } = await run("npx", [tool, ...args], { cwd: projectDir() });
    if (code !== 0) throw new Error(`${tool} found:\n${output}`);
  }
}

/** Runs one project; a run that crashes before it counts is a failure, never silence. */
async function vitest(project: string, filters: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), "headwater-test-"));
  const report = join(folder, "report.json");
  try {
    const { code } = await run(
      "npx",
      [
        "vitest",
        "run",
        `--project=${project}`,
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...filters,
      ],
      { cwd: projectDir(), onLine: (line) => process.stdout.write(`${line}\n`) },
    );
    const parsed = await readFile(report, "utf8").then(
      (text) => JSON.parse(text) as { numPassedTests: number; numFailedTests: number; numPendingTests: number },
      () => undefined,
    );
    const failed = parsed?.numFailedTests ?? 0;
    return {
      passed: parsed?.numPassedTests ?? 0,
      failed: code !== 0 ? Math.max(1, failed) : failed,
      skipped: parsed?.numPendingTests ?? 0,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
