import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicIdentity } from "../../../runtime/shared/restate-identity";
import { type RuntimeParts, runtimeParts } from "./parts";
import { freePort } from "./ports";
import { Program } from "./program";
import { Restate, type Snapshots } from "./restate";

/** Restate and the runtime's host of durable functions, as processes. */
export class DurableWorld {
  private readonly programs: Program[] = [];
  private readonly byPort = new Map<string, Program>();

  private constructor(
    readonly folder: string,
    readonly parts: RuntimeParts,
    readonly restate: Restate,
    readonly nodes: readonly Restate[],
    readonly identity: string,
  ) {}

  /** @param nodes of Restate; the first of them is `restate` */
  static async start(nodes = 1, snapshots?: Snapshots): Promise<DurableWorld> {
    const folder = mkdtempSync(join(tmpdir(), "headwater-durable-"));
    const key = join(folder, "identity.pem");
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));
    const parts = await runtimeParts();
    const all = await Restate.startCluster(join(folder, "restate"), nodes, { identity: key, snapshots });
    const [restate] = all;
    if (!restate) throw new Error("There is no node");
    return new DurableWorld(folder, parts, restate, all, publicIdentity(publicKey));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.programs, ...this.nodes].map((program) => program.stop("SIGKILL")));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Where a handler notes what it does: the file's lines. */
  noted(name: string): string[] {
    const file = this.notes(name);
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  }

  notes(name: string): string {
    return join(this.folder, `notes-${name}`);
  }

  /** Lets a handler go on that waits for the file `notes(name)`. */
  note(name: string, line: string): void {
    appendFileSync(this.notes(name), `${line}\n`);
  }

  /** Hosts the module at a port of its own, or at that of one that was killed; not yet registered. */
  async host(workload: string, code: string, env: Readonly<Record<string, string>> = {}): Promise<Hosted> {
    const handler = join(this.folder, `${workload.replace("/", ".")}-${this.programs.length}.cjs`);
    writeFileSync(handler, code);
    const identity = join(this.folder, "identity");
    writeFileSync(identity, this.identity);
    const settings = {
      PORT: String(await freePort()),
      HEALTH_PORT: String(await freePort()),
      HEADWATER_WORKLOAD: workload,
      HEADWATER_HANDLER: handler,
      HEADWATER_PUBLICATIONS: "[]",
      HEADWATER_DURABLE_IDENTITY: identity,
      NOTES: this.folder,
      ...env,
    };
    const program = new Program(this.parts.node, [join(this.parts.bundles, "start.cjs"), "durable"], settings);
    this.programs.push(program);
    this.byPort.set(settings.PORT, program);
    await program.waitFor("ready");
    return { program, port: settings.PORT, url: `http://127.0.0.1:${settings.PORT}` };
  }

  /** The last program that was started at the port. */
  programAt(port: string): Program {
    const program = this.byPort.get(port);
    if (!program) throw new Error(`No program was started at port ${port}`);
    return program;
  }

  /** The same, and known to Restate. */
  async deploy(workload: string, code: string, env: Readonly<Record<string, string>> = {}): Promise<Hosted> {
    const hosted = await this.host(workload, code, env);
    await this.restate.register(hosted.url);
    return hosted;
  }
}

export interface Hosted {
  readonly program: Program;
  readonly port: string;
  readonly url: string;
}

/** Resolves once it holds; rejects after ten seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>, what: string, ms = 10_000): Promise<void> {
  for (const deadline = Date.now() + ms; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error(`Time is up before ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
