import type { Declaration } from "../model/declarations";
import type { Topology } from "../model/topology";

export type Kind = Declaration["kind"];
type Subject<K extends Kind> = Extract<Declaration, { readonly kind: K }>;

/** One thing that must hold, or should. Pure: it sees plain data alone, one subject at a time. */
export interface Rule extends RuleText {
  readonly appliesTo: readonly Kind[];
  /** @param subject of a kind that the rule applies to */
  evaluate(topology: Topology, subject: Declaration): Verdict;
}

interface RuleText {
  /** Stable: `HW-AREA-NNN`. */
  readonly code: string;
  /** What must hold, in a few words. */
  readonly name: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  /** What to do, where a violation says nothing more precise. */
  readonly fix: string;
  /** Code that breaks the rule. */
  readonly example: string;
  /** An error fails synth. */
  readonly level: "error" | "warning";
  /**
   * `local`: what one program declares is enough to tell. `global`: whatever other programs could still add decides, so
   * within one program it is told only of what is private to a team, and of everything when all programs are merged.
   */
  readonly scope: "local" | "global";
  /** False for what would lose data, or what the cluster would refuse anyway. */
  readonly suppressible: boolean;
}

/** Compliant, not applicable, or how the rule is broken. */
export type Verdict = "compliant" | "not applicable" | readonly Violation[];

export interface Violation {
  /** What was given, and what is allowed. */
  readonly message: string;
  /** What to do. @default the rule's */
  readonly fix?: string;
}

/** A rule with its subjects' type, which the list of all rules forgets. */
export const defineRule = <const K extends Kind>(
  rule: RuleText & { readonly appliesTo: readonly K[]; evaluate(topology: Topology, subject: Subject<K>): Verdict },
): Rule => rule;

/** The verdict on something to which the rule applies. */
export const judged = (violations: readonly Violation[]): Verdict =>
  violations.length === 0 ? "compliant" : violations;

/** A look-up that many subjects share, made once for each topology. */
export function lookup<T>(make: (topology: Topology) => T): (topology: Topology) => T {
  const made = new WeakMap<Topology, { readonly value: T }>();
  return (topology) => {
    const known = made.get(topology) ?? { value: make(topology) };
    made.set(topology, known);
    return known.value;
  };
}
