import type { IncomingMessage } from "node:http";
import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import { ApiError, isTransient, notAdmitted, unreachable } from "./api-errors";
import { loadConfig } from "./config";

const TIMEOUT_MS = 8000;
const TRIES = 3;
const MAX_SOCKETS = 32;
const JSON_TYPE = "application/json";
const APPLY_TYPE = "application/apply-patch+yaml";
const MERGE_TYPE = "application/merge-patch+json";
const METADATA_TYPE = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";

/** Metadata of any object. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface ApiObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: Metadata;
}

/**
 * The few calls to the API server that deploying needs. Each takes at most 8 s and is tried three times.
 * Finds the cluster as the Terraform providers do: KUBE_CONFIG_PATH and KUBE_CTX.
 */
export class KubernetesClient {
  /** Keeps connections open: one that is made anew for each call takes longer than the call. */
  private agent: Agent | undefined;
  private readonly groups = new Map<string, Promise<ResourceList | undefined>>();
  private readonly aheadMs: number;

  private constructor(
    readonly config: KubeConfig,
    /** URL of the API server. */
    readonly server: string,
    /** The API server's clock when we connected, in milliseconds. */
    readonly connectedAt: number,
  ) {
    this.aheadMs = connectedAt - Date.now();
  }

  /**
   * Reads the kubeconfig and asks the API server whether it is there.
   *
   * @throws UserError HW-KUBE-001 (kubeconfig unusable); HW-KUBE-002 (no answer) and HW-KUBE-003 (refused), as later calls do
   */
  static async connect(env: NodeJS.ProcessEnv): Promise<KubernetesClient> {
    const config = await loadConfig(env);
    const server = config.getCurrentCluster()?.server ?? "";
    const { date } = (await new KubernetesClient(config, server, 0).send("GET", "/version")).headers;
    return new KubernetesClient(config, server, date === undefined ? Date.now() : Date.parse(date));
  }

  /** The API server's clock, in milliseconds. */
  get now(): number {
    return Date.now() + this.aheadMs;
  }

