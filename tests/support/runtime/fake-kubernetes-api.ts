import { mkdir, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAuthority, createServingCertificate } from "../../../runtime/provisioner/certificates";
import { FakeWorkloads } from "./fake-workloads";

interface StoredObject {
  kind: string;
  metadata: {
    namespace: string;
    name: string;
    resourceVersion?: string;
    creationTimestamp?: string;
    annotations?: Record<string, string>;
  };
  data?: Record<string, string>;
}

interface Account {
  readonly namespace: string;
  readonly audience: string;
}

/**
 * A fake of the few calls of the Kubernetes API that the runtime makes: Secrets and ConfigMaps with optimistic
 * concurrency, TokenReview, and a fake of workloads. It does not check what the caller may do.
 */
export class FakeKubernetesApi {
  readonly objects = new Map<string, StoredObject>();
  readonly workloads = new FakeWorkloads();
  /** Answers this many requests with 503 before it serves again. */
  outages = 0;
  /** Paths of what else was deleted. */
  readonly deleted: string[] = [];
  /** How many requests changed something. */
  writes = 0;
  private readonly accounts = new Map<string, Account>();
  private version = 0;

  private constructor(
    private readonly server: Server,
    /** What a pod has in its environment and its service account's folder. */
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(folder: string): Promise<FakeKubernetesApi> {
    const authority = await createAuthority("Kubernetes");
    const { certificate, key } = await createServingCertificate(authority, ["localhost"]);
    const server = createServer({ cert: certificate, key });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const serviceAccount = join(folder, "serviceaccount");
    await mkdir(serviceAccount, { recursive: true });
    await writeFile(join(serviceAccount, "ca.crt"), authority.certificate);
    await writeFile(join(serviceAccount, "token"), "pod-token");
    const fake = new FakeKubernetesApi(server, {
      KUBERNETES_SERVICE_HOST: "localhost",
      KUBERNETES_SERVICE_PORT: String((server.address() as AddressInfo).port),
      HEADWATER_SERVICE_ACCOUNT: serviceAccount,
    });
    server.on("request", async (request, response) => {
      const { status, body } = await fake.answer(request);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    return fake;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** A token that TokenReview knows. */
  issueToken(namespace: string, audience = "headwater-provisioner"): string {
    const token = `token-${namespace}-${audience}-${this.accounts.size}`;
    this.accounts.set(token, { namespace, audience });
    return token;
  }

  /** The object's values as text; Secrets' decoded. Undefined if there is none. */
  read(kind: "Secret" | "ConfigMap", namespace: string, name: string): Record<string, string> | undefined {
    const object = this.objects.get(keyOf(`${kind.toLowerCase()}s`, namespace, name));
    if (!object || kind === "ConfigMap") return object?.data;
    return Object.fromEntries(
      Object.entries(object.data ?? {}).map(([k, v]) => [k, Buffer.from(v, "base64").toString()]),
    );
  }

  /** Puts an object there as somebody else would. */
  put(kind: "Secret" | "ConfigMap", namespace: string, name: string, values: Readonly<Record<string, string>>): void {
    const encode = (text: string) => (kind === "Secret" ? Buffer.from(text).toString("base64") : text);
    const data = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, encode(text)]));
    const metadata = { namespace, name, resourceVersion: String(++this.version) };
    this.objects.set(keyOf(`${kind.toLowerCase()}s`, namespace, name), { kind, metadata, data });
  }

  /** A Secret's annotations, to be changed in place. */
  annotations(namespace: string, name: string): Record<string, string> {
    return this.objects.get(keyOf("secrets", namespace, name))?.metadata.annotations ?? {};
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.outages > 0) {
      this.outages--;
      return failure(503, "the fake is told to fail");
    }
    if (request.headers.authorization !== "Bearer pod-token") return failure(401, "who are you?");
    const body = JSON.parse(Buffer.concat(chunks).toString() || "null");
    if (request.url === "/apis/authentication.k8s.io/v1/tokenreviews") return this.reviewToken(body);
    if (request.method === "DELETE" && !request.url?.startsWith("/api/v1/namespaces/")) {
      this.deleted.push((request.url ?? "").replace(/\?.*/, ""));
      return { status: 200, body: {} };
    }
    const ofWorkload = this.workloads.answer(request.method ?? "", request.url ?? "", body);
    if (ofWorkload) return ofWorkload;
    const [, listed] = /^\/api\/v1\/namespaces\/([^/]+)\/configmaps\?labelSelector=/.exec(request.url ?? "") ?? [];
    if (listed) return this.list("configmaps", listed);
    const [, namespace, kind, name] =
      /^\/api\/v1\/namespaces\/([^/]+)\/(secrets|configmaps)(?:\/([^/?]+))?(?:\?propagationPolicy=Background)?$/.exec(
        request.url ?? "",
      ) ?? [];
    if (!namespace || !kind) return failure(404, "no such path");
    return this.serveObject(request.method ?? "", kind, namespace, name ?? body?.metadata?.name, body);
  }

  private list(kind: string, namespace: string) {
    const start = keyOf(kind, namespace, "");
    const items = [...this.objects].filter(([key]) => key.startsWith(start)).map(([, object]) => object);
    return { status: 200, body: { items } };
  }

  private serveObject(method: string, kind: string, namespace: string, name: string, body: StoredObject) {
    const key = keyOf(kind, namespace, name);
    const existing = this.objects.get(key);
    if (method === "POST") return existing ? failure(409, `${name} already exists`) : this.store(key, body, 201);
    if (!existing) return failure(404, `${name} not found`);
    if (method === "GET") return { status: 200, body: existing };
    if (method === "DELETE") {
      this.writes++;
      this.objects.delete(key);
      return { status: 200, body: {} };
    }
    if (method !== "PUT") return failure(405, `${method} is not served`);
    const current = existing.metadata.resourceVersion;
    if (body.metadata.resourceVersion !== current) return failure(409, "the object has been modified");
    return this.store(key, body, 200);
  }

  private store(key: string, object: StoredObject, status: number) {
    this.writes++;
    const { creationTimestamp = new Date().toISOString() } = object.metadata;
    const metadata = { ...object.metadata, creationTimestamp, resourceVersion: String(++this.version) };
    const stored = { ...object, metadata };
    this.objects.set(key, stored);
    return { status, body: stored };
  }

  private reviewToken(body: { spec: { token: string; audiences: string[] } }) {
    const account = this.accounts.get(body.spec.token);
    const audiences = body.spec.audiences.filter((audience) => audience === account?.audience);
    const status =
      account && audiences.length > 0
        ? {
            authenticated: true,
            audiences,
            user: { username: `system:serviceaccount:${account.namespace}:headwater-hook` },
          }
        : { authenticated: false, error: "invalid bearer token" };
    return { status: 201, body: { ...body, status } };
  }
}

const keyOf = (kind: string, namespace: string, name: string) => `${kind}/${namespace}/${name}`;

const failure = (status: number, message: string) => ({ status, body: { kind: "Status", status: "Failure", message } });
