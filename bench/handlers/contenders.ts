import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { runOrThrow } from "../../console/process";
import { kafkaClasspath } from "../../tests/support/runtime/kafka-classes";
import { toolProperties } from "../../tests/support/runtime/kafka-tools";
import type { TestPlatform } from "../../tests/support/runtime/platform";
import { Program } from "../../tests/support/runtime/program";
import { declareWorkload, startWorker, type TestStream } from "../../tests/support/runtime/shop";
import { projectDir } from "../../toolchain/paths";
import type { LoopInput } from "./bare-loop";

const TIMEOUT_MS = 120_000;

/** From the first event on, so that starting and joining a group are not part of it. */
export interface Measured {
  readonly eventsPerSecond: number;
  /** Microseconds; NaN where it can't be told apart from starting. */
  readonly cpuPerEvent: number;
}

export interface Load {
  readonly platform: TestPlatform;
  readonly stream: TestStream;
  readonly partitions: number;
  readonly events: number;
}

/** Does nothing, but look at the clock at the first event and at the last. */
const EMPTY = `let [count, cpu, at] = [0];
module.exports = async (event, { log }) => {
  if (count++ === 0) [cpu, at] = [process.cpuUsage(), performance.now()];
  if (count < EVENTS) return;
  const { user, system } = process.cpuUsage(cpu);
  log.info("measured", { ms: performance.now() - at, cpuMs: (user + system) / 1000 });
};`;

/** The handler host with an empty handler. */
export async function handlerHost({ platform, stream, partitions, events }: Load, round: number): Promise<Measured> {
  const workload = `host-${round}`;
  await declareWorkload(platform, workload, stream, "read", partitions);
  const handler = EMPTY.replace("EVENTS", String(events));
  const worker = await startWorker(platform, workload, stream, handler, { HEADWATER_LOG_LEVEL: "info" });
  try {
    return figures((await worker.waitFor("measured", TIMEOUT_MS)) as never, events);
  } finally {
    await worker.stop();
  }
}

/** A loop on the same client. */
export async function buildBareLoop() {
  const folder = await mkdtemp(join(tmpdir(), "headwater-bench-handlers-"));
  const file = join(folder, "bare-loop.cjs");
  await build({
    entryPoints: [join(projectDir(), "bench", "handlers", "bare-loop.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    minify: true,
    // As the runtime's bundles are made.
    alias: { "@platformatic/wasm-utils": "@platformatic/wasm-utils/bundled" },
    define: { "import.meta.url": "importMetaUrl" },
    banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    logLevel: "error",
  });
  return {
    measure: async ({ platform, stream, events }: Load, round: number): Promise<Measured> => {
      const { bootstrap, ca, admin, parts } = platform;
      const access = { bootstrap: [bootstrap], ca, ...admin };
      const input: LoopInput = { access, group: `bare-${round}`, topic: stream.topic, events };
      const loop = new Program(parts.node, [file], { INPUT: JSON.stringify(input) });
      try {
        return figures((await loop.waitFor("measured", TIMEOUT_MS)) as never, events);
      } finally {
        await loop.stop();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Kafka's own tool, which takes no event apart. It tells how fast it read once it had its partitions. */
export async function perfTest({ platform, stream, events }: Load, round: number): Promise<Measured> {
  const { bootstrap, parts } = platform;
  const config = await toolProperties(platform);
  const { stdout } = await runOrThrow(
    parts.java,
    [
      ...["-Xmx384m", "-cp", kafkaClasspath(), "org.apache.kafka.tools.ConsumerPerformance"],
      ...["--bootstrap-server", bootstrap, "--command-config", config, "--topic", stream.topic],
      ...["--group", `tool-${round}`, "--num-records", String(events), "--hide-header"],
    ],
    { timeoutMs: TIMEOUT_MS },
  );
  return { eventsPerSecond: Number(stdout.trim().split("\n").at(-1)?.split(",").at(-1)), cpuPerEvent: Number.NaN };
}

const figures = ({ ms, cpuMs }: { readonly ms: number; readonly cpuMs: number }, events: number): Measured => ({
  eventsPerSecond: (events / ms) * 1_000,
  cpuPerEvent: (cpuMs * 1_000) / events,
});
