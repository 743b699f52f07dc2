import type { RequestHandler } from "../../constructs/workers/handler-api";
import { describeError } from "../shared/log";
import { ProgramError } from "../shared/program";

/** A service's handler of Headwater's own, which counts what the host knows nothing of. */
export interface CountingHandler extends RequestHandler {
  /** In Prometheus' text format. */
  readonly metrics?: () => string;
}

/**
 * The user's handler: the module's default export, or what it assigns to `module.exports`.
 * @throws ProgramError that tells what is wrong with the module
 */
export function loadHandler<Handler>(file: string): Handler {
  const handler = loadModule(file);
  if (typeof handler === "function") return handler as Handler;
  throw new ProgramError(
    `The handler module ${file} exports ${describe(handler)}; export a function: "export default async function (…) {…}".`,
  );
}

/**
 * What the user's module exports as default, or assigns to `module.exports`.
 * @throws ProgramError if it can't be loaded
 */
export const loadModule = (file: string): unknown => unwrapDefault(requireModule(file));

function requireModule(file: string): unknown {
  try {
    return require(file);
  } catch (error) {
    // Node adds the files that led there, by names that only the pod has.
    const reason = describeError(error).split("\nRequire stack:")[0];
    throw new ProgramError(`The handler module ${file} can't be loaded: ${reason}`);
  }
}

/** Compilers put an ES module's default export into `exports.default`, and some do so twice. */
function unwrapDefault(exported: unknown): unknown {
  let value = exported;
  while (typeof value === "object" && value !== null && "default" in value && value.default !== value) {
    value = value.default;
  }
  return value;
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const names = Object.keys(value);
  return names.length > 0 ? `an object with ${names.join(", ")}` : "nothing";
}
