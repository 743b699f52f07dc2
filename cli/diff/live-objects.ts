import { dirname } from "node:path/posix";
import { UserError } from "../../console/user-error";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";

/** Fewer are asked for one by one. */
const WORTH_A_LIST = 5;

/** The objects of the cluster: those of one kind and namespace with one request, if many of them are wanted. */
export class LiveObjects {
  private readonly lists = new Map<string, Promise<ReadonlyMap<string, ApiObject> | undefined>>();

  private constructor(
    private readonly client: KubernetesClient,
    private readonly wanted: ReadonlyMap<string, number>,
  ) {}

  /** @param objects those that will be asked for */
  static async expecting(client: KubernetesClient, objects: readonly ApiObject[]): Promise<LiveObjects> {
    const wanted = new Map<string, number>();
    for (const object of objects) {
      const path = await client.pathOf(object);
      if (path !== undefined) wanted.set(dirname(path), (wanted.get(dirname(path)) ?? 0) + 1);
    }
    return new LiveObjects(client, wanted);
  }

  /** Undefined if it is not there. */
  async get(path: string, { apiVersion, kind, metadata }: ApiObject): Promise<ApiObject | undefined> {
    const collection = dirname(path);
    // Others' Secrets are none of our business.
    const isMany = kind !== "Secret" && (this.wanted.get(collection) ?? 0) >= WORTH_A_LIST;
    const list = isMany ? await this.list(collection) : undefined;
    if (list === undefined) return await this.client.get(path);
    const live = list.get(metadata.name);
    return live && { ...live, ...(apiVersion ? { apiVersion } : {}), ...(kind ? { kind } : {}) };
  }

  /** By name; undefined for somebody who may not list them. */
  private list(collection: string): Promise<ReadonlyMap<string, ApiObject> | undefined> {
    const known = this.lists.get(collection) ?? this.request(collection);
    this.lists.set(collection, known);
    return known;
  }

  private async request(collection: string): Promise<ReadonlyMap<string, ApiObject> | undefined> {
    try {
      const objects = await this.client.list<ApiObject>(collection);
      return new Map(objects.map((object) => [object.metadata.name, object]));
    } catch (error) {
      if (error instanceof UserError && error.code === "HW-KUBE-003") return undefined;
      throw error;
    }
  }
}
