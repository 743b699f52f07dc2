import { createHash } from "node:crypto";
import { MANAGED_BY, type StoredObjects, WriteConflict } from "../stored-objects";

const CONFIG_MAP = "subjects";

/**
 * Whose subjects are. One that is named after a topic belongs to the topic; one that is named after a record belongs to
 * the team that registers it first, and others may only use what it holds.
 */
export class SubjectClaims {
  constructor(
    private readonly namespace: string,
    private readonly configMaps: StoredObjects,
  ) {}

  /** The namespaces that the subjects belong to, as far as they belong to any. */
  async read(subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (subjects.length === 0) return new Map();
    const stored = await this.configMaps.get(this.name);
    return new Map(
      subjects.flatMap((subject) => {
        const namespace = stored?.data[keyOf(subject)];
        return namespace === undefined ? [] : [[subject, namespace] as const];
      }),
    );
  }

  async claim(subjects: readonly string[], namespace: string): Promise<void> {
    if (subjects.length === 0) return;
    const existing = await this.configMaps.get(this.name);
    const data = { ...existing?.data, ...Object.fromEntries(subjects.map((subject) => [keyOf(subject), namespace])) };
    if (existing) {
      await this.configMaps.update({ ...existing, data });
      return;
    }
    const annotations = { "headwater.dev/retain": "true" };
    const created = await this.configMaps.create({ metadata: { ...this.name, labels: MANAGED_BY, annotations }, data });
    if (!created) throw new WriteConflict(`ConfigMap ${this.namespace}/${CONFIG_MAP} was made meanwhile`);
  }

  private get name() {
    return { namespace: this.namespace, name: CONFIG_MAP };
  }
}

/** Subjects may have names that no key of a ConfigMap has. */
const keyOf = (subject: string): string => createHash("sha256").update(subject).digest("hex").slice(0, 32);
