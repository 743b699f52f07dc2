import type { Progress } from "../../console/progress";
import { ensureRuntime } from "../../scripts/build/ensure-runtime";
import { atMost, type Bar, isTrue, ratios, type Spread, spread } from "../figures";
import { type Contender, type Measurement, Workshop } from "./workshop";

const SMALL = 100;
const LARGE = 1000;

export interface SynthFigures {
  readonly rounds: number;
  /** Kubernetes objects of the program, which both contenders make. */
  readonly objects: Record<string, number>;
  readonly seconds: Record<string, Spread>;
  readonly cpuSeconds: Record<string, Spread>;
  readonly peakMb: Record<string, Spread>;
  readonly ratios: Record<string, Spread>;
  readonly bars: readonly Bar[];
}

/** Synthesizes the same objects with Headwater and with cdktf alone, side by side, round after round. */
export async function bench(rounds: number, progress: Progress): Promise<SynthFigures> {
  await ensureRuntime();
  const [workshop, elsewhere] = [await Workshop.create(), await Workshop.create()];
  try {
    const objects: Record<string, number> = {};
    for (const size of [SMALL, LARGE]) objects[size] = await workshop.prepareObjects(size);
    const measured = new Map<string, Measurement[]>();
    for (let round = 1; round <= rounds; round++) {
      for (const size of [SMALL, LARGE]) {
        for (const contender of ["manifests", "headwater"] as const) {
          const title = `Round ${round} of ${rounds}: ${nameOf(contender, size)}`;
          const result = await progress.step(title, async (say) => {
            const measurement = await workshop.measure(contender, size);
            say(`${measurement.seconds.toFixed(2)} s, ${Math.round(measurement.peakMb)} MB`);
            return measurement;
          });
          const name = nameOf(contender, size);
          measured.set(name, [...(measured.get(name) ?? []), result]);
        }
      }
    }
    const here = { LANG: "C", LC_ALL: "C", TZ: "UTC" };
    const there = { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Tokyo" };
    const digests = await progress.step("Compare the output of two folders and locales", async () => [
      await workshop.outputDigest(LARGE, { ...process.env, ...here }),
      await elsewhere.outputDigest(LARGE, { ...process.env, ...there }),
    ]);
    return figures(rounds, objects, measured, digests);
  } finally {
    await workshop.remove();
    await elsewhere.remove();
  }
}

const nameOf = (contender: Contender, size: number) => `${contender} ${size}`;

function figures(
  rounds: number,
  objects: Record<string, number>,
  measured: ReadonlyMap<string, readonly Measurement[]>,
  digests: readonly string[],
): SynthFigures {
  const series = (contender: Contender, size: number, figure: keyof Measurement) =>
    (measured.get(nameOf(contender, size)) ?? []).map((measurement) => measurement[figure]);
  const spreads = (figure: keyof Measurement) =>
    Object.fromEntries([...measured].map(([name, all]) => [name, spread(all.map((each) => each[figure]))]));
  const against = ratios(series("headwater", LARGE, "seconds"), series("manifests", LARGE, "seconds"));
  const growth = ratios(series("headwater", LARGE, "seconds"), series("headwater", SMALL, "seconds"));
  return {
    rounds,
    objects,
    seconds: spreads("seconds"),
    cpuSeconds: spreads("cpuSeconds"),
    peakMb: spreads("peakMb"),
    ratios: {
      [`headwater / manifests, ${LARGE}`]: against,
      [`headwater / manifests, ${LARGE}, processor time`]: ratios(
        series("headwater", LARGE, "cpuSeconds"),
        series("manifests", LARGE, "cpuSeconds"),
      ),
      [`headwater ${LARGE} / headwater ${SMALL}`]: growth,
    },
    bars: [
      atMost(`headwater / manifests, ${LARGE} services and streams, median`, against.median, 0.7),
      atMost(
        `headwater, ${LARGE} services and streams, peak memory`,
        spread(series("headwater", LARGE, "peakMb")).max,
        300,
        " MB",
      ),
      atMost(`headwater ${LARGE} / headwater ${SMALL}, median`, growth.median, 12),
      isTrue(
        "the same bytes from another folder and locale",
        new Set(digests).size === 1,
        digests.map((digest) => digest.slice(0, 12)).join(" and "),
      ),
    ],
  };
}
