import { defineConfig } from "vitest/config";

/**
 * `fast` needs nothing but the checkout, and bundles the runtime first; `tools` asks programs that the toolchain builds; `package` installs the packed tarball elsewhere; `runtime` runs the programs of
 * `runtime/` and a broker as processes; `cluster` needs the embedded node, and so does `main-job`, which takes as long
 * as the rest of it.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/{unit,snapshot}/**/*.test.ts"],
          testTimeout: 60_000,
          // Loading the library anew for each file costs more than the tests do.
          isolate: false,
          setupFiles: ["tests/support/leave-as-found.ts"],
          globalSetup: "tests/support/built-runtime.ts",
        },
      },
      { test: { name: "tools", include: ["tests/tools/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          name: "package",
          include: ["tests/package/**/*.test.ts"],
          globalSetup: "tests/package/pack.ts",
          // Each project's time is measured.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "runtime",
          include: ["tests/e2e/runtime/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "main-job",
          include: ["tests/e2e/main-job/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "cluster",
          include: ["tests/{api,e2e}/**/*.test.ts"],
          exclude: ["tests/e2e/{main-job,runtime}/**"],
          // One node at a time and main-job's beside it: more would measure each other.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
