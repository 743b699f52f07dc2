import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { KubernetesApi } from "../shared/kubernetes-api";
import { describeError, type Logger } from "../shared/log";
import { readBody } from "../shared/read-body";
import { Unreachable } from "../shared/unreachable";
import { authenticateNamespace } from "./authentication";
import type { KeyPair } from "./certificates";
import type { Outcome, ProvisionerMetrics } from "./metrics";
import { Refusal } from "./outcome";
import { formatOwner, type OwnerId } from "./ownership";
import type { Change } from "./plan";
import type { OwnerRoute } from "./routes";

/** A state of 1,000 topics with contracts of 3 KiB. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
const GRACE_MS = 10_000;
/** Names of Kubernetes objects without dots, so that they can be parts of one. */
const OWNER_PATH = /^\/v1\/owners\/(?<namespace>[a-z0-9-]{1,63})\/(?<name>[a-z0-9-]{1,63})\/(?<verb>[a-z-/]{1,63})$/;

export interface ServerOptions {
  readonly port: number;
  readonly serving: KeyPair;
  readonly api: KubernetesApi;
  /** The platform's own. */
  readonly namespace: string;
  readonly routes: readonly OwnerRoute[];
  /** Resolves if what we depend on answers. @throws as routes do */
  readonly ready: () => Promise<void>;
  readonly metrics: ProvisionerMetrics;
  readonly log: Logger;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** The provisioner's HTTPS interface. */
export class ProvisionerServer {
  private readonly server: Server;

  constructor(private readonly options: ServerOptions) {
    const { certificate, key } = options.serving;
    this.server = createServer(
      { cert: certificate, key, minVersion: "TLSv1.3" },
      (request, response) => void this.serve(request, response),
    );
    this.server.requestTimeout = 15_000;
    this.server.headersTimeout = 10_000;
  }

  async start(): Promise<void> {
    this.server.listen(this.options.port);
    await once(this.server, "listening");
  }

  /** Accepts nothing more and resolves once what is under way is answered, or after 10 s. */
  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeIdleConnections();
    const timer = setTimeout(() => this.server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(timer);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.answer(request).catch((error: unknown) => this.explain(error));
    // What is left of a refused request is not read, so the connection can't be used again.
    const connection = request.complete ? {} : { connection: "close" };
    response.writeHead(status, { "content-type": "application/json", ...connection });
    response.end(`${JSON.stringify(body)}\n`);
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams: query } = new URL(request.url ?? "", "https://provisioner");
    if (pathname === "/readyz" && request.method === "GET") return { status: 200, body: {} };
    if (pathname === "/v1/ready" && request.method === "GET") return await this.tellReady(request);
    const { namespace, name, verb } = OWNER_PATH.exec(pathname)?.groups ?? {};
    const routes = this.options.routes.filter((route) => route.verb === verb);
    if (!namespace || !name || routes.length === 0) {
      throw new Refusal(404, "HW-PROVISION-007", "There is nothing at this address.");
    }
    const route = routes.find(({ method }) => method === request.method);
    const methods = routes.map(({ method }) => method).join(" or ");
    if (!route) throw new Refusal(405, "HW-PROVISION-007", `Use ${methods}.`);
    return await this.counted(route.verb, () => this.carryOut(request, route, { namespace, name }, query));
  }

  private async tellReady(request: IncomingMessage): Promise<Answer> {
    const { api, namespace, ready } = this.options;
    if ((await authenticateNamespace(api, request.headers.authorization)) !== namespace) {
      throw new Refusal(403, "HW-PROVISION-003", `This is for service accounts of namespace "${namespace}" alone.`);
    }
    await ready();
    return { status: 200, body: {} };
  }

  private async counted(verb: string, work: () => Promise<Answer>): Promise<Answer> {
    const { metrics } = this.options;
    try {
      const answer = await work();
      metrics.answered(verb, "done");
      return answer;
    } catch (error) {
      metrics.answered(verb, outcomeOf(error));
      throw error;
    }
  }

  private async carryOut(
    request: IncomingMessage,
    route: OwnerRoute,
    owner: OwnerId,
    query: URLSearchParams,
  ): Promise<Answer> {
    await this.authorize(request, owner);
    const { metrics, log } = this.options;
    try {
      const input = route.method === "GET" ? undefined : await readJson(request);
      const body = await route.answer({ owner, query, body: input });
      const { changes } = body as { changes?: readonly Change[] };
      const said = changes ? { changes: changes.map(({ text }) => text) } : {};
      log.info(route.verb, { owner: formatOwner(owner), ...(query.size > 0 ? { query: `${query}` } : {}), ...said });
      return { status: 200, body };
    } catch (error) {
      if (error instanceof Refusal) metrics.refused(owner.namespace, error.code);
      throw error;
    }
  }

  private async authorize(request: IncomingMessage, owner: OwnerId): Promise<void> {
    const namespace = await authenticateNamespace(this.options.api, request.headers.authorization);
    if (namespace === owner.namespace) return;
    throw new Refusal(
      403,
      "HW-PROVISION-003",
      `A service account of namespace "${namespace}" can't change what belongs to namespace "${owner.namespace}".`,
    );
  }

  private explain(error: unknown): Answer {
    if (error instanceof Refusal) {
      const { status, code, message, details } = error;
      this.options.log.warn("Refused", { code, message, details });
      return { status, body: { code, message, details } };
    }
    if (error instanceof Unreachable) {
      this.options.log.warn(error.message);
      return { status: 503, body: { code: error.code ?? "HW-PROVISION-008", message: error.message, details: [] } };
    }
    this.options.log.error("A request failed", { error });
    return { status: 500, body: { code: "HW-PROVISION-009", message: describeError(error), details: [] } };
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Refusal) return "refused";
  return error instanceof Unreachable ? "unavailable" : "failed";
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request, MAX_BODY_BYTES);
  if (!bytes) throw new Refusal(413, "HW-PROVISION-002", `The body is over ${MAX_BODY_BYTES} bytes.`);
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new Refusal(400, "HW-PROVISION-002", `The body is not JSON: ${(error as Error).message}`);
  }
}