  /** Undefined if there is none. */
  async get<T extends object = ApiObject>(path: string, accept = JSON_TYPE): Promise<T | undefined> {
    try {
      return JSON.parse((await this.call("GET", path, { accept })).body) as T;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** The object as it is in the cluster, whatever its kind. */
  async find(object: ApiObject): Promise<ApiObject | undefined> {
    const path = await this.pathOf(object);
    return path === undefined ? undefined : await this.get(path);
  }

  /**
   * Where the API serves an object; undefined if it does not know its kind (yet).
   *
   * @param namespace of one that names none, but is in one
   */
  async pathOf({ apiVersion = "v1", kind, metadata }: ApiObject, namespace = "default"): Promise<string | undefined> {
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const group = await this.group(root);
    const resource = group?.resources.find((entry) => entry.kind === kind && !entry.name.includes("/"));
    if (resource === undefined) return undefined;
    const scope = resource.namespaced ? `/namespaces/${metadata.namespace ?? namespace}` : "";
    return `${root}${scope}/${resource.name}/${metadata.name}`;
  }

  /** What a group of the API serves. Asked once, but for one that is not there: it may appear. */
  private async group(root: string): Promise<ResourceList | undefined> {
    const known = this.groups.get(root) ?? this.get<ResourceList>(root);
    this.groups.set(root, known);
    try {
      const found = await known;
      if (found === undefined) this.groups.delete(root);
      return found;
    } catch (error) {
      this.groups.delete(root);
      throw error;
    }
  }

  /**
   * What the API server would make of an object, with its defaults, if it were applied now. Nothing is changed.
   * Undefined if its namespace is not there. https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run
   *
   * @throws ApiError if the API server would refuse it
   */
  async dryRunApply(path: string, object: ApiObject, fieldManager: string): Promise<ApiObject | undefined> {
    const query = new URLSearchParams({ fieldManager, force: "true", dryRun: "All" });
    try {
      const request = { body: JSON.stringify(object), type: APPLY_TYPE };
      return JSON.parse((await this.call("PATCH", `${path}?${query}`, request)).body) as ApiObject;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Changes the named fields of an object; `null` removes one. */
  async merge(path: string, patch: object): Promise<void> {
    await this.call("PATCH", path, { body: JSON.stringify(patch), type: MERGE_TYPE });
  }

  /** Objects of a collection; an unknown kind or namespace has none. */
  async list<T extends ApiObject>(path: string, query: Readonly<Record<string, string>> = {}): Promise<readonly T[]> {
    return await this.pages<T>(path, query, JSON_TYPE);
  }

  /** Only names, labels and annotations: Helm's Secrets hold up to 1 MiB each. */
  async listMetadata(path: string, query: Readonly<Record<string, string>> = {}): Promise<readonly ApiObject[]> {
    return await this.pages<ApiObject>(path, query, METADATA_TYPE);
  }

  /** Creates an object, or asks a Service through the API server's proxy; returns the answer. */
  async post<T extends object = ApiObject>(path: string, body: object): Promise<T> {
    return JSON.parse((await this.call("POST", path, { body: JSON.stringify(body) })).body) as T;
  }

  /** What a pod has logged; empty while it has not started, or is gone. */
  async log(namespace: string, pod: string, options: LogOptions = {}): Promise<string> {
    const params = Object.entries(options).map(([name, value]): [string, string] => [name, String(value)]);
    const query = params.length === 0 ? "" : `?${new URLSearchParams(params)}`;
    try {
      return (await this.call("GET", `/api/v1/namespaces/${namespace}/pods/${pod}/log${query}`, { accept: "*/*" }))
        .body;
    } catch (error) {
      if (error instanceof ApiError && (error.status === 400 || error.status === 404)) return "";
      throw error;
    }
  }

  /** Writes an object that was read before; the API server refuses if it has changed in between. */
  async replace<T extends ApiObject>(path: string, object: T): Promise<void> {
    await this.call("PUT", path, { body: JSON.stringify(object) });
  }

  /** Deletes exactly this object, and what belongs to it; one that is gone, or was replaced by another of its name, is left alone. */
  async delete(path: string, uid: string | undefined): Promise<void> {
    const options = { propagationPolicy: "Background", preconditions: uid ? { uid } : {} };
    const body = JSON.stringify({ apiVersion: "v1", kind: "DeleteOptions", ...options });
    try {
      await this.call("DELETE", path, { body });
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 409)) throw error;
    }
  }

  /** The first of the library's agents, which it makes for each call; one that goes through a proxy as it is. */
  private keepAlive(agent: RequestOptions["agent"]): RequestOptions["agent"] {
    if (!(agent instanceof Agent) || agent.constructor !== Agent) return agent;
    this.agent ??= new Agent({ ...agent.options, keepAlive: true, maxSockets: MAX_SOCKETS });
    return this.agent;
  }

  private async pages<T>(path: string, query: Readonly<Record<string, string>>, accept: string): Promise<T[]> {
    const items: T[] = [];
    let next = "";
    do {
      const params = new URLSearchParams({ ...query, limit: "500", ...(next ? { continue: next } : {}) });
      const page = await this.get<List<T>>(`${path}?${params}`, accept);
      items.push(...(page?.items ?? []));
      next = page?.metadata?.continue ?? "";
    } while (next);
    return items;
  }

  /** Sends a request, and again if the API server is out of breath. What we send may be sent twice. */
  private async call(method: string, path: string, request: Request = {}): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send(method, path, request);
      } catch (error) {
        if (attempt === TRIES || !isTransient(error)) throw error;
        await sleep(300 * 3 ** (attempt - 1));
      }
    }
  }

  private async send(
    method: string,
    path: string,
    { body, accept = JSON_TYPE, type = JSON_TYPE }: Request = {},
  ): Promise<Answer> {
    const options: RequestOptions = { method, headers: { accept, "content-type": type } };
    // Node sends none with DELETE, and the body would be taken for the next request on the connection.
    if (body !== undefined) options.headers = { ...options.headers, "content-length": Buffer.byteLength(body) };
    await this.config.applyToHTTPSOptions(options);
    options.agent = this.keepAlive(options.agent);
    options.signal = AbortSignal.timeout(TIMEOUT_MS);
    return await new Promise((resolve, reject) => {
      const url = new URL(`${this.server.replace(/\/$/, "")}${path}`);
      const fail = (error: unknown) => reject(unreachable(this.server, error, TIMEOUT_MS));
      const sent = httpsRequest(url, options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", fail);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const status = response.statusCode ?? 0;
          if (status === 401 || status === 403) reject(notAdmitted(this.server, method, path, status, text));
          else if (status >= 300) reject(new ApiError(status, `${method} ${path}`, text));
          else resolve({ body: text, headers: response.headers });
        });
      });
      sent.on("error", fail);
      sent.end(body);
    });
  }
}

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod */
export interface LogOptions {
  /** Needed where the pod has several. */
  readonly container?: string;
  /** Only what it said since then. */
  readonly sinceSeconds?: number;
  /** Only the last so many of these. */
  readonly tailLines?: number;
  /** From the beginning of what was asked for. */
  readonly limitBytes?: number;
}

interface Request {
  readonly body?: string;
  readonly accept?: string;
  /** Of the body. */
  readonly type?: string;
}

interface Answer {
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

interface List<T> {
  readonly items?: T[];
  readonly metadata?: { readonly continue?: string };
}
