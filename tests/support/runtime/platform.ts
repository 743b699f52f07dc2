import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embeddedRegistryAuth, fileStorage } from "../../../constructs/engines/embedded-registry";
import type { Change } from "../../../runtime/provisioner/plan";
import { Apicurio } from "./apicurio";
import { type CertificateListener, startBroker } from "./broker";
import { FakeKubernetesApi } from "./fake-kubernetes-api";
import type { KafkaUser } from "./kafka";
import { type RuntimeParts, runtimeParts } from "./parts";
import { freePort } from "./ports";
import { Program } from "./program";

export interface Reply {
  readonly status: number;
  readonly body: { changes?: Change[]; code?: string; message?: string; details?: string[] };
}

/** What changed, in words. */
export const textsOf = ({ body }: Reply): string[] => (body.changes ?? []).map(({ text }) => text);

/** Under which a broker in a cluster is known, beside its address here. */
export const CLUSTER_NAME = "kafka.platform.svc";

/** Provisioner and broker as they are in a cluster, but as processes, with a fake of the Kubernetes API. */
export class TestPlatform {
  readonly namespace = "headwater";
  /** Where clients find brokers: "host:port,…". */
  bootstrap: string;
  private readonly programs: Program[] = [];
  private readonly terminationFiles = new Map<Program, string>();
  private provisioner: Program | undefined;
  private broker: Program | undefined;
  private registry: Apicurio | undefined;

  private constructor(
    readonly parts: RuntimeParts,
    readonly folder: string,
    readonly kubernetes: FakeKubernetesApi,
    readonly kafkaPort: number,
    readonly provisionerPort: number,
    readonly provisionerHealthPort: number,
    readonly registryPort: number,
  ) {
    this.bootstrap = `localhost:${kafkaPort}`;
  }

