import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../../../console/process";
import { singleBrokerProperties } from "../../../constructs/engines/single-broker";
import { kafkaArchive, kafkaClasspath } from "./kafka-classes";
import type { RuntimeParts } from "./parts";
import { freePort, listens } from "./ports";
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
  const java = (mainClass: string) => [...JVM, kafkaArchive(), "-cp", kafkaClasspath(), mainClass];
  if (!existsSync(join(data, "meta.properties"))) {
    await runOrThrow(parts.java, [
      ...[...java("kafka.tools.StorageTool"), "format"],
      ...["--cluster-id", CLUSTER_ID, "--config", properties],
      ...["--add-scram", `SCRAM-SHA-512=[name=${admin.username},password=${admin.password}]`],
    ]);
  }
  const broker = new Program(parts.java, [...java("kafka.Kafka"), properties], {});
  await listens(port, () => broker.running).catch((error: Error) => {
    throw new Error(`${error.message}\n${broker.lines.slice(-20).join("\n")}`);
  });
  return broker;
}
