import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Built parts, keyed by their pins; outside the checkout, so that a fresh clone finds them. Safe to delete. */
export const cacheDir = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "headwater");

/** Clusters and their data. Deleted only by `down --data`. */
export const stateDir = (): string =>
  join(process.env.XDG_STATE_HOME ?? join(homedir(), ".local", "state"), "headwater");

/** The checkout. */
export const projectDir = (): string => resolve(__dirname, "..");
