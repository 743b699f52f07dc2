import { pointerStep } from "../json-form/json-schema";

export interface Reference {
  readonly $ref: string;
}

/** A reference to a part of the same document. */
export const reference = (...steps: readonly string[]): Reference => ({
  $ref: `#/${steps.map(pointerStep).join("/")}`,
});