  /**
   * @see startTestPlatform
   * @param kafkaPort of a broker that is there already
   */
  static async create(kafkaPort?: number): Promise<TestPlatform> {
    const parts = await runtimeParts();
    const folder = await mkdtemp(join(tmpdir(), "headwater-runtime-"));
    const kubernetes = await FakeKubernetesApi.start(folder);
    const ports = [kafkaPort ?? (await freePort()), await freePort(), await freePort(), await freePort()] as const;
    return new TestPlatform(parts, folder, kubernetes, ...ports);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.programs, this.registry].map((program) => program?.stop("SIGKILL")));
    this.kubernetes.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async startProvisioner(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const program = this.run("provisioner", [], {
      ...this.kubernetes.env,
      HEADWATER_NAMESPACE: this.namespace,
      HEADWATER_KAFKA: JSON.stringify(this.kafkaSettings()),
      PORT: String(this.provisionerPort),
      HEALTH_PORT: String(this.provisionerHealthPort),
      ...env,
    });
    await program.waitFor("ready");
    this.provisioner = program;
  }

  /** How the platform's engine would say that Kafka is reached. */
  kafkaSettings(change: object = {}): object {
    const key = (key: string) => ({ secret: "kafka-admin", key });
    const login = {
      type: "scram",
      mechanism: "SCRAM-SHA-512",
      username: key("username"),
      password: key("password"),
    };
    return {
      admin: { bootstrapServers: this.bootstrap, ca: "platform", login },
      clients: { bootstrapServers: this.bootstrap, ca: "platform", mechanism: "SCRAM-SHA-512" },
      dnsNames: ["localhost", CLUSTER_NAME],
      ...change,
    };
  }

  /** Kills the provisioner. */
  async stopProvisioner(): Promise<void> {
    await this.provisioner?.stop("SIGKILL");
  }

  async restartProvisioner(env: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.stopProvisioner();
    await this.startProvisioner(env);
  }

  /** @param properties of the broker, in place of what the embedded engine sets */
  async startBroker(
    properties: Readonly<Record<string, string>> = {},
    certificates?: CertificateListener,
  ): Promise<void> {
    const broker = await startBroker({
      properties,
      ...(certificates ? { certificates } : {}),
      parts: this.parts,
      folder: join(this.folder, "kafka"),
      port: this.kafkaPort,
      keystore: this.secret(this.namespace, "kafka-tls")["keystore.pem"] ?? "",
      admin: this.admin,
    });
    this.programs.push(broker);
    this.broker = broker;
  }

  private get ownBroker(): Program {
    if (!this.broker) throw new Error("The broker is another's: this platform has joined it.");
    return this.broker;
  }

  /** Kills the broker; its data stays for the next start. */
  async stopBroker(): Promise<void> {
    await this.ownBroker.stop("SIGKILL");
  }

  /** It answers nothing meanwhile, and does not know. */
  async whileBrokerHangs<T>(work: () => Promise<T>): Promise<T> {
    const broker = this.ownBroker;
    broker.signal("SIGSTOP");
    try {
      return await work();
    } finally {
      broker.signal("SIGCONT");
    }
  }

  async restartBroker(): Promise<void> {
    await this.stopBroker();
    await this.startBroker();
  }

  /** What the provisioner is told of the registry that `startRegistry` starts. */
  get registryEnv(): Readonly<Record<string, string>> {
    const { admin } = embeddedRegistryAuth;
    return {
      HEADWATER_REGISTRY: JSON.stringify({ url: this.registryUrl, ca: "platform", admin, dnsNames: ["localhost"] }),
    };
  }

  /** With the certificate and the password that the provisioner made. */
  async startRegistry(): Promise<void> {
    const folder = join(this.folder, "registry");
    const tls = this.secret(this.namespace, "registry-tls");
    this.registry = await Apicurio.start({
      folder,
      port: this.registryPort,
      serving: { certificate: tls["tls.crt"] ?? "", key: tls["tls.key"] ?? "" },
      ca: this.ca,
      properties: { ...fileStorage(join(folder, "data")), ...embeddedRegistryAuth.properties },
      env: { REGISTRY_ADMIN_PASSWORD: this.secret(this.namespace, "registry-admin").password ?? "" },
    });
  }

  /** Kills the registry; what it holds stays for the next start. */
  async stopRegistry(): Promise<void> {
    await this.registry?.stop();
  }

  get registryUrl(): string {
    return `https://localhost:${this.registryPort}/apis/ccompat/v7`;
  }

  get ca(): string {
    return this.kubernetes.read("ConfigMap", this.namespace, "headwater-ca")?.["ca.crt"] ?? "";
  }

  secret(namespace: string, name: string): Record<string, string> {
    const data = this.kubernetes.read("Secret", namespace, name);
    if (!data) throw new Error(`There is no secret ${namespace}/${name}`);
    return data;
  }

  /** Runs one of the bundles with the runtime's Node. */
  run(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Program {
    const termination = join(this.folder, `termination-${this.programs.length}`);
    const program = new Program(this.parts.node, [join(this.parts.bundles, "start.cjs"), name, ...args], {
      HEADWATER_TERMINATION_LOG: termination,
      ...env,
    });
    this.programs.push(program);
    this.terminationFiles.set(program, termination);
    return program;
  }

  /** What Kubernetes would show as the reason of the program's end. */
  async terminationMessage(program: Program): Promise<string> {
    return await readFile(this.terminationFiles.get(program) ?? "", "utf8");
  }

  /** Who may do anything in Kafka. */
  get admin(): KafkaUser {
    return this.credentials(this.namespace, "kafka-admin");
  }

  credentials(namespace: string, secret: string): KafkaUser {
    const { username = "", password = "" } = this.secret(namespace, secret);
    return { username, password };
  }

  /** Sends a request to the provisioner as the team's hook would; a GET if there is nothing to send. */
  async ask(verb: string, owner: string, desired: unknown, token?: string): Promise<Reply> {
    const [namespace = ""] = owner.split("/");
    const authorization = `Bearer ${token ?? this.kubernetes.issueToken(namespace)}`;
    return await new Promise((resolve, reject) => {
      const outgoing = request(
        `https://localhost:${this.provisionerPort}/v1/owners/${owner}/${verb}`,
        {
          method: desired === undefined ? "GET" : "POST",
          ca: this.ca,
          headers: { authorization, "content-type": "application/json" },
        },
        async (response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
        },
      );
      outgoing.on("error", reject).end(typeof desired === "string" ? desired : (JSON.stringify(desired) ?? ""));
    });
  }

  /** The environment of a workload whose credentials are in the Secret, mounted as Kubernetes would. */
  async workloadEnv(workload: string, secret: string, handler: string, env: Readonly<Record<string, string>> = {}) {
    const [namespace = "", name = ""] = workload.split("/");
    const credentials = join(this.folder, `credentials-${name}`);
    await mkdir(credentials, { recursive: true });
    for (const [file, text] of Object.entries(this.secret(namespace, secret))) {
      await writeFile(join(credentials, file), text);
    }
    const module = join(this.folder, `handler-${name}.cjs`);
    await writeFile(module, handler);
    return {
      HEADWATER_WORKLOAD: workload,
      HEADWATER_HANDLER: module,
      HEADWATER_KAFKA_BOOTSTRAP: this.bootstrap,
      HEADWATER_KAFKA_CREDENTIALS: credentials,
      HEADWATER_PUBLICATIONS: "[]",
      HEADWATER_LOG_LEVEL: "debug",
      HEALTH_PORT: String(await freePort()),
      // Its own, as a container has it.
      TMPDIR: await mkdtemp(join(this.folder, "tmp-")),
      ...env,
    };
  }

  /** Replaces one of a workload's mounted credentials. */
  async writeCredential(workload: string, file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, `credentials-${workload}`, file), text);
  }
}

/** A provisioner and then, with the credentials it made, a broker; and a registry beside it, if there is to be one. */
export async function startTestPlatform({ registry = false } = {}): Promise<TestPlatform> {
  const platform = await TestPlatform.create();
  try {
    await platform.startProvisioner(registry ? platform.registryEnv : {});
    await Promise.all([platform.startBroker(), registry ? platform.startRegistry() : undefined]);
    return platform;
  } catch (error) {
    await platform.stop();
    throw error;
  }
}
