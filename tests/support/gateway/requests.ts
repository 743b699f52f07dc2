import { type Agent, request as plainRequest, type RequestOptions } from "node:http";
import { request as tlsRequest } from "node:https";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** What the service behind the gateway says that it got. */
export interface Echo {
  readonly pod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly size: number;
  readonly times: number;
}

export const echoOf = ({ text }: Reply): Echo => JSON.parse(text) as Echo;

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Host name that is asked for. @default "shop.example" */
  readonly host?: string;
  /** The client's own address, one of the host's. @default the one that leads there */
  readonly from?: string;
  /** A certificate of its own, with its key, in PEM. @default none */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** Keeps connections. @default a connection for this request alone */
  readonly agent?: Agent;
}

/** Sends requests to the address of a gateway's proxies. */
export class Client {
  /** @param ca certificate of the authority, for encrypted requests */
  constructor(
    readonly address: string,
    readonly port: number,
    readonly ca?: string,
  ) {}

  send(path: string, sent: Sent = {}): Promise<Reply> {
    const { method = "GET", headers = {}, body, host = "shop.example", from, certificate, agent = false } = sent;
    const options: RequestOptions = {
      host: this.address,
      port: this.port,
      path,
      method,
      headers: { host, ...headers },
      agent,
      signal: AbortSignal.timeout(20_000),
      ...(from === undefined ? {} : { localAddress: from }),
      ...certificate,
    };
    return new Promise((resolve, reject) => {
      const outgoing = this.ca ? tlsRequest({ ...options, ca: this.ca, servername: host }) : plainRequest(options);
      outgoing.on("error", reject).on("response", async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
      outgoing.end(body);
    });
  }

  /** Statuses of requests sent one after the other. */
  async statuses(count: number, path: string, sent: Sent = {}): Promise<number[]> {
    const statuses: number[] = [];
    for (let number = 0; number < count; number++) statuses.push((await this.send(path, sent)).status);
    return statuses;
  }
}
