import type { Problem } from "../model/problem";
import { quantity } from "../model/quantity";

export interface ByteSize {
  /** undefined if nothing was given, or if there is a problem. */
  readonly bytes: number | undefined;
  readonly problems: readonly Problem[];
}

/** The bytes of a Kubernetes quantity. Its range is a rule's matter. */
export function byteSize(property: string, text: string | undefined): ByteSize {
  if (text === undefined) return { bytes: undefined, problems: [] };
  const bytes = quantity(text);
  return bytes === undefined ? { bytes, problems: [notASize(property, text)] } : { bytes, problems: [] };
}

const notASize = (property: string, text: string): Problem => ({
  code: "HW-STREAM-005",
  message: `${property} is ${JSON.stringify(text)}, which is no size.`,
  fix: 'Give a number of bytes with a unit, such as "512Ki", "2Mi" or "10Gi".',
});
