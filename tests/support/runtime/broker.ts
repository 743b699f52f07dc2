import { mkdir, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import { runOrThrow } from "../../../console/process";
import type { RuntimeParts } from "./parts";
import { Program } from "./program";

export interface BrokerOptions {
  readonly parts: RuntimeParts;
  readonly folder: string;
  readonly port: number;
  /** PEM: key, certificate and chain. */
  readonly keystore: string;
  readonly admin: { readonly username: string; readonly password: string };
}

const CLUSTER_ID = "aGVhZHdhdGVyLXRlc3RzLg";
const JVM = ["-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** A real Kafka broker as a process on loopback: SASL_SSL with SCRAM, ACLs by StandardAuthorizer. */
export async function startBroker({ parts, folder, port, keystore, admin }: BrokerOptions): Promise<Program> {
  await mkdir(folder, { recursive: true });
  const properties = join(folder, "server.properties");
  await writeFile(join(folder, "keystore.pem"), keystore);
  await writeFile(properties, serverProperties(folder, port, await freePort(), await freePort()));
  const java = (mainClass: string) => [...JVM, "-cp", join(parts.kafkaJars, "*"), mainClass];
  await runOrThrow(parts.java, [
    ...java("kafka.tools.StorageTool"),
    "format",
    "--ignore-formatted",
    ...["--cluster-id", CLUSTER_ID, "--config", properties],
    ...["--add-scram", `SCRAM-SHA-512=[name=${admin.username},password=${admin.password}]`],
  ]);
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

const serverProperties = (folder: string, port: number, controllerPort: number, internalPort: number) => `\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=CLIENT://localhost:${port},CONTROLLER://127.0.0.1:${controllerPort},INTERNAL://127.0.0.1:${internalPort}
advertised.listeners=CLIENT://localhost:${port},INTERNAL://127.0.0.1:${internalPort}
listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=INTERNAL
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.client.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.client.ssl.keystore.type=PEM
listener.name.client.ssl.keystore.location=${join(folder, "keystore.pem")}
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:ANONYMOUS
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false
log.dirs=${join(folder, "data")}
num.network.threads=2
num.io.threads=2
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
`;
