import type { Code } from "./program";

/** What later teams may use. */
export interface Known {
  /** Whether the platform keeps durable functions. */
  readonly keepsDurable: boolean;
  readonly streams: KnownStream[];
  readonly callees: KnownCallee[];
}

interface KnownThing {
  /** How the program speaks of it. */
  readonly code: Code;
  readonly team: string;
  readonly name: string;
  readonly exported: boolean;
}

export interface KnownCallee extends KnownThing {
  /** Known in its own program alone. */
  readonly durable: boolean;
}

export interface KnownStream extends KnownThing {
  readonly contract: Code | undefined;
  readonly deadLetters: boolean;
  readonly state: boolean;
}
