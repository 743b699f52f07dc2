import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Progress } from "../../../console/progress";
import { restateSettings } from "../../../constructs/engines/restate-settings";
import { obtain } from "../../../toolchain/part";
import { restateProgram, restateServer } from "../../../toolchain/restate";
import { freePort } from "./ports";
import { Program } from "./program";

/** Where a cluster's snapshots go, and what reaches it. */
export interface Snapshots {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface RestateOptions {
  /** PEM file of the key that it signs its calls with. */
  readonly identity?: string | undefined;
  readonly snapshots?: Snapshots | undefined;
}

/** A real Restate server as a process on loopback, set up as the embedded engine sets up its own. */
export class Restate {
  private program: Program | undefined;

  private constructor(
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
    readonly name: string,
    /** Where other nodes and operators reach it. */
    readonly address: string,
    readonly ingress: string,
    readonly admin: string,
    /** Settings of its first start: once the cluster is in use, no node may make one. */
    private readonly atFirst: Readonly<Record<string, string>>,
  ) {}

  static async start(folder: string, options: RestateOptions = {}): Promise<Restate> {
    const [restate] = await Restate.startCluster(folder, 1, options);
    if (!restate) throw new Error("A cluster of one node has none");
    return restate;
  }

  /** Several nodes, with two copies of everything, as the engine for production has them. */
  static async startCluster(
    folder: string,
    nodes: number,
    { identity, snapshots }: RestateOptions = {},
  ): Promise<readonly Restate[]> {
    await obtain(new Progress("test"), [restateServer]);
    await mkdir(folder, { recursive: true });
    const ports = await Promise.all(Array.from({ length: nodes }, freePort));
    const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
    const cluster = await Promise.all(
      ports.map(async (port, index) => {
        const [ingress, admin] = [await freePort(), await freePort()];
        const name = `n${index}`;
        const env = {
          ...restateSettings({
            nodes,
            replication: Math.min(nodes, 2),
            partitions: 2 * nodes,
            memory: "128MiB",
            snapshots: snapshots?.url,
          }),
          ...snapshots?.env,
          ...(nodes > 1 ? { RESTATE_METADATA_CLIENT__ADDRESSES: JSON.stringify(addresses) } : {}),
          RESTATE_NODE_NAME: name,
          RESTATE_BASE_DIR: join(folder, "data"),
          RESTATE_BIND_ADDRESS: `127.0.0.1:${port}`,
          RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${port}`,
          RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
          RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
          ...(identity ? { RESTATE_WORKER__INVOKER__REQUEST_IDENTITY_PRIVATE_KEY_PEM_FILE: identity } : {}),
        };
        const [address, ...own] = [port, ingress, admin].map((each) => `http://127.0.0.1:${each}`) as [
          string,
          string,
          string,
        ];
        return new Restate(folder, env, name, address, ...own, index === 0 ? { RESTATE_AUTO_PROVISION: "true" } : {});
      }),
    );
    await Promise.all(cluster.map((node) => node.restart()));
    return cluster;
  }

  /** Kills it and starts it again with what it has kept. Rejects if it ends, or is not healthy after half a minute. */
  async restart(): Promise<void> {
    await this.stop();
    const env = this.program ? this.env : { ...this.env, ...this.atFirst };
    this.program = new Program(restateProgram(), [], env, this.folder);
    for (const deadline = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const healthy = await Promise.all(
        [`${this.admin}/health`, `${this.ingress}/restate/health`].map((url) =>
          fetch(url).then(
            (r) => r.ok,
            () => false,
          ),
        ),
      );
      if (healthy.every(Boolean) && (await this.query("SELECT id FROM sys_invocation").catch(() => undefined))) return;
      if (Date.now() > deadline || !this.program.running) throw new Error(this.program.lines.join("\n"));
    }
  }

  async stop(): Promise<void> {
    await this.program?.stop("SIGKILL");
  }

  /** To be called while it is stopped. */
  async loseDisk(): Promise<void> {
    await rm(join(this.folder, "data", this.name), { recursive: true });
  }

  /** What it printed since it was started last. */
  get lines(): readonly string[] {
    return this.program?.lines ?? [];
  }

  async register(uri: string): Promise<{ id: string }> {
    return (await this.ask("/deployments", { uri })) as { id: string };
  }

  /** Asks the admin API. */
  async ask(path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.admin}${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", accept: "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${text}`);
    return JSON.parse(text);
  }

  async query(sql: string): Promise<Record<string, unknown>[]> {
    return ((await this.ask("/query", { query: sql })) as { rows: Record<string, unknown>[] }).rows;
  }

  /** @param path "service/handler" or "object/key/handler"; with "/send" it is not waited for */
  async call(path: string, input?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return await fetch(`${this.ingress}/${path}`, {
      method: "POST",
      headers: { ...(input === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      signal: AbortSignal.timeout(60_000),
    });
  }
}
