import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { runOrThrow, withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { DesiredState } from "../../runtime/provisioner/desired-state";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";
import { projectDir } from "../../toolchain/paths";
import { atLeast, atMost, type Bar, isTrue, ratios, type Spread, spread } from "../figures";
import { desiredState } from "./desired";
import { measureTools, type ToolSeconds } from "./tools";

const TOPICS = 1_000;
const PRINCIPALS = 200;
const OWNER = "shop/everything";
/** A file system in memory, on every Linux. */
const MEMORY = "/dev/shm";

export interface ProvisionFigures {
  readonly rounds: number;
  readonly topics: number;
  readonly principals: number;
  readonly seconds: {
    readonly provisioner: Spread;
    readonly unchanged: Spread;
    readonly dryRun: Spread;
    readonly bare: Spread;
    /** Of it: until Kafka had answered everything, before the brokers had taken it over. */
    readonly bareSent: Spread;
    /** Scaled: of some calls of each kind, times how many there would be. */
    readonly tools: Spread;
    readonly toolsOneCall: Spread;
  };
  readonly toolCalls: number;
  readonly ratios: { readonly provisionerOverBare: Spread; readonly toolsOverProvisioner: Spread };
  readonly bars: readonly Bar[];
}

interface BareSeconds {
  readonly sent: number;
  readonly seen: number;
}

interface Provisioned {
  readonly first: number;
  readonly unchanged: number;
  readonly dryRun: number;
  readonly isComplete: boolean;
}

/**
 * A team's thousand topics and two hundred principals: by the provisioner in one request, by a program that sends the
 * same batches to Kafka and waits until the brokers have them, and by Kafka's own tools. Each has a new broker for itself, in turn.
 */
export async function benchProvisioning(rounds: number, progress: Progress): Promise<ProvisionFigures> {
  const desired = desiredState(TOPICS, PRINCIPALS);
  const program = await buildProgram();
  const { TMPDIR } = process.env;
  // In memory: waiting for a disk to take a thousand logs would be most of what is measured, for all alike.
  process.env.TMPDIR = MEMORY;
  const provisioner: Provisioned[] = [];
  const bare: BareSeconds[] = [];
  const tools: ToolSeconds[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const step = (what: string, measure: (platform: TestPlatform) => Promise<number>) =>
        progress.step(`Round ${round} of ${rounds}: ${what}`, async (say) => {
          const platform = await startTestPlatform();
          const seconds = await withCleanup(
            () => measure(platform),
            () => platform.stop(),
          );
          say(`${seconds.toFixed(2)} s`);
        });
      const byProvisioner = () =>
        step("the provisioner", async (platform) => {
          const result = await provision(platform, desired);
          provisioner.push(result);
          return result.first;
        });
      const byProgram = () =>
        step("a bare program", async (platform) => {
          const result = await program.run(platform, desired);
          bare.push(result);
          return result.seen;
        });
      // Whoever is first finds colder caches.
      for (const measure of round % 2 ? [byProvisioner, byProgram] : [byProgram, byProvisioner]) await measure();
      await step("Kafka's own tools", async (platform) => {
        const result = await measureTools(platform, desired);
        tools.push(result);
        return result.scaled;
      });
    }
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await program.remove();
  }
  return figures(rounds, provisioner, bare, tools);
}

async function provision(platform: TestPlatform, desired: DesiredState): Promise<Provisioned> {
  const ask = async (query = "") => {
    const started = performance.now();
    const { status, body } = await platform.ask(`expand${query}`, OWNER, desired);
    if (status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(body).slice(0, 2_000)}`);
    return { seconds: (performance.now() - started) / 1000, changes: body.changes?.length ?? 0 };
  };
  const first = await ask();
  const unchanged = await ask();
  const dryRun = await ask("?dryRun=true");
  // A topic each; a Secret, a password, a limit and two operations on five topics and a group for each principal.
  const all = TOPICS + PRINCIPALS * (3 + 2 * 6);
  const isComplete = first.changes === all && unchanged.changes + dryRun.changes === 0;
  return { first: first.seconds, unchanged: unchanged.seconds, dryRun: dryRun.seconds, isComplete };
}

async function buildProgram() {
  const folder = await mkdtemp(join(tmpdir(), "headwater-bench-streams-"));
  const file = join(folder, "bare-program.mjs");
  await build({
    entryPoints: [join(projectDir(), "bench", "streams", "bare-program.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    // The form of the client's WebAssembly that needs no file beside it.
    alias: { "@platformatic/wasm-utils": "@platformatic/wasm-utils/bundled" },
    // For those of its packages that are none.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return {
    run: async ({ parts, bootstrap, ca, admin }: TestPlatform, desired: DesiredState): Promise<BareSeconds> => {
      const input = join(folder, "input.json");
      await writeFile(input, JSON.stringify({ access: { bootstrap: [bootstrap], ca, ...admin }, desired }), {
        mode: 0o600,
      });
      const { stdout } = await runOrThrow(parts.node, [file, input]);
      const { made, ...seconds } = JSON.parse(stdout) as BareSeconds & { made: number };
      if (made !== TOPICS) throw new Error(`The bare program made ${made} topics`);
      return seconds;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function figures(
  rounds: number,
  provisioner: readonly Provisioned[],
  bare: readonly BareSeconds[],
  tools: readonly ToolSeconds[],
): ProvisionFigures {
  const first = provisioner.map((one) => one.first);
  const scaled = tools.map((one) => one.scaled);
  const seen = bare.map((one) => one.seen);
  const overBare = ratios(first, seen);
  const overTools = ratios(scaled, first);
  const unchanged = spread(provisioner.map((one) => one.unchanged));
  return {
    rounds,
    topics: TOPICS,
    principals: PRINCIPALS,
    seconds: {
      provisioner: spread(first),
      unchanged,
      dryRun: spread(provisioner.map(({ dryRun }) => dryRun)),
      bare: spread(seen),
      bareSent: spread(bare.map(({ sent }) => sent)),
      tools: spread(scaled),
      toolsOneCall: spread(tools.flatMap(({ calls }) => calls)),
    },
    toolCalls: tools[0]?.allCalls ?? 0,
    ratios: { provisionerOverBare: overBare, toolsOverProvisioner: overTools },
    bars: [
      atLeast("Kafka's own tools / provisioner, median; the tools' time scaled from a sample", overTools.median, 10),
      atMost("provisioner / bare program, median", overBare.median, 1.5),
      atMost("unchanged, the slowest", unchanged.max, 5, " s"),
      isTrue(
        "everything is made at once, and nothing again",
        provisioner.every(({ isComplete }) => isComplete),
        `${provisioner.filter(({ isComplete }) => isComplete).length} of ${rounds}`,
      ),
    ],
  };
}
