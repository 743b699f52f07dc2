import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { HandlerContext, RequestHandler } from "../../constructs/workers/handler-api";
import { rejectOnAbort } from "../shared/abort";
import type { Logger } from "../shared/log";
import type { Tracing } from "../shared/tracing";
import { BodyBudget } from "./body-budget";
import { RequestRefused, ResponseBroken, sendResponse, toRequest } from "./http-bridge";
import { PROBLEM_TYPE, problemOf } from "./http-problem";
import type { Publisher } from "./publisher";
import type { RequestMetrics } from "./request-metrics";
import { answering } from "./request-spans";

/** A pod has 256 MiB by default, and a body may be there three times: as it came, for the handler, and as it is sent on. */
const MAX_BODIES_BYTES = 16 * 1024 * 1024;
/**
 * Longer than proxies keep an idle connection: if we closed it first, a request that is on its way would fail. Envoy
 * keeps it for an hour: https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts
 */
const KEEP_ALIVE_MS = 65 * 60 * 1000;
/** For receiving a request, and again for answering it. */
const REQUEST_TIMEOUT_MS = 30_000;
/** How long requests in flight may take once the process is told to stop. */
const GRACE_MS = 10_000;

/** As proxies log a caller that went before it had its response; HTTP has no status for it. */
const CALLER_GONE = 499;

export interface ServiceOptions {
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly handler: RequestHandler;
  readonly publisher: Publisher;
  readonly table: HandlerContext["table"];
  readonly metrics: RequestMetrics;
  readonly tracing: Tracing;
  readonly log: Logger;
}

const statusOf = ({ headersSent, statusCode }: ServerResponse): number => (headersSent ? statusCode : CALLER_GONE);

/** Answers HTTP requests with the user's handler. */
export class Service {
  private readonly server: Server;
  private readonly bodies: BodyBudget;
  private readonly inFlight = new Set<AbortController>();
  private connected = false;
  private stopping = false;

  constructor(private readonly options: ServiceOptions) {
    // One body at least is always taken.
    this.bodies = new BodyBudget(Math.max(MAX_BODIES_BYTES, options.maxBodyBytes));
    const { tracing } = options;
    this.server = createServer(
      (message, response) => void tracing.run(answering(message), () => this.serve(message, response)),
    );
    this.server.requestTimeout = REQUEST_TIMEOUT_MS;
    this.server.headersTimeout = 10_000;
    this.server.keepAliveTimeout = KEEP_ALIVE_MS;
  }

  readiness(): string | undefined {
    if (this.stopping) return "stopping";
    return this.connected ? undefined : "connecting to Kafka and the schema registry";
  }

  /** Resolves once requests are accepted and events can be published. */
  async start(stop: AbortSignal): Promise<void> {
    const { port, publisher, log } = this.options;
    this.server.listen(port);
    await Promise.all([once(this.server, "listening"), publisher.connect(), publisher.prepare(stop)]);
    this.connected = true;
    log.info("ready", { port, ms: Math.round(performance.now()) });
  }

  /** Accepts nothing more and resolves once the requests in flight are answered or their time is up. */
  async stop(): Promise<void> {
    this.stopping = true;
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeIdleConnections();
    const timer = setTimeout(() => {
      for (const abort of this.inFlight) abort.abort(new Error("The process ends."));
      this.server.closeAllConnections();
    }, GRACE_MS);
    await closed;
    clearTimeout(timer);
  }

  private async serve(message: IncomingMessage, out: ServerResponse): Promise<void> {
    const began = performance.now();
    const { tracing, log } = this.options;
    const abort = new AbortController();
    this.inFlight.add(abort);
    const share = this.bodies.open();
    const timer = setTimeout(
      () => abort.abort(new RequestRefused(504, "The request took too long.")),
      REQUEST_TIMEOUT_MS,
    );
    out.on("close", () => {
      abort.abort(new Error("The connection is closed."));
      const status = statusOf(out);
      this.options.metrics.answered(message.method ?? "", status, performance.now() - began);
    });
    try {
      const request = await toRequest(message, { maxBytes: this.options.maxBodyBytes, share }, abort.signal);
      const response = await Promise.race([this.answer(request, abort.signal), rejectOnAbort(abort.signal)]);
      if (this.stopping) out.setHeader("connection", "close");
      await sendResponse(response, out);
    } catch (error) {
      if (error instanceof ResponseBroken) {
        log.error("The handler failed", { error: error.cause });
        tracing.failed(error.cause);
      } else {
        this.sendError(error, out);
        if (statusOf(out) >= 500) tracing.failed(error);
      }
    } finally {
      tracing.describe({ "http.response.status_code": statusOf(out) });
      clearTimeout(timer);
      share.close();
      this.inFlight.delete(abort);
    }
  }

  private async answer(request: Request, signal: AbortSignal): Promise<Response> {
    const { handler, publisher, table, log } = this.options;
    const context: HandlerContext = { publish: publisher.publish, table, log, signal };
    const response: unknown = await handler(request, context);
    if (response instanceof Response) return response;
    throw new TypeError("The handler returned no Response.");
  }

  private sendError(error: unknown, out: ServerResponse): void {
    if (out.destroyed || out.closed) return; // the caller has gone
    if (out.headersSent) {
      out.destroy();
      return;
    }
    const refused = error instanceof RequestRefused;
    const id = randomUUID();
    // The caller learns an id only: what failed inside is for the log.
    if (!refused) this.options.log.error("The handler failed", { id, error });
    else if (error.status >= 500) this.options.log.error(error.message);
    const problem = refused ? problemOf(error.status, { detail: error.message }) : problemOf(500, { id });
    // A refused body is not read to its end, so the connection can't be used again.
    const headers = { "content-type": PROBLEM_TYPE, connection: "close", ...(refused ? error.headers : {}) };
    out.writeHead(problem.status, headers).end(`${JSON.stringify(problem)}\n`);
  }
}
