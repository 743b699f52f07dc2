import { defineConfig } from "vitest/config";

/**
 * `fast` needs nothing but the checkout, and bundles the runtime first; `tools` asks programs that the toolchain builds;
 * `package` installs the packed tarball elsewhere; `runtime` runs the programs of `runtime/` and a broker as processes;
 * `api` needs one embedded node without operators, `traffic` one with those of gateways and of a mesh; `main-job` and
 * `cluster` have nodes of their own.
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
      {
        test: {
          name: "tools",
          include: ["tests/tools/**/*.test.ts"],
          testTimeout: 120_000,
          isolate: false,
          setupFiles: ["tests/support/leave-as-found.ts"],
        },
      },
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
          globalSetup: "tests/support/runtime/shared-broker.ts",
          fileParallelism: false,
          isolate: false,
          setupFiles: ["tests/support/leave-as-found.ts"],
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
          name: "api",
          include: ["tests/api/**/*.test.ts", "tests/e2e/recover/**/*.test.ts"],
          globalSetup: "tests/support/bare-cluster.ts",
          fileParallelism: false,
          isolate: false,
          setupFiles: ["tests/support/leave-as-found.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "traffic",
          include: ["tests/e2e/{gateway,mesh}/**/*.test.ts"],
          globalSetup: "tests/support/gateway/traffic-cluster.ts",
          // Deploys side by side would measure each other.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "cluster",
          include: ["tests/e2e/cluster/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
