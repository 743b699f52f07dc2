import {
  COMPATIBILITY_MODES,
  type CompatibilityMode,
  checkCompatibility,
} from "../../../constructs/contracts/compatibility";
import { Contract } from "../../../constructs/contracts/contract";
import type { ContractDeclaration, ContractFormat } from "../../../constructs/model/contract-declaration";
import { avroMaker } from "./avro";
import { jsonSchemaMaker } from "./json-schema";
import { protobufMaker } from "./protobuf";
import { type History, histories } from "./random";
import type { Registry } from "./registry";

/** The modes that can refuse anything. */
export const MODES = COMPATIBILITY_MODES.filter((mode) => mode !== "NONE");

/** A pair about which the verdicts differ. */
export interface Disagreement {
  readonly mode: CompatibilityMode;
  readonly history: History;
  /** Rules that we see broken; empty if only the registry refuses. */
  readonly rules: readonly string[];
}

export interface Comparison {
  readonly format: ContractFormat;
  readonly mode: CompatibilityMode;
  readonly pairs: number;
  /** Accepted by both. */
  readonly accepted: number;
  /** Refused by both. */
  readonly refused: number;
  /** Refused by the registry, accepted by us: must not be. */
  readonly missed: readonly Disagreement[];
  /** Accepted by the registry, refused by us. */
  readonly stricter: readonly Disagreement[];
}

interface Subject {
  readonly name: string;
  readonly history: History;
  readonly previous: readonly ContractDeclaration[];
  readonly next: ContractDeclaration;
}

const makers = {
  avro: (count: number, seed: number) => histories(avroMaker, count, seed),
  json: (count: number, seed: number) => histories(jsonSchemaMaker, count, seed),
  protobuf: (count: number, seed: number) => histories(protobufMaker, count, seed),
} satisfies Record<ContractFormat, (count: number, seed: number) => History[]>;

/** Asks both about the same generated histories, in every mode. */
export async function compareWithRegistry(
  registry: Registry,
  format: ContractFormat,
  count: number,
  seed: number,
  say: (note: string) => void = () => undefined,
): Promise<Comparison[]> {
  const subjects = makers[format](count, seed).map((history, index) => subjectOf(format, history, index));
  await registry.setMode("NONE");
  await inParallel(subjects, async ({ name, previous }) => {
    for (const version of previous) await registry.register(name, version);
  });
  const comparisons: Comparison[] = [];
  for (const mode of MODES) {
    say(mode);
    await registry.setMode(mode);
    // The last mode registers for real, as a provisioner does: nothing is asked about the subjects after that.
    const ask = mode === MODES.at(-1) ? registry.register : registry.wouldAccept;
    const verdicts = await inParallel(subjects, ({ name, next }) => ask.call(registry, name, next));
    comparisons.push(compare(format, mode, subjects, verdicts));
  }
  return comparisons;
}

function subjectOf(format: ContractFormat, history: History, index: number): Subject {
  const released = history.previous.map((text) => declared(format, text));
  // A registry knows a text that it has already, and keeps no second version of it.
  const previous = released.filter(
    (version, at) => released.findIndex(({ digest }) => digest === version.digest) === at,
  );
  return { name: `${format}-${index}`, history, previous, next: declared(format, history.next) };
}

function declared(format: ContractFormat, text: string): ContractDeclaration {
  const { contract, problems } = contractOf(format, text).read();
  if (!contract) throw new Error(`A generated schema is not valid: ${JSON.stringify(problems)}\n${text}`);
  return contract;
}

function contractOf(format: ContractFormat, text: string): Contract {
  if (format === "avro") return Contract.avro({ inline: text });
  if (format === "json") return Contract.jsonSchema({ inline: text });
  // The first message at the top; a generated file never loses it.
  const message = /^message (\w+)/m.exec(text)?.[1];
  return Contract.protobuf({ inline: text }, message === undefined ? {} : { message });
}

function compare(
  format: ContractFormat,
  mode: CompatibilityMode,
  subjects: readonly Subject[],
  verdicts: readonly boolean[],
): Comparison {
  const missed: Disagreement[] = [];
  const stricter: Disagreement[] = [];
  let accepted = 0;
  let refused = 0;
  subjects.forEach(({ history, next, previous }, index) => {
    const rules = [...new Set(checkCompatibility(next, previous, mode).map(({ rule }) => rule))];
    const ours = rules.length === 0;
    if (ours && verdicts[index]) accepted += 1;
    else if (ours) missed.push({ mode, history, rules });
    else if (verdicts[index]) stricter.push({ mode, history, rules });
    else refused += 1;
  });
  return { format, mode, pairs: subjects.length, accepted, refused, missed, stricter };
}

/** As many at once as the registry has connections. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}
