import { once } from "node:events";
import { createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import { createEndpointHandler, type LoggerTransport } from "@restatedev/restate-sdk";
import type { LogFields, Logger } from "../../constructs/workers/handler-api";
import type { definitionOf } from "./definition";

/** Less than the pod's grace period. What is cut off then goes on in another pod. */
const GRACE_MS = 15_000;

export interface DurableServerOptions {
  readonly port: number;
  readonly definition: ReturnType<typeof definitionOf>;
  readonly identity: string | undefined;
  readonly log: Logger;
}

/** Where Restate calls: HTTP/2 without TLS, each request signed by Restate's key. */
export class DurableServer {
  private readonly server: Http2Server;
  private readonly sessions = new Set<ServerHttp2Session>();

  constructor(private readonly options: DurableServerOptions) {
    const { definition, identity, log } = options;
    this.server = createServer(
      createEndpointHandler({
        services: [definition],
        ...(identity === undefined ? {} : { identityKeys: [identity] }),
        logger: transportTo(log),
      }),
    );
    this.server.on("session", (session) => {
      this.sessions.add(session);
      session.on("close", () => this.sessions.delete(session));
    });
  }

  async start(): Promise<void> {
    this.server.listen(this.options.port);
    await once(this.server, "listening");
  }

  readiness(): string | undefined {
    return this.server.listening ? undefined : "not listening";
  }

  /** Takes no more, and resolves once what runs has ended or is suspended, or after 15 s. */
  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    for (const session of this.sessions) session.close();
    const timer = setTimeout(() => {
      for (const session of this.sessions) session.destroy();
    }, GRACE_MS);
    await closed;
    clearTimeout(timer);
  }
}

/** What a resumed function logged before is not logged again. */
export function transportTo(log: Logger): LoggerTransport {
  return ({ level, replaying, context }, message, ...rest) => {
    if (replaying) return;
    const error = rest.find((each) => each instanceof Error);
    const fields = rest.find((each): each is LogFields => typeof each === "object" && each !== null && each !== error);
    const invocation = context === undefined ? {} : { invocation: context.invocationId };
    log[LEVELS[level] ?? "info"](String(message).trim(), { ...invocation, ...fields, ...(error ? { error } : {}) });
  };
}

const LEVELS: Readonly<Record<string, keyof Logger>> = {
  trace: "debug",
  debug: "debug",
  info: "info",
  warn: "warn",
  error: "error",
};
