import type { Beginning } from "../model/workload-declarations";

/** A consumer group, and where it begins in each topic that it has never read. */
export interface GroupIntent {
  readonly kind: "group";
  readonly name: string;
  readonly topics: readonly { readonly topic: string; readonly from: Beginning }[];
}
