import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { KubernetesApi } from "../shared/kubernetes-api";
import { describeError, type Logger } from "../shared/log";
import { readBody } from "../shared/read-body";
import { Unreachable } from "../shared/unreachable";
import { authenticateNamespace } from "./authentication";
import type { KeyPair } from "./certificates";
import type { Outcome, ProvisionerMetrics, Verb } from "./metrics";
import { Refusal } from "./outcome";
import { formatOwner, type OwnerId } from "./ownership";
import { parseDesiredState } from "./parse-desired-state";
import type { Provisioning } from "./provisioning";

const MAX_BODY_BYTES = 1024 * 1024;
const GRACE_MS = 10_000;
/** Names of Kubernetes objects without dots, so that they can be parts of one. */
const ROUTE = /^\/v1\/owners\/(?<namespace>[a-z0-9-]{1,63})\/(?<name>[a-z0-9-]{1,63})\/(?<verb>expand|contract)$/;

export interface ServerOptions {
  readonly port: number;
  readonly serving: KeyPair;
  readonly api: KubernetesApi;
  readonly provisioning: Provisioning;
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
    if (request.method === "GET" && request.url === "/readyz") return { status: 200, body: {} };
    const { namespace, name, verb } = ROUTE.exec(request.url ?? "")?.groups ?? {};
    if (!namespace || !name || !verb) throw new Refusal(404, "HW-PROVISION-007", "There is nothing at this address.");
    if (request.method !== "POST") throw new Refusal(405, "HW-PROVISION-007", "Use POST.");
    return await this.counted(verb as Verb, () => this.carryOut(request, { namespace, name }, verb as Verb));
  }

  private async counted(verb: Verb, work: () => Promise<Answer>): Promise<Answer> {
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

  private async carryOut(request: IncomingMessage, owner: OwnerId, verb: Verb): Promise<Answer> {
    await this.authorize(request, owner);
    const { provisioning, metrics, log } = this.options;
    try {
      const desired = parseDesiredState(await readJson(request));
      const changes = await provisioning[verb](owner, desired);
      log.info(verb, { owner: formatOwner(owner), changes });
      return { status: 200, body: { changes } };
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
      return { status: 503, body: { code: "HW-PROVISION-008", message: error.message, details: [] } };
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
