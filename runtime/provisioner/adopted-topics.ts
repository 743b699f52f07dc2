import { type OwnerId, TopicOwners } from "./ownership";
import type { StoredObjects } from "./stored-objects";

/** Written by whoever keeps the platform: a topic in each entry, with the owner that may declare it. */
const CONFIG_MAP = "adopted-topics";

/** Topics that were there before Headwater, or before their owner. */
export class AdoptedTopics {
  constructor(
    private readonly namespace: string,
    private readonly configMaps: StoredObjects,
  ) {}

  async read(): Promise<TopicOwners> {
    const stored = await this.configMaps.get({ namespace: this.namespace, name: CONFIG_MAP });
    const entries = Object.entries(stored?.data ?? {}).map(([topic, owner]) => [topic, parse(owner)] as const);
    return new TopicOwners(new Map(entries.filter((entry): entry is [string, OwnerId] => entry[1] !== undefined)));
  }
}

function parse(owner: string): OwnerId | undefined {
  const [, namespace, name] = /^([a-z0-9-]{1,63})\/([a-z0-9-]{1,63})$/.exec(owner.trim()) ?? [];
  return namespace && name ? { namespace, name } : undefined;
}
