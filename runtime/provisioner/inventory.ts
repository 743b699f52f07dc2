import type { DesiredState } from "./desired-state";
import type { OwnerId } from "./ownership";
import { MANAGED_BY, type StoredObjects } from "./stored-objects";

/** A principal that exists, or may exist, on an owner's behalf. */
export interface HeldPrincipal {
  readonly name: string;
  readonly secret: string;
}

/** What an owner holds. Written before anything is made, so that nothing is made that it doesn't list. */
export interface Holdings {
  readonly topics: readonly string[];
  readonly principals: readonly HeldPrincipal[];
}

const NOTHING: Holdings = { topics: [], principals: [] };

export const holdingsOf = ({ topics, principals }: DesiredState): Holdings => ({
  topics: topics.map(({ name }) => name),
  principals: principals.map(({ name, secret }) => ({ name, secret })),
});

/** Everything that either lists. */
export function mergeHoldings(a: Holdings, b: Holdings): Holdings {
  const principals = new Map([...a.principals, ...b.principals].map((held) => [`${held.name}/${held.secret}`, held]));
  return { topics: [...new Set([...a.topics, ...b.topics])], principals: [...principals.values()] };
}

/** Keeps each owner's holdings in a ConfigMap of its own. */
export class Inventory {
  constructor(
    private readonly namespace: string,
    private readonly configMaps: StoredObjects,
  ) {}

  async read(owner: OwnerId): Promise<Holdings> {
    const stored = await this.configMaps.get(this.nameOf(owner));
    return stored ? parse(stored.data) : NOTHING;
  }

  async write(owner: OwnerId, holdings: Holdings): Promise<void> {
    const data = { topics: JSON.stringify(holdings.topics), principals: JSON.stringify(holdings.principals) };
    const existing = await this.configMaps.get(this.nameOf(owner));
    if (existing?.data.topics === data.topics && existing.data.principals === data.principals) return;
    if (existing) await this.configMaps.update({ ...existing, data });
    else {
      // Topics outlive their owner, and so does the record of whose they are.
      const annotations = holdings.topics.length > 0 ? { "headwater.dev/retain": "true" } : {};
      await this.configMaps.create({ metadata: { ...this.nameOf(owner), labels: MANAGED_BY, annotations }, data });
    }
  }

  /** Forgets an owner that holds nothing any more. */
  async remove(owner: OwnerId): Promise<void> {
    await this.configMaps.delete(this.nameOf(owner));
  }

  private nameOf({ namespace, name }: OwnerId) {
    return { namespace: this.namespace, name: `owner.${namespace}.${name}` };
  }
}

function parse(data: Readonly<Record<string, string>>): Holdings {
  return { topics: JSON.parse(data.topics ?? "[]"), principals: JSON.parse(data.principals ?? "[]") };
}
