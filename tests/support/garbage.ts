import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Collects whatever is reachable no more. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  await nextTurn(); // what a weak reference has just given stays until its turn is over
  runInNewContext("gc")();
}
