import type { Finding } from "../rules/finding";

/**
 * A way in which what is declared departs from what is released. An `error` would lose data, break readers or be
 * refused by the cluster, so it can't be suppressed; a `warning` tells what changes for good.
 */
export interface LockFinding extends Finding {
  /** Who publishes to the stream or reads it, as `team/name`. */
  readonly affects: readonly string[];
}
