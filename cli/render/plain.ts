import { referencesIn, unescaped } from "./references";

/** Reads arguments that Terraform need not evaluate, and keeps a list of those that it must. */
export class PlainReader {
  /** What only Terraform knows, one line for each. */
  readonly unresolved: string[] = [];

  /** @param where whose arguments they are, for the list */
  constructor(private readonly where: string) {}

  /** A text; empty if it holds references. */
  text(value: unknown, what: string): string {
    if (typeof value !== "string") {
      this.unresolved.push(`${this.where}: ${what} is no plain text.`);
      return "";
    }
    const references = [...new Set(referencesIn(value))];
    if (references.length > 0) this.unresolved.push(`${this.where}: ${what} holds ${references.join(", ")}.`);
    return references.length > 0 ? "" : unescaped(value);
  }

  /** A name that may become a part of a path. */
  name(value: unknown, what: string): string {
    const name = this.text(value, what);
    if (name !== "" && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)) {
      this.unresolved.push(`${this.where}: ${what} "${name}" is no name that Kubernetes takes.`);
    }
    return name;
  }

  texts(value: unknown, what: string): Record<string, string> {
    return Object.fromEntries(
      Object.entries((value ?? {}) as object).map(([key, text]) => [key, this.text(text, `${what} ${key}`)]),
    );
  }
}
