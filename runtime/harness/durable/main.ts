// Restate's client needs it too.
import "../with-resolvers";
import type { DurableHarnessModule } from "../../../constructs/testing/harness-input";
import { MemoryDurable } from "./durable-harness";

/** Throws SettingsError or ProgramError, as the program would. */
export const durableHarness: DurableHarnessModule["durableHarness"] = (input) => new MemoryDurable(input);
