import { type Agent, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { rootCertificates } from "node:tls";
import { backoff, delay } from "./delay";
import { describeError } from "./log";
import { readBody } from "./read-body";
import type { RegistryAccess } from "./registry-access";
import { Unreachable } from "./unreachable";

const REQUEST_TIMEOUT_MS = 5_000;
const ATTEMPTS = 4;
const MAX_SOCKETS = 16;
/** The largest contract many times over. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const JSON_TYPE = "application/vnd.schemaregistry.v1+json";
/** A token is renewed this long before it expires. */
const EARLY_MS = 30_000;

export interface RegistryReply {
  readonly status: number;
  readonly body: unknown;
  /** The request, for messages. */
  readonly what: string;
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Sends requests to a registry: authorised, and again if it did not answer. */
export class RegistryConnection {
  private readonly root: string;
  private readonly agent: Agent;
  private token: Promise<{ readonly value: string; readonly until: number }> | undefined;

  constructor(private readonly access: RegistryAccess) {
    this.root = access.url.replace(/\/+$/, "");
    this.agent = agentFor(this.root, access.ca);
  }

  /** @throws Unreachable if there is no answer, or one with 429 or 5xx, four times */
  async send(method: string, path: string, body?: object): Promise<RegistryReply> {
    const what = `${method} ${path}`;
    let failure = "";
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await delay(backoff(attempt - 1, 200, 2_000));
      try {
        const authorization = await this.authorization();
        const headers = { accept: `${JSON_TYPE}, application/json`, "content-type": JSON_TYPE, ...authorization };
        const text = body === undefined ? undefined : JSON.stringify(body);
        const reply = await this.sendOnce({ method, url: this.root + path, agent: this.agent, headers, body: text });
        if (reply.status === 401 && this.token && attempt === 1) {
          this.token = undefined; // it may have been revoked
          continue;
        }
        if (reply.status !== 429 && reply.status < 500) return { ...reply, what };
        failure = `HTTP ${reply.status}`;
      } catch (error) {
        failure = describeError(error);
      }
    }
    throw new Unreachable(`The registry at ${this.root} does not answer ${what}: ${failure}`);
  }

  close(): void {
    this.agent.destroy();
  }

  private async authorization(): Promise<Record<string, string>> {
    const { login } = this.access;
    if (!login) return {};
    if (login.type === "basic") return { authorization: basic(login.username, login.password) };
    if (login.type === "token") return { authorization: `Bearer ${login.token}` };
    if (this.token && (await this.token).until <= Date.now()) this.token = undefined;
    this.token ??= this.fetchToken(login.tokenUrl, basic(login.clientId, login.clientSecret));
    try {
      return { authorization: `Bearer ${(await this.token).value}` };
    } catch (error) {
      this.token = undefined;
      throw error;
    }
  }

  private async fetchToken(url: string, authorization: string) {
    const headers = { authorization, "content-type": "application/x-www-form-urlencoded" };
    const form = "grant_type=client_credentials";
    // Who issues tokens may be known by another authority than the registry.
    const { ca } = this.access;
    const agent = agentFor(url, ca === undefined ? undefined : [...rootCertificates, ca]);
    const reply = this.sendOnce({ method: "POST", url, agent, headers, body: form });
    const { status, body } = await reply.finally(() => agent.destroy());
    const { access_token: value, expires_in: seconds = 60 } = (body ?? {}) as {
      access_token?: string;
      expires_in?: number;
    };
    if (status !== 200 || value === undefined) throw new Error(`${url} gives no token: HTTP ${status}`);
    return { value, until: Date.now() + seconds * 1000 - EARLY_MS };
  }

  private async sendOnce({ method, url, agent, headers, body }: Call): Promise<Omit<RegistryReply, "what">> {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = agent instanceof HttpsAgent ? httpsRequest : httpRequest;
        request(url, { method, headers, signal, agent }, resolve).on("error", reject).end(body);
      });
      const bytes = await readBody(response, MAX_ANSWER_BYTES);
      if (!bytes) throw new Error("the answer is too large");
      return { status: response.statusCode ?? 0, body: parsed(bytes.toString()) };
    } catch (error) {
      throw signal.aborted ? new Error(`no answer within ${REQUEST_TIMEOUT_MS / 1000} s`) : error;
    }
  }
}

const agentFor = (url: string, ca: string | string[] | undefined): Agent => {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS };
  if (!url.startsWith("https:")) return new HttpAgent(options);
  return new HttpsAgent({ ...options, ...(ca === undefined ? {} : { ca }) });
};

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

/** Proxies on the way answer with pages that are no JSON; what they mean is in the status. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
