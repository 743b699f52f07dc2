import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesClient } from "../../cli/kubernetes/client";

const POLL_MS = 400;
const ALL_WITHIN_MS = 60_000;

interface Pod {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
}

/**
 * The logs of all pods that ever had these labels, from now on. They are read often, since a pod that is gone has none;
 * ending pods stay for as long as their grace lasts.
 */
export class PodLogs {
  private readonly texts = new Map<string, string>();
  private going = true;
  private readonly work: Promise<void>;

  constructor(
    private readonly api: KubernetesClient,
    private readonly namespace: string,
    private readonly labelSelector: string,
  ) {
    this.work = this.read();
    // A failure is told by `close`.
    this.work.catch(() => undefined);
  }

  /** How often each value of a field occurs in the lines, once all of these do or time is up. */
  async untilAll(wanted: readonly string[], field: string): Promise<Map<string, number>> {
    const deadline = Date.now() + ALL_WITHIN_MS;
    for (;;) {
      const found = this.count(field);
      if (wanted.every((value) => found.has(value)) || Date.now() > deadline) return found;
      await sleep(POLL_MS);
    }
  }

  async close(): Promise<void> {
    this.going = false;
    await this.work;
  }

  private async read(): Promise<void> {
    while (this.going) {
      const { namespace, labelSelector } = this;
      const pods = await this.api.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
      for (const { metadata } of pods) {
        const text = await this.api.log(namespace, metadata.name).catch(() => "");
        if (text.length > (this.texts.get(metadata.name)?.length ?? 0)) this.texts.set(metadata.name, text);
      }
      await sleep(POLL_MS);
    }
  }

  /** How often each value of a field occurs in the lines so far. */
  count(field: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const line of [...this.texts.values()].flatMap((text) => text.split("\n"))) {
      if (!line.startsWith("{") || !line.endsWith("}")) continue;
      const value = (JSON.parse(line) as Readonly<Record<string, unknown>>)[field];
      if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }
}
