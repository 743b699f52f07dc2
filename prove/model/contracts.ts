import { atMost, type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import type { ContractFormat } from "../../constructs/model/contract-declaration";
import { type Comparison, compareWithRegistry, type Disagreement } from "./contracts/compare";
import { Registry } from "./contracts/registry";

const PAIRS = 1000;
/** Any will do; a fixed one lets a difference be looked at again. */
const SEED = 20261124;
const FORMATS: readonly ContractFormat[] = ["avro", "json", "protobuf"];

/** Verdicts on contracts are those of a real Apicurio Registry, on generated histories of schemas, in every mode. */
export async function proveContracts(progress: Progress): Promise<Bar[]> {
  const registry = await progress.step("Start Apicurio Registry", () => Registry.start());
  try {
    const bars: Bar[] = [];
    for (const format of FORMATS) {
      const title = `Compare verdicts on ${PAIRS} pairs of ${format} schemas`;
      const compared = await progress.step(title, (say) => compareWithRegistry(registry, format, PAIRS, SEED, say));
      for (const comparison of compared) {
        progress.print(`  ${line(comparison)}`);
        for (const disagreement of [...comparison.missed, ...comparison.unexplained].slice(0, 3)) {
          progress.print(`    ${described(disagreement)}`);
        }
      }
      bars.push(...compared.flatMap(barsOf));
    }
    return bars;
  } finally {
    await registry.stop();
  }
}

function barsOf({ format, mode, pairs, accepted, refused, missed, stricter, unexplained }: Comparison): Bar[] {
  const where = `${format}, ${mode}, ${pairs} pairs`;
  const rarer = Math.min(accepted, refused);
  return [
    atMost(`${where}: refused by the registry, compatible to us`, missed.length, 0),
    atMost(`${where}: refused by us alone, without a documented reason`, unexplained.length, 0),
    isTrue(
      `${where}: both verdicts are common`,
      rarer >= pairs / 20,
      `${accepted} accepted, ${refused} refused, ${stricter.length} refused by us alone`,
    ),
  ];
}

const line = ({ mode, accepted, refused, missed, stricter, unexplained }: Comparison): string =>
  `${mode}: ${accepted} accepted, ${refused} refused, ${missed.length} missed, ${stricter.length} stricter, ${unexplained.length} unexplained`;

/** Enough to look at it again. */
export const described = ({ history, rules }: Disagreement): string =>
  [`${rules.join(", ") || "no rule"} after ${history.edits.join(", ")}`, ...history.previous, history.next].join(
    "\n    ",
  );
