import { ensureRuntime } from "../../scripts/build/ensure-runtime";

/** The runtime's bundles, and what runs handlers in tests, are those of the present sources. */
export default ensureRuntime;
