import { mkdir, writeFile } from "node:fs/promises";
import { type RequestOptions, request } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Progress } from "../../../console/progress";
import { listening, type Properties, propertiesFile } from "../../../constructs/engines/apicurio";
import { createAuthority, createServingCertificate, type KeyPair } from "../../../runtime/provisioner/certificates";
import { javaHome } from "../../../toolchain/java";
import { obtain } from "../../../toolchain/part";
import { apicurioClasses, apicurioJar, apicurioJvm } from "./apicurio-classes";
import { freePort } from "./ports";
import { Program } from "./program";

export interface ApicurioOptions {
  readonly folder: string;
  readonly serving: KeyPair;
  /** PEM. */
  readonly ca: string;
  /** Of its storage and its users. */
  readonly properties: Properties;
  readonly env: Readonly<Record<string, string>>;
  /** @default a free one */
  readonly port?: number;
}

export interface RegistryCall {
  readonly method?: string;
  /** "user:password" */
  readonly auth?: string;
  readonly body?: object;
}

const START_MS = 120_000;
const CONFLUENT = "/apis/ccompat/v7";

/** A real Apicurio Registry as a process on loopback, which listens as the engines let it. */
export class Apicurio {
  private constructor(
    readonly port: number,
    readonly healthPort: number,
    private readonly ca: string,
    private readonly run: () => Program,
    private program: Program,
  ) {}

  static async start(options: ApicurioOptions): Promise<Apicurio> {
    const { folder, serving, properties, port = await freePort() } = options;
    const healthPort = await freePort();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "tls.crt"), serving.certificate);
    await writeFile(join(folder, "tls.key"), serving.key);
    const settings = { ...listening({ host: "127.0.0.1", port, healthPort, tls: folder }), ...properties };
    const run = await apicurioIn(folder, settings, options.env);
    const registry = new Apicurio(port, healthPort, options.ca, run, run());
    await registry.untilReady();
    return registry;
  }

  /** Kills it at once, and starts it with what is on its disk. */
  async killAndStart(): Promise<void> {
    await this.program.stop("SIGKILL");
    this.program = this.run();
    await this.untilReady();
  }

  async stop(signal: NodeJS.Signals = "SIGKILL"): Promise<number> {
    return await this.program.stop(signal);
  }

  /** @param path below Confluent's API, or the whole one from "/apis" */
  async call(path: string, { method, auth, body }: RegistryCall = {}): Promise<{ status: number; body: string }> {
    const full = path.startsWith("/apis/") ? path : `${CONFLUENT}${path}`;
    const options = { method: method ?? (body ? "POST" : "GET"), ca: this.ca, timeout: 20_000 };
    return await send(`https://localhost:${this.port}${full}`, { ...options, ...(auth ? { auth } : {}) }, body);
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (this.program.running && Date.now() < deadline) {
      const url = `http://localhost:${this.healthPort}/health/ready`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      // Its two ports open one after the other.
      if (answer?.ok && (await this.call("/schemas/types").catch(() => undefined))) return;
      await sleep(100);
    }
    await this.program.stop("SIGKILL");
    throw new Error(`The registry does not become ready:\n${this.program.lines.slice(-20).join("\n")}`);
  }
}

/** An authority, and a server's certificate for localhost. */
export async function localCertificate(): Promise<{ ca: string; serving: KeyPair }> {
  const authority = await createAuthority("test");
  return { ca: authority.certificate, serving: await createServingCertificate(authority, ["localhost"]) };
}

/**
 * @param folder of its settings and its temporary files
 * @param heap the most that it may have, as Java is told
 * @returns what starts the program
 */
export async function apicurioIn(
  folder: string,
  settings: Properties,
  env: Readonly<Record<string, string>> = {},
  heap = "256m",
): Promise<() => Program> {
  await obtain(new Progress("test"), [apicurioClasses]);
  const file = join(folder, "registry.properties");
  await writeFile(file, propertiesFile(settings));
  const args = [`-Xmx${heap}`, ...apicurioJvm(), `-Djava.io.tmpdir=${folder}`, "-jar", apicurioJar()];
  return () => new Program(join(javaHome(), "bin/java"), args, { QUARKUS_CONFIG_LOCATIONS: file, ...env }, folder);
}

function send(url: string, options: RequestOptions, body?: object): Promise<{ status: number; body: string }> {
  const headers = body ? { "content-type": "application/vnd.schemaregistry.v1+json" } : {};
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, headers }, (response) => {
      text(response).then((reply) => resolve({ status: response.statusCode ?? 0, body: reply }), reject);
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error(`${url} gave no answer`)));
    outgoing.on("error", reject).end(body && JSON.stringify(body));
  });
}
