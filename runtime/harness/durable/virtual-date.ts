import { AsyncLocalStorage } from "node:async_hooks";
import type { Clock } from "../../shared/clock";

const clocks = new AsyncLocalStorage<Clock>();
const realNow = Date.now;

// Restate's client makes deadlines of durations by it, and has no other way to be told the time.
Date.now = () => clocks.getStore()?.now().getTime() ?? realNow();

/** Runs what shall find the clock's time in `Date.now()`. */
export const withTimeOf = <T>(clock: Clock, run: () => T): T => clocks.run(clock, run);
