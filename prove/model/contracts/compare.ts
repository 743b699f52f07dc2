import { checkCompatibility } from "../../../constructs/contracts/compatibility";
import { Contract } from "../../../constructs/contracts/contract";
import type { ContractDeclaration, ContractFormat } from "../../../constructs/model/contract-declaration";
import { COMPATIBILITY_MODES, type CompatibilityMode } from "../../../constructs/model/declarations";
import { avroMaker } from "./avro";
import { jsonSchemaMaker } from "./json-schema";
import { protobufMaker } from "./protobuf";
import { type History, histories } from "./random";
import type { Registry } from "./registry";

/**
 * Rules that refuse what Apicurio Registry accepts, wholly or in some cases; docs/contracts.md shows why. No other rule
 * may.
 */
export const STRICTER_RULES: readonly string[] = [
  "avro-logical-type",
  "json-all-of",
  "json-alternative",
  "json-criterion",
  "json-format",
  "json-not",
  "json-one-of-overlap",
  "json-pattern-removed",
  "json-property-narrowed",
  "json-tuple",
  "json-type-added",
  "protobuf-message",
  "protobuf-oneof",
  "protobuf-type-scope",
];

/** The modes that can refuse anything. */
const MODES = COMPATIBILITY_MODES.filter((mode) => mode !== "NONE");

/** A pair about which the verdicts differ. */
export interface Disagreement {
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
  /** Accepted by the registry, refused by us for reasons that docs/contracts.md gives. */
  readonly stricter: readonly Disagreement[];
  /** Accepted by the registry, refused by us for any other reason: must not be. */
  readonly unexplained: readonly Disagreement[];
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
  say("adding the released versions");
  await registry.setMode("NONE");
  await inParallel(subjects, async ({ name, previous }) => {
    for (const version of previous) await registry.add(name, version);
  });
  const comparisons: Comparison[] = [];
  for (const mode of MODES) {
    say(mode);
    await registry.setMode(mode);
    const verdicts = await inParallel(subjects, ({ name, next }) => registry.allows(name, next));
    comparisons.push(compare(format, mode, subjects, verdicts));
    if (mode !== MODES.at(-1)) continue;
    // The API that clients use obeys the same rule: what is allowed gets registered.
    const registered = await inParallel(subjects, ({ name, next }) => registry.register(name, next));
    const refused = subjects.filter((_, index) => verdicts[index] && !registered[index]);
    if (refused.length > 0)
      throw new Error(`The Confluent API refuses what the rule allows: ${refused[0]?.history.next}`);
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

/** @throws Error if the text is no valid contract */
export function declared(format: ContractFormat, text: string): ContractDeclaration {
  const { contract, problems } = contractOf(format, text).read();
  if (!contract) throw new Error(`A generated schema is not valid: ${JSON.stringify(problems)}\n${text}`);
  return contract;
}

function contractOf(format: ContractFormat, text: string): Contract {
  if (format === "avro") return Contract.avro({ inline: text });
  if (format === "json") return Contract.jsonSchema({ inline: text });
  // The first message at the top; a generated file never loses it.
  const message = /\bmessage (\w+)/.exec(text)?.[1];
  return Contract.protobuf({ inline: text }, message === undefined ? {} : { message });
}

function compare(
  format: ContractFormat,
  mode: CompatibilityMode,
  subjects: readonly Subject[],
  verdicts: readonly boolean[],
): Comparison {
  const counts = { accepted: 0, refused: 0 };
  const missed: Disagreement[] = [];
  const stricter: Disagreement[] = [];
  const unexplained: Disagreement[] = [];
  subjects.forEach(({ history, next, previous }, index) => {
    const rules = [...new Set(checkCompatibility(next, previous, mode).map(({ rule }) => rule))];
    const [ours, theirs] = [rules.length === 0, verdicts[index]];
    if (ours === theirs) counts[ours ? "accepted" : "refused"] += 1;
    else if (ours) missed.push({ history, rules });
    else (rules.every((rule) => STRICTER_RULES.includes(rule)) ? stricter : unexplained).push({ history, rules });
  });
  return { format, mode, pairs: subjects.length, ...counts, missed, stricter, unexplained };
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
