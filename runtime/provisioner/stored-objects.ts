import { expectSuccess, type KubernetesApi } from "../shared/kubernetes-api";

export interface ObjectName {
  readonly namespace: string;
  readonly name: string;
}

interface Metadata extends ObjectName {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
}

/** A Secret or ConfigMap with its values as text. */
export interface StoredObject {
  readonly metadata: Metadata;
  readonly data: Readonly<Record<string, string>>;
}

interface RawObject {
  readonly metadata: Metadata;
  readonly data?: Readonly<Record<string, string>>;
}

/** Another writer changed the object between our reading and writing it. */
export class WriteConflict extends Error {
  override readonly name = "WriteConflict";
}

type Data = StoredObject["data"];

export const sameData = (a: Data, b: Data): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => a[key] === b[key]);

export const MANAGED_BY = { "app.kubernetes.io/managed-by": "headwater" } as const;

/** The Secrets or the ConfigMaps of the cluster, as far as our service account may touch them. */
export class StoredObjects {
  constructor(
    private readonly api: KubernetesApi,
    private readonly kind: "Secret" | "ConfigMap",
  ) {}

  async get(name: ObjectName): Promise<StoredObject | undefined> {
    const response = await this.api.send("GET", this.path(name, name.name));
    if (response.status === 404) return undefined;
    return this.fromRaw(expectSuccess(response, `read ${this.describe(name)}`));
  }

  /** Of those that we manage in the namespace. */
  async names(namespace: string): Promise<string[]> {
    const labelSelector = Object.entries(MANAGED_BY).map(([key, value]) => `${key}=${value}`);
    const query = new URLSearchParams({ labelSelector: labelSelector.join(",") });
    const response = await this.api.send("GET", `${this.path({ namespace, name: "" })}?${query}`);
    const { items } = expectSuccess(response, `list ${this.kind}s in ${namespace}`) as { items: readonly RawObject[] };
    return items.map(({ metadata }) => metadata.name);
  }

  /** Undefined if there is one of this name already. */
  async create(object: StoredObject): Promise<StoredObject | undefined> {
    const response = await this.api.send("POST", this.path(object.metadata), this.toRaw(object));
    if (response.status === 409) return undefined;
    return this.fromRaw(expectSuccess(response, `create ${this.describe(object.metadata)}`));
  }

  /** @throws WriteConflict if it changed since it was read */
  async update(object: StoredObject): Promise<StoredObject> {
    const response = await this.api.send("PUT", this.path(object.metadata, object.metadata.name), this.toRaw(object));
    if (response.status === 409) throw new WriteConflict(`${this.describe(object.metadata)} was changed meanwhile`);
    return this.fromRaw(expectSuccess(response, `update ${this.describe(object.metadata)}`));
  }

  /** True if there was one to delete. */
  async delete(name: ObjectName): Promise<boolean> {
    const response = await this.api.send("DELETE", this.path(name, name.name));
    if (response.status === 404) return false;
    expectSuccess(response, `delete ${this.describe(name)}`);
    return true;
  }

  private path({ namespace }: ObjectName, name?: string): string {
    const collection = `/api/v1/namespaces/${encodeURIComponent(namespace)}/${this.kind.toLowerCase()}s`;
    return name === undefined ? collection : `${collection}/${encodeURIComponent(name)}`;
  }

  private describe({ namespace, name }: ObjectName): string {
    return `${this.kind} ${namespace}/${name}`;
  }

  private toRaw({ metadata, data }: StoredObject): object {
    return {
      apiVersion: "v1",
      kind: this.kind,
      metadata,
      ...(this.kind === "Secret" ? { type: "Opaque" } : {}),
      data: this.map(data, toBase64),
    };
  }

  private fromRaw(body: unknown): StoredObject {
    const { metadata, data } = body as RawObject;
    return { metadata, data: this.map(data ?? {}, fromBase64) };
  }

  /** Secrets carry base64, ConfigMaps plain text. */
  private map(data: Readonly<Record<string, string>>, change: (text: string) => string): Record<string, string> {
    if (this.kind === "ConfigMap") return { ...data };
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, change(value)]));
  }
}

const toBase64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
const fromBase64 = (text: string): string => Buffer.from(text, "base64").toString("utf8");
