import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { ContractDeclaration, ContractFormat } from "../../../constructs/model/contract-declaration";
import type { CompatibilityMode } from "../../../constructs/model/declarations";
import { apicurioIn } from "../../../tests/support/runtime/apicurio";
import { freePort } from "../../../tests/support/runtime/ports";
import type { Program } from "../../../tests/support/runtime/program";

const START_MS = 180_000;
/** Answers take milliseconds. */
const REQUEST_MS = 15_000;
const TRIES = 3;

const ARTIFACTS = "/apis/registry/v3/groups/default/artifacts";

/** The registry's names of the formats. */
const SCHEMA_TYPES: Readonly<Record<ContractFormat, string>> = { avro: "AVRO", json: "JSON", protobuf: "PROTOBUF" };

interface Reply {
  readonly status: number;
  readonly body: string;
}

class NoAnswer extends Error {}

/** A real Apicurio Registry as a process on loopback, with its storage in memory. */
export class Registry {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  private constructor(
    private readonly port: number,
    private readonly folder: string,
    private readonly program: Program,
  ) {}

  static async start(): Promise<Registry> {
    const folder = await mkdtemp(join(tmpdir(), "headwater-apicurio-"));
    // An interrupted proof leaves nothing behind.
    process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    const [port, management] = [await freePort(), await freePort()];
    const settings = {
      "quarkus.http.host": "127.0.0.1",
      "quarkus.http.port": port,
      "quarkus.management.host": "127.0.0.1",
      "quarkus.management.port": management,
      "quarkus.log.level": "ERROR",
      "quarkus.http.access-log.enabled": false,
    };
    const run = await apicurioIn(folder, settings, {}, "768m");
    const registry = new Registry(port, folder, run());
    try {
      await registry.untilReady();
      return registry;
    } catch (error) {
      await registry.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.program.stop("SIGKILL");
    this.agent.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The rule for every subject that has none of its own. */
  async setMode(mode: CompatibilityMode): Promise<void> {
    const { status, body } = await this.send("PUT", "/apis/ccompat/v7/config", { compatibility: mode });
    if (status !== 200) throw new Error(`The registry refuses the mode ${mode}: ${status} ${body}`);
  }

  /** Adds a version as it is. (The Confluent API keeps no version that it takes for one it has.) */
  async add(subject: string, contract: ContractDeclaration): Promise<void> {
    const { status, body } = await this.send("POST", `${ARTIFACTS}?ifExists=CREATE_VERSION`, {
      artifactId: subject,
      artifactType: SCHEMA_TYPES[contract.format],
      firstVersion: content(contract),
    });
    if (status !== 200) throw new Error(`The registry does not add a version: ${status} ${body.slice(0, 300)}`);
  }

  /** Whether the rule allows a new version; nothing is added. */
  async allows(subject: string, contract: ContractDeclaration): Promise<boolean> {
    const { status, body } = await this.send("POST", `${ARTIFACTS}/${subject}/versions?dryRun=true`, content(contract));
    return verdict(status, body);
  }

  /** Registers a version through the Confluent API: true if it was accepted, false if it breaks the rule. */
  async register(subject: string, { format, schema }: ContractDeclaration): Promise<boolean> {
    const { status, body } = await this.send("POST", `/apis/ccompat/v7/subjects/${subject}/versions`, {
      schemaType: SCHEMA_TYPES[format],
      schema,
    });
    return verdict(status, body);
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline && this.program.running) {
      const reply = await this.send("GET", "/apis/ccompat/v7/subjects").catch(() => undefined);
      if (reply?.status === 200) return;
      await sleep(200);
    }
    const what = this.program.running ? `did not answer within ${START_MS / 1000} s` : "ended";
    throw new Error(`The registry ${what}:\n${this.program.lines.slice(-20).join("\n")}`);
  }

  /** Asks again if there is no answer, as happens now and then. A version that is added twice is still the last one. */
  private async send(method: string, path: string, body?: unknown): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.sendOnce(method, path, body);
      } catch (error) {
        if (!(error instanceof NoAnswer) || attempt === TRIES) throw error;
      }
    }
  }

  private async sendOnce(method: string, path: string, body: unknown): Promise<Reply> {
    const headers = { "content-type": "application/json" };
    const options = {
      host: "127.0.0.1",
      port: this.port,
      method,
      path,
      agent: this.agent,
      timeout: REQUEST_MS,
      headers,
    };
    return await new Promise((resolve, reject) => {
      const outgoing = request(options, (response) => {
        text(response).then((reply) => resolve({ status: response.statusCode ?? 0, body: reply }), reject);
      });
      outgoing.on("timeout", () => outgoing.destroy(new NoAnswer(`${method} ${path} got no answer`)));
      outgoing.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

const content = ({ format, schema }: ContractDeclaration) => ({
  content: { content: schema, contentType: format === "protobuf" ? "application/x-protobuf" : "application/json" },
});

function verdict(status: number, body: string): boolean {
  if (status === 200) return true;
  if (body.includes("RuleViolationException")) return false;
  throw new Error(`The registry can't tell: ${status} ${body.slice(0, 300)}`);
}
