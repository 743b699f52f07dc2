import type { Declaration } from "../../../../constructs/model/declarations";

/** What a rule says of one subject. The platform and the team shop are always there. */
export interface Case {
  readonly name: string;
  readonly subject: Declaration;
  readonly others?: readonly Declaration[];
  /** Declared before the subject. */
  readonly before?: readonly Declaration[];
  /** What each violation says; absent if there is none. */
  readonly says?: readonly (string | RegExp)[];
}

export interface RuleCases {
  readonly compliant: readonly Case[];
  readonly broken: readonly Case[];
  /** Absent for a rule that always applies. */
  readonly notApplicable?: readonly Case[];
}

export const holds = (name: string, subject: Declaration, ...others: readonly Declaration[]): Case => ({
  name,
  subject,
  others,
});

export const breaks = (
  name: string,
  says: string | RegExp | readonly (string | RegExp)[],
  subject: Declaration,
  ...others: readonly Declaration[]
): Case => ({ name, subject, others, says: Array.isArray(says) ? says : [says as string] });

/** As cdktf writes them. */
export const STRING_TOKEN = `\${TfToken[TOKEN.7]}`;
export const NUMBER_TOKEN = new DataView(new BigUint64Array([0xfdff_0000_0000_0007n]).buffer).getFloat64(0, true);
