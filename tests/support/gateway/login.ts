import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OAuth2Server } from "oauth2-mock-server";
import { ensureAuthority, ensureLeaf, type KeyPair } from "../../../cluster/pki/certificate";
import { addresses } from "./clients";
import type { GatewayProject } from "./project";
import { Client, type Reply } from "./requests";

/** Where pods find the issuer; it listens on the host. */
export const LOGIN = { host: "login.shop", port: 8443, url: "https://login.shop:8443" } as const;

/**
 * A fake issuer of OpenID Connect that lets everybody log in as "johndoe", without asking. Pods know it by the name of a
 * Service.
 */
export class Login {
  private server: OAuth2Server | undefined;

  private constructor(
    private readonly folder: string,
    private readonly leaf: KeyPair,
    /** Its authority's certificate, which proxies are to trust. */
    readonly ca: string,
  ) {}

  static async create(): Promise<Login> {
    const folder = await mkdtemp(join(tmpdir(), "headwater-login-"));
    const authority = await ensureAuthority(folder, "authority", "login");
    const leaf = await ensureLeaf(folder, "leaf", authority, {
      subject: { commonName: LOGIN.host },
      usages: ["server"],
      names: [`DNS:${LOGIN.host}`],
    });
    return new Login(folder, leaf, await readFile(authority.certificate, "utf8"));
  }

  async start(project: GatewayProject): Promise<void> {
    this.server = new OAuth2Server(this.leaf.key, this.leaf.certificate);
    await this.server.issuer.keys.generate("RS256");
    await this.server.start(LOGIN.port, "0.0.0.0");
    this.server.issuer.url = LOGIN.url;
    const [namespace = "", name = ""] = LOGIN.host.split(".").reverse();
    const ports = [{ name: "https", port: LOGIN.port }];
    await project.create(`/api/v1/namespaces/${namespace}/services`, {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace },
      spec: { ports },
    });
    await project.create(`/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`, {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: { name, namespace, labels: { "kubernetes.io/service-name": name } },
      addressType: "IPv4",
      endpoints: [{ addresses: addresses().slice(0, 1) }],
      ports,
    });
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A browser that has never been at the gateway, whose host is `secure.example`. */
  browser(gateway: Client): Browser {
    return new Browser(gateway, "secure.example", new Client("127.0.0.1", LOGIN.port, this.ca));
  }
}

/** A browser's cookies of one host. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly gateway: Client,
    private readonly host: string,
    private readonly login: Client,
  ) {}

  /** The answer at the end of all redirects; those to the issuer as well. */
  async open(path: string): Promise<Reply> {
    let url = new URL(path, `https://${this.host}`);
    for (let hops = 0; hops < 10; hops++) {
      const reply = await this.get(url);
      if (reply.status !== 302) return reply;
      url = new URL(String(reply.headers.location), url);
    }
    throw new Error(`${path} redirects for ever: ${url}`);
  }

  async get(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const target = url.pathname + url.search;
    if (url.hostname === LOGIN.host) return await this.login.send(target, { host: LOGIN.host });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = { ...headers, ...(cookie === "" ? {} : { cookie }) };
    const reply = await this.gateway.send(target, { host: this.host, headers: sent });
    for (const set of [reply.headers["set-cookie"] ?? []].flat()) this.keep(set);
    return reply;
  }

  private keep(set: string): void {
    const [pair = "", ...attributes] = set.split(";");
    const [name = "", ...value] = pair.split("=");
    const gone = attributes.some((one) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one));
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value.join("="));
  }
}
