import { readFileSync } from "node:fs";

/** Something in the environment is missing or not as expected. Lists all such problems, not only the first. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** Exit code for a process whose settings are wrong (EX_CONFIG of sysexits.h): restarting it won't help. */
export const EXIT_SETTINGS = 78;

export interface IntegerRange {
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

/**
 * Reads settings from environment variables and files. A problem is noted and reading goes on with a stand-in value,
 * so that one start tells all that is wrong; `readSettings` throws them together.
 */
export class SettingsReader {
  readonly problems: string[] = [];

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly readText: (path: string) => string = (path) => readFileSync(path, "utf8"),
  ) {}

  /** @param expected what a good value looks like, shown when it is missing */
  text(name: string, expected: string, fallback?: string): string {
    const value = this.env[name]?.trim() || fallback;
    if (value === undefined) this.problems.push(`${name} is not set; expected ${expected}.`);
    return value ?? "";
  }

  optionalText(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  integer(name: string, { min, max, fallback }: IntegerRange): number {
    const text = this.env[name]?.trim();
    if (!text) return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${name} is "${text}"; expected a whole number from ${min} to ${max}.`);
    return fallback;
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.env[name]?.trim();
    if (!text) return fallback;
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) this.problems.push(`${name} is "${text}"; expected one of ${choices.join(", ")}.`);
    return choice ?? fallback;
  }

  /** A JSON value that `parse` accepts; `parse` throws an Error that says what is wrong with it. */
  json<T>(name: string, expected: string, parse: (value: unknown) => T): T | undefined {
    const text = this.text(name, expected);
    if (!text) return undefined;
    try {
      return parse(JSON.parse(text));
    } catch (error) {
      this.problems.push(`${name}: ${(error as Error).message}; expected ${expected}.`);
      return undefined;
    }
  }

  file(path: string, expected: string): string {
    try {
      const text = this.readText(path);
      if (text.trim()) return text;
      this.problems.push(`The file ${path} is empty; expected ${expected}.`);
    } catch (error) {
      this.problems.push(`The file ${path} can't be read (${(error as Error).message}); expected ${expected}.`);
    }
    return "";
  }

  /** Undefined if there is no such file; one that is there must be readable and hold something. */
  optionalFile(path: string): string | undefined {
    try {
      this.readText(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    }
    return this.file(path, "what the platform wrote there");
  }
}

/** @throws SettingsError with every problem that `read` came across */
export function readSettings<T>(reader: SettingsReader, read: (reader: SettingsReader) => T): T {
  const settings = read(reader);
  if (reader.problems.length > 0) throw new SettingsError(reader.problems);
  return settings;
}
