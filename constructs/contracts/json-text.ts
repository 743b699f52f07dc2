import type { Problem } from "../model/problem";

/** Deeper nesting is no event, and would overflow the stacks of the libraries that read it. */
export const MAX_DEPTH = 100;

export const tooDeep = (what: string, limit: number): Problem => ({
  code: "HW-CONTRACT-002",
  message: `${what} can't be used as a contract: it is nested more than ${limit} levels deep.`,
  fix: "Define the inner types by name and refer to them.",
});

/** Parses JSON; a mistake becomes a problem that says where. */
export function parseJson(text: string, what: string): { value: unknown } | { problem: Problem } {
  try {
    const value: unknown = JSON.parse(text);
    return depthOf(value) > MAX_DEPTH ? { problem: tooDeep(what, MAX_DEPTH) } : { value };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      problem: {
        code: "HW-CONTRACT-003",
        message: `${what} is not JSON: ${why}.`,
        fix: "Correct it; comments and trailing commas are not allowed in JSON.",
      },
    };
  }
}

/** The same JSON without whitespace. Numbers stay as they are written: parsing would round those past 2^53. */
export const compactJson = (text: string): string =>
  text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? "");

/** How deep objects and arrays are nested; without recursion, because the text may be an attack. */
function depthOf(value: unknown): number {
  let depth = 0;
  let level: unknown[] = [value];
  while (level.length > 0) {
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
    depth += 1;
  }
  return depth - 1;
}

export type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
