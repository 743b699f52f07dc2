import fc from "fast-check";
import { Draft } from "./draft";
import { durables } from "./mistakes/durable";
import { edges } from "./mistakes/edges";
import { mesh } from "./mistakes/mesh";
import type { Mistake } from "./mistakes/mistake";
import { misuse } from "./mistakes/misuse";
import { names } from "./mistakes/names";
import { routes } from "./mistakes/routes";
import { sources } from "./mistakes/sources";
import { values } from "./mistakes/values";
import type { Program } from "./program";
import { synthesize } from "./synthesize";
import { validProgram } from "./valid";

/** A program with mistakes, and what must be told of them. */
export interface Broken {
  readonly program: Program;
  readonly codes: readonly string[];
  /** What may be told beside these. */
  readonly also: readonly string[];
}

export const mistakes: readonly Mistake[] = [
  ...names,
  ...values,
  ...routes,
  ...mesh,
  ...edges,
  ...durables,
  ...sources,
  ...misuse,
];

/** Valid programs into which one to three different mistakes were put. */
export const brokenProgram: fc.Arbitrary<Broken> = fc
  .record({
    program: validProgram,
    made: fc.uniqueArray(fc.constantFrom(...mistakes), { minLength: 1, maxLength: 3, selector: ({ code }) => code }),
    picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
    inImporting: fc.boolean(),
  })
  .map(({ program, made, picks, inImporting }) => {
    const draft = new Draft(program, inImporting && program.importing !== undefined, picks);
    for (const { make } of made) make(draft);
    return {
      program: draft.finish(),
      codes: made.map(({ code }) => code),
      also: made.flatMap(({ also = [] }) => also),
    };
  });

/** How synth's verdict on a broken program is not what it should be; undefined if it is. */
export function misjudged({ program, codes, also }: Broken): string | undefined {
  const { errors } = synthesize(program);
  const told = errors.map(({ message }) => /^HW-[A-Z]+-\d+/.exec(message)?.[0] ?? message);
  const missing = codes.filter((code) => !told.includes(code));
  if (missing.length > 0) return `${missing.join(", ")} is not told, but ${told.join(", ") || "nothing"}`;
  const unexpected = errors.filter((_, index) => ![...codes, ...also].includes(told[index] ?? ""));
  if (unexpected.length > 0)
    return `Nobody expects ${unexpected.map(({ path, message }) => `[${path}] ${message}`).join("; ")}`;
  const traced = errors.find(({ stackTrace }) => stackTrace);
  return traced && `There is a stack trace in [${traced.path}] ${traced.message}`;
}
