/** One difference between what is and what is desired. */
export interface Change {
  readonly action: "create" | "update" | "delete";
  readonly kind: "topic" | "contract" | "user" | "secret" | "grant" | "quota" | "group" | "reader" | "version";
  /** Of the thing: a topic, a subject, a user, a Secret, a group. A grant and a quota have their user's. */
  readonly name: string;
  /** The whole in words that fit before and after it is done: "topic shop.orders: create with 4 partitions". */
  readonly text: string;
  /** Workloads, "team/workload", that use what changes. */
  readonly affects?: readonly string[];
}

/**
 * What one part of the provisioner would do. Making a plan only reads, and throws a Refusal if something can't be done:
 * nothing is changed before all plans of a request are made.
 */
export interface Plan {
  readonly changes: readonly Change[];
  /** Can be repeated, and interrupted anywhere: a later plan finds what is left to do. */
  apply(): Promise<void>;
}

export const NO_CHANGES: Plan = { changes: [], apply: async () => undefined };
