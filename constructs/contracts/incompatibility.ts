/** One reason why events written with one schema can't be read with another. */
export interface Incompatibility {
  /** Stable name of the rule that is broken; docs/contracts.md explains each. */
  readonly rule: string;
  /** Where in the schema, for people: `customer.address.zip`. Empty for the schema itself. */
  readonly path: string;
  /** What does not fit, in one sentence. */
  readonly message: string;
  /** What to do instead. */
  readonly fix: string;
}

/** Comparing goes through every pair of types at most once; a schema that needs more steps is not an event's. */
const STEPS = 50_000;

/** Keeps a comparison from taking seconds. */
export class Effort {
  private left = STEPS;

  /** @throws TooComplex when the comparison has taken too long */
  step(): void {
    this.left -= 1;
    if (this.left < 0) throw new TooComplex();
  }
}

export class TooComplex extends Error {}

export const tooComplex: Incompatibility = {
  rule: "too-complex",
  path: "",
  message: "The schemas are too complex to be compared.",
  fix: "Use fewer alternatives (unions, anyOf, oneOf) that are alike.",
};

/** Names of types may be long; a message is read by people. */
export const shortened = (name: string): string => (name.length > 120 ? `${name.slice(0, 119)}…` : name);
