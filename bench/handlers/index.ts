import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { startTestPlatform } from "../../tests/support/runtime/platform";
import { declareWorkload, testStream } from "../../tests/support/runtime/shop";
import { atLeast, type Bar, ratios, type Spread, spread } from "../figures";
import { buildBareLoop, handlerHost, type Load, type Measured, perfTest } from "./contenders";
import { fill } from "./load";

const EVENTS = 200_000;
const PARTITIONS = 4;
/** A file system in memory, on every Linux. */
const MEMORY = "/dev/shm";

export interface HandlersFigures {
  readonly rounds: number;
  readonly events: number;
  readonly eventsPerSecond: { readonly host: Spread; readonly bare: Spread; readonly tool: Spread };
  /** Microseconds of processor time. */
  readonly cpuPerEvent: { readonly host: Spread; readonly bare: Spread };
  readonly ratios: { readonly hostOverBare: Spread; readonly hostOverTool: Spread; readonly cpuHostOverBare: Spread };
  readonly bars: readonly Bar[];
}

/**
 * The events of one stream, in turn: by the handler host with an empty handler, by a loop on the same client, and by
 * Kafka's own tool. Each reads all of them, as a group of its own.
 */
export async function bench(rounds: number, progress: Progress): Promise<HandlersFigures> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = MEMORY;
  const bare = await buildBareLoop();
  const platform = await startTestPlatform();
  const load: Load = { platform, stream: testStream("load"), partitions: PARTITIONS, events: EVENTS };
  const results = { host: [] as Measured[], bare: [] as Measured[], tool: [] as Measured[] };
  const contenders = { host: handlerHost, bare: bare.measure, tool: perfTest };
  const measure = async () => {
    await declareWorkload(platform, "till", load.stream, "write", PARTITIONS);
    await progress.step(`Publish ${EVENTS} events`, () => fill(platform, load.stream.topic, EVENTS));
    for (let round = 1; round <= rounds; round++) {
      const names = ["host", "bare", "tool"] as const;
      // Whoever is first finds colder caches.
      for (const name of round % 2 ? names : [...names].reverse()) {
        await progress.step(`Round ${round} of ${rounds}: ${name}`, async (say) => {
          const result = await contenders[name](load, round);
          results[name].push(result);
          const cpu = Number.isNaN(result.cpuPerEvent) ? "" : `, ${result.cpuPerEvent.toFixed(1)} µs each`;
          say(`${Math.round(result.eventsPerSecond)} events/s${cpu}`);
        });
      }
    }
  };
  await withCleanup(measure, async () => {
    await platform.stop();
    await bare.remove();
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });
  return figures(rounds, results);
}

function figures(rounds: number, results: Record<"host" | "bare" | "tool", Measured[]>): HandlersFigures {
  const [host, bare, tool] = [results.host, results.bare, results.tool].map((all) =>
    all.map(({ eventsPerSecond }) => eventsPerSecond),
  ) as [number[], number[], number[]];
  const cpu = (all: readonly Measured[]) => all.map(({ cpuPerEvent }) => cpuPerEvent);
  const hostOverBare = ratios(host, bare);
  return {
    rounds,
    events: EVENTS,
    eventsPerSecond: { host: spread(host), bare: spread(bare), tool: spread(tool) },
    cpuPerEvent: { host: spread(cpu(results.host)), bare: spread(cpu(results.bare)) },
    ratios: {
      hostOverBare,
      hostOverTool: ratios(host, tool),
      cpuHostOverBare: ratios(cpu(results.host), cpu(results.bare)),
    },
    bars: [atLeast("events a second: handler host / bare loop on the same client, median", hostOverBare.median, 0.85)],
  };
}
