/** Findings of one rule that are not to count for a construct and what is below it. */
export interface Suppression {
  /** Of the rule. */
  readonly code: string;
  /** Why it does not matter here. */
  readonly reason: string;
  /** Path of the construct that it was declared at. */
  readonly at: string;
}

/** The metadata of a construct that carries its suppressions. */
export const SUPPRESSION = "headwater/suppression";

/** Whether a suppression was declared at a construct or above it. */
export const covers = ({ at }: Suppression, path: string): boolean => at === "" || `${path}/`.startsWith(`${at}/`);
