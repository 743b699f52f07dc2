/**
 * Numbers the steps of one attempt: "inv_1abc/3". A function that is resumed takes its steps in the same order, so each gets
 * the key that it had before.
 */
export function idempotencyKeys(invocation: string): () => string {
  let steps = 0;
  return () => `${invocation}/${++steps}`;
}
