import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import { runOrThrow } from "../../../console/process";
import { singleBrokerProperties } from "../../../constructs/engines/single-broker";
import type { RuntimeParts } from "./parts";
import { Program } from "./program";

export interface BrokerOptions {
  readonly parts: RuntimeParts;
  readonly folder: string;
  readonly port: number;
  /** PEM: key, certificate and chain. */
  readonly keystore: string;
  readonly admin: { readonly username: string; readonly password: string };
  /** A second listener, where clients log in with certificates, as Strimzi sets one up for the provisioner. */
  readonly certificates?: CertificateListener;
  /** In place of what the embedded engine sets. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface CertificateListener {
  readonly port: number;
  /** PEM, of who signs the clients' certificates. */
  readonly authority: string;
  /** Of the administrator: "CN=…". */
  readonly superUser: string;
}

/** A broker that was killed may only register again when its session is over, which takes 9 s by default. */
const SESSION = { "broker.session.timeout.ms": "5000", "broker.heartbeat.interval.ms": "1000" };
const CLUSTER_ID = "aGVhZHdhdGVyLXRlc3RzLg";
const JVM = ["-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** A real Kafka broker as a process on loopback, set up as the embedded engine sets up its own. */
export async function startBroker(options: BrokerOptions): Promise<Program> {
  const { parts, folder, port, keystore, admin, certificates, properties: own = {} } = options;
  await mkdir(folder, { recursive: true });
  const properties = join(folder, "server.properties");
  const keystoreFile = join(folder, "keystore.pem");
  await writeFile(keystoreFile, keystore);
  const address = `localhost:${port}`;
  const [controllerPort, internalPort] = [await freePort(), await freePort()];
  const truststore = join(folder, "clients.pem");
  if (certificates) await writeFile(truststore, certificates.authority);
  const second = certificates && {
    listeners: `CLIENT://${address},CONTROLLER://127.0.0.1:${controllerPort},INTERNAL://127.0.0.1:${internalPort},ADMIN://localhost:${certificates.port}`,
    "advertised.listeners": `CLIENT://${address},INTERNAL://127.0.0.1:${internalPort},ADMIN://localhost:${certificates.port}`,
    "listener.security.protocol.map": "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,ADMIN:SSL",
    "listener.name.admin.ssl.client.auth": "required",
    "listener.name.admin.ssl.keystore.type": "PEM",
    "listener.name.admin.ssl.keystore.location": keystoreFile,
    "listener.name.admin.ssl.truststore.type": "PEM",
    "listener.name.admin.ssl.truststore.location": truststore,
    "super.users": `User:admin;User:ANONYMOUS;User:${certificates.superUser}`,
  };
  const data = join(folder, "data");
  await writeFile(
    properties,
    singleBrokerProperties({
      listen: address,
      advertise: address,
      controllerPort,
      internalPort,
      keystore: keystoreFile,
      data,
    }) +
      Object.entries({ ...SESSION, ...second, ...own })
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
  );
  const java = (mainClass: string) => [...JVM, "-cp", join(parts.kafkaJars, "*"), mainClass];
  if (!existsSync(join(data, "meta.properties"))) {
    await runOrThrow(parts.java, [
      ...[...java("kafka.tools.StorageTool"), "format"],
      ...["--cluster-id", CLUSTER_ID, "--config", properties],
      ...["--add-scram", `SCRAM-SHA-512=[name=${admin.username},password=${admin.password}]`],
    ]);
  }
  const broker = new Program(parts.java, [...java("kafka.Kafka"), properties], {});
  await untilListening(port, broker);
  return broker;
}

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function untilListening(port: number, broker: Program): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (!broker.running) throw new Error(`The broker ended:\n${broker.lines.slice(-20).join("\n")}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, "localhost", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The broker does not listen:\n${broker.lines.slice(-20).join("\n")}`);
}
