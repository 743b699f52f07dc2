/** Reads a request's JSON: notes what is wrong and goes on with a stand-in, so that all problems are found. */
export class BodyReader {
  readonly problems: string[] = [];

  object(value: unknown, at: string): Readonly<Record<string, unknown>> {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.problems.push(`${at} is ${show(value)}; expected an object`);
    return {};
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.problems.push(`${at} is ${show(value)}; expected a list`);
    return [];
  }

  /** Every entry as `read` reads it; `at` tells it which one it is. */
  listOf<T>(value: unknown, at: string, read: (reader: BodyReader, value: unknown, at: string) => T): T[] {
    return this.list(value, at).map((entry, i) => read(this, entry, `${at}[${i}]`));
  }

  text(value: unknown, maxLength: number, at: string): string {
    if (typeof value === "string" && value !== "" && value.length <= maxLength) return value;
    this.problems.push(`${at} is ${show(value)}; expected a text of 1 to ${maxLength} characters`);
    return "";
  }

  matching(value: unknown, pattern: RegExp, at: string): string {
    if (typeof value === "string" && pattern.test(value)) return value;
    this.problems.push(`${at} is ${show(value)}; expected a text like ${pattern.source}`);
    return "";
  }

  integer(value: unknown, min: number, max: number, at: string): number {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${at} is ${show(value)}; expected a whole number from ${min} to ${max}`);
    return min;
  }

  positive(value: unknown, max: number, at: string): number {
    if (typeof value === "number" && value > 0 && value <= max) return value;
    this.problems.push(`${at} is ${show(value)}; expected a number greater than 0, up to ${max}`);
    return max;
  }

  choice<T extends string>(value: unknown, choices: readonly T[], at: string): T {
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    this.problems.push(`${at} is ${show(value)}; expected one of ${choices.join(", ")}`);
    return choices[0] as T;
  }

  texts(value: unknown, at: string): Record<string, string> {
    const entries = Object.entries(this.object(value, at));
    for (const [key, text] of entries) {
      if (typeof text !== "string") this.problems.push(`${at}["${key}"] is ${show(text)}; expected a text`);
    }
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  }

  /** The field under its name as `read` reads it, or nothing if it is not there. */
  optional<K extends string, T>(object: Readonly<Record<string, unknown>>, key: K, read: (value: unknown) => T) {
    return (object[key] === undefined ? {} : { [key]: read(object[key]) }) as { readonly [P in K]?: T };
  }

  unique(names: readonly string[], at: string): void {
    const seen = new Set<string>();
    const twice = new Set(names.filter((name) => name !== "" && (seen.has(name) || !seen.add(name))));
    for (const name of twice) this.problems.push(`${at} names "${name}" twice`);
  }
}

function show(value: unknown): string {
  const text = value === undefined ? "missing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
