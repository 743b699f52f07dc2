import { createSign, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A client of the issuer: its secret, and the roles in its tokens. */
export interface IssuerClient {
  readonly secret: string;
  readonly roles: readonly string[];
}

/**
 * A fake of an OpenID Connect issuer, with the client credentials grant alone.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export class FakeIssuer {
  private readonly keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

  private constructor(
    private readonly server: Server,
    private readonly clients: Readonly<Record<string, IssuerClient>>,
  ) {}

  static async start(clients: Readonly<Record<string, IssuerClient>>): Promise<FakeIssuer> {
    const server = createServer();
    const issuer = new FakeIssuer(server, clients);
    server.on("request", async (request, response) => {
      const answer = issuer.answer(request.url ?? "", new URLSearchParams(await text(request)));
      response.writeHead(answer ? 200 : 401, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get tokenUrl(): string {
    return `${this.url}/token`;
  }

  /** Undefined if there is no such client. */
  token(id: string, secret: string): string | undefined {
    const client = this.clients[id];
    if (client?.secret !== secret) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.url, sub: id, azp: id, iat: now, exp: now + 300, groups: client.roles };
    const signed = [{ alg: "RS256", typ: "JWT", kid: "1" }, claims].map(encode).join(".");
    const signature = createSign("RSA-SHA256").update(signed).sign(this.keys.privateKey, "base64url");
    return `${signed}.${signature}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer(path: string, form: URLSearchParams): object | undefined {
    if (path === "/jwks") {
      return { keys: [{ ...this.keys.publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] };
    }
    if (path !== "/token") return { issuer: this.url, jwks_uri: `${this.url}/jwks`, token_endpoint: this.tokenUrl };
    const token = this.token(form.get("client_id") ?? "", form.get("client_secret") ?? "");
    return token === undefined ? undefined : { access_token: token, token_type: "Bearer", expires_in: 300 };
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
