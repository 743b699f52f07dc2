import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import type { KubernetesObject } from "../../constructs";

const TIMEOUT_MS = 30_000;
/** Enough to keep the API server busy. */
const AT_ONCE = 8;

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: Record<string, string> }[];
  readonly users: readonly { readonly user: Record<string, string> }[];
}

interface Answer {
  readonly status: number;
  readonly body: string;
  /** https://kubernetes.io/blog/2020/09/03/warnings/: Pod Security's opinion of what makes pods is one. */
  readonly warnings: readonly string[];
}

/** Shows objects to a real API server, which does everything with them but keep them. */
export class DryRun {
  /** What was said against objects that were shown, by their digest: equal ones are shown once. */
  readonly shown = new Map<string, Promise<string | undefined>>();
  private readonly namespaces = new Map<string, Promise<void>>();
  private readonly plurals = new Map<string, Promise<Map<string, string>>>();

  private constructor(
    private readonly server: string,
    private readonly agent: Agent,
  ) {}

  /** @param kubeconfig as an embedded cluster has it */
  static connect(kubeconfig: string): DryRun {
    const { clusters, users } = JSON.parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
    const [cluster, user] = [clusters[0]?.cluster, users[0]?.user];
    const pem = (data = "") => Buffer.from(data, "base64");
    const agent = new Agent({
      ca: pem(cluster?.["certificate-authority-data"]),
      cert: pem(user?.["client-certificate-data"]),
      key: pem(user?.["client-key-data"]),
      keepAlive: true,
      maxSockets: AT_ONCE,
    });
    return new DryRun(cluster?.server ?? "", agent);
  }

  close(): void {
    this.agent.destroy();
  }

  /** What the API server says against these objects; none if it takes all of them. */
  async problems(objects: readonly KubernetesObject[]): Promise<string[]> {
    const answers = await Promise.all(
      objects.map((object) => {
        const body = JSON.stringify(object);
        const key = createHash("sha256").update(body).digest("base64");
        const known = this.shown.get(key) ?? this.show(object, body);
        this.shown.set(key, known);
        return known;
      }),
    );
    return answers.filter((problem) => problem !== undefined);
  }

  /** A server-side apply by a manager of its own, strictly: unknown fields are refused. */
  private async show(object: KubernetesObject, body: string): Promise<string | undefined> {
    const { apiVersion, kind, metadata } = object;
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const plural = (await this.pluralsOf(root)).get(kind);
    if (plural === undefined) return `The API server knows no ${kind} of ${apiVersion}`;
    if (metadata.namespace !== undefined) await this.ensureNamespace(metadata.namespace);
    const scope = metadata.namespace === undefined ? "" : `/namespaces/${metadata.namespace}`;
    const path = `${root}${scope}/${plural}/${metadata.name}?dryRun=All&fieldValidation=Strict&fieldManager=proof&force=true`;
    const { status, body: answer, warnings } = await this.send("PATCH", path, body);
    const said = status >= 300 ? (JSON.parse(answer) as { message: string }).message : warnings.join("; ");
    return said === "" ? undefined : `${kind} ${metadata.namespace ?? ""}/${metadata.name}: ${said}`;
  }

  /** Objects can only be shown in a namespace that is really there. What makes pods that aren't restricted is warned of. */
  private ensureNamespace(name: string): Promise<void> {
    const existing = this.namespaces.get(name);
    if (existing) return existing;
    const labels = Object.fromEntries(
      ["enforce", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, "restricted"]),
    );
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
    const created = this.send("POST", "/api/v1/namespaces", JSON.stringify(namespace)).then(({ status, body }) => {
      if (status !== 201 && status !== 409) throw new Error(`The namespace ${name} can't be made: ${body}`);
    });
    this.namespaces.set(name, created);
    return created;
  }

  private pluralsOf(root: string): Promise<Map<string, string>> {
    const known = this.plurals.get(root) ?? this.discover(root);
    this.plurals.set(root, known);
    return known;
  }

  private async discover(root: string): Promise<Map<string, string>> {
    const { body } = await this.send("GET", root);
    const { resources = [] } = JSON.parse(body) as { resources?: { name: string; kind: string }[] };
    return new Map(resources.filter(({ name }) => !name.includes("/")).map(({ name, kind }) => [kind, name]));
  }

  private send(method: string, path: string, body?: string): Promise<Answer> {
    const headers = { "content-type": method === "PATCH" ? "application/apply-patch+yaml" : "application/json" };
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.agent, timeout: TIMEOUT_MS, headers };
      const outgoing = request(`${this.server}${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            warnings: [response.headers.warning ?? []].flat(),
          }),
        );
      });
      outgoing.on("timeout", () => outgoing.destroy(new Error(`${method} ${path}: no answer`)));
      outgoing.on("error", reject).end(body);
    });
  }
}
