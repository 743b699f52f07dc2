import { describeUse, type ForeignUse, foreignUsesOf } from "./consent";
import type { DesiredState } from "./desired-state";
import type { OwnerId, TopicOwners } from "./ownership";
import { MANAGED_BY, type StoredObjects, sameData } from "./stored-objects";

/** A principal that exists, or may exist, on an owner's behalf. */
export interface HeldPrincipal {
  readonly name: string;
  readonly secret: string;
}

/** Topics in which a group has its first offsets. They may expire later: nothing is set a second time. */
export interface BegunGroup {
  readonly name: string;
  readonly topics: readonly string[];
}

/** What an owner holds. Written before anything is made, so that nothing is made that it doesn't list. */
export interface Holdings {
  readonly topics: readonly string[];
  readonly principals: readonly HeldPrincipal[];
  /** Other teams' topics that the principals have grants for. */
  readonly foreign: readonly ForeignUse[];
  /** Written when the offsets are there: what is lost in between is found in Kafka. */
  readonly begun: readonly BegunGroup[];
}

export const NOTHING: Holdings = { topics: [], principals: [], foreign: [], begun: [] };

export const holdingsOf = (desired: DesiredState, owner: OwnerId, topics: TopicOwners): Holdings => ({
  topics: desired.topics.map(({ name }) => name),
  principals: desired.principals.map(({ name, secret }) => ({ name, secret })),
  foreign: foreignUsesOf(desired, owner, topics),
  begun: (desired.groups ?? []).map(({ name, topics }) => ({ name, topics: topics.map(({ topic }) => topic) })),
});

/** Everything that either lists; of groups, what `a` does. */
export function mergeHoldings(a: Holdings, b: Holdings): Holdings {
  const principals = new Map([...a.principals, ...b.principals].map((held) => [`${held.name}/${held.secret}`, held]));
  const foreign = new Map([...a.foreign, ...b.foreign].map((use) => [describeUse(use), use]));
  return {
    topics: [...new Set([...a.topics, ...b.topics])],
    principals: [...principals.values()],
    foreign: [...foreign.values()],
    begun: a.begun,
  };
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
    const data = format(holdings);
    const existing = await this.configMaps.get(this.nameOf(owner));
    if (existing && sameData(existing.data, data)) return;
    if (existing) await this.configMaps.update({ ...existing, data });
    else {
      // Topics outlive their owner, and so does the record of whose they are.
      const annotations = holdings.topics.length > 0 ? { "headwater.dev/retain": "true" } : {};
      await this.configMaps.create({ metadata: { ...this.nameOf(owner), labels: MANAGED_BY, annotations }, data });
    }
  }

  /** All that are listed. */
  async owners(): Promise<OwnerId[]> {
    const names = await this.configMaps.names(this.namespace);
    return names.flatMap((name) => {
      const [, namespace, owner] = /^owner\.([^.]+)\.([^.]+)$/.exec(name) ?? [];
      return namespace && owner ? [{ namespace, name: owner }] : [];
    });
  }

  /** Forgets an owner that holds nothing any more. */
  async remove(owner: OwnerId): Promise<void> {
    await this.configMaps.delete(this.nameOf(owner));
  }

  private nameOf({ namespace, name }: OwnerId) {
    return { namespace: this.namespace, name: `owner.${namespace}.${name}` };
  }
}

function parse({ topics, principals, foreign, begun }: Readonly<Record<string, string>>): Holdings {
  return {
    topics: JSON.parse(topics ?? "[]"),
    principals: JSON.parse(principals ?? "[]"),
    foreign: JSON.parse(foreign ?? "[]"),
    begun: JSON.parse(begun ?? "[]"),
  };
}

const format = ({ topics, principals, foreign, begun }: Holdings): Record<string, string> => ({
  topics: JSON.stringify(topics),
  principals: JSON.stringify(principals),
  ...(foreign.length === 0 ? {} : { foreign: JSON.stringify(foreign) }),
  ...(begun.length === 0 ? {} : { begun: JSON.stringify(begun) }),
});
