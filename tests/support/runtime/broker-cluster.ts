import { join } from "node:path";
import { startBroker } from "./broker";
import { withAdmin } from "./kafka";
import type { TestPlatform } from "./platform";
import { freePort } from "./ports";
import type { Program } from "./program";

interface Member {
  readonly id: number;
  readonly port: number;
  readonly properties: Readonly<Record<string, string>>;
}

/** Three real brokers on loopback that hold everything three times, and whose leaders go back where they belong at once. */
export class BrokerCluster {
  private readonly running = new Map<number, Program>();

  private constructor(
    private readonly platform: TestPlatform,
    private readonly members: readonly Member[],
  ) {}

  /** With the provisioner's certificate and administrator; it looks for the first. Clients find all of them. */
  static async start(platform: TestPlatform): Promise<BrokerCluster> {
    const ports = [platform.kafkaPort, await freePort(), await freePort()];
    const controllers = [await freePort(), await freePort(), await freePort()];
    const voters = controllers.map((port, index) => `${index + 1}@127.0.0.1:${port}`).join(",");
    const members = await Promise.all(
      ports.map(async (port, index): Promise<Member> => {
        const [client, internal] = [`CLIENT://localhost:${port}`, `INTERNAL://127.0.0.1:${await freePort()}`];
        return {
          id: index + 1,
          port,
          properties: {
            "node.id": String(index + 1),
            "controller.quorum.voters": voters,
            listeners: `${client},CONTROLLER://127.0.0.1:${controllers[index]},${internal}`,
            "advertised.listeners": `${client},${internal}`,
            "default.replication.factor": "3",
            "offsets.topic.replication.factor": "3",
            "transaction.state.log.replication.factor": "3",
            "min.insync.replicas": "2",
            "leader.imbalance.check.interval.seconds": "1",
            "leader.imbalance.per.broker.percentage": "0",
          },
        };
      }),
    );
    const cluster = new BrokerCluster(platform, members);
    await Promise.all(members.map(({ id }) => cluster.startBroker(id)));
    platform.bootstrap = members.map(({ port }) => `localhost:${port}`).join(",");
    return cluster;
  }

  /** What is there of it, it finds again. */
  async startBroker(id: number): Promise<void> {
    const member = this.members.find((each) => each.id === id) as Member;
    const { parts, folder, namespace, admin } = this.platform;
    const keystore = this.platform.secret(namespace, "kafka-tls")["keystore.pem"] ?? "";
    const { port, properties } = member;
    const broker = await startBroker({ parts, folder: join(folder, `kafka-${id}`), port, properties, keystore, admin });
    this.running.set(id, broker);
  }

  async kill(id: number): Promise<void> {
    await this.running.get(id)?.stop("SIGKILL");
  }

  /** The id of the broker to which members of the group report. */
  async coordinatorOf(group: string): Promise<number> {
    const [found] = await withAdmin(this.platform, (admin) => admin.findCoordinator({ keyType: 0, keys: [group] }));
    if (!found) throw new Error(`The group ${group} has no coordinator.`);
    return found.nodeId;
  }

  /** The ids of those that lead partitions of the topic. */
  leadersOf(topic: string): Promise<Set<number>> {
    return withAdmin(this.platform, async (admin) => {
      const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true });
      return new Set(topics.get(topic)?.partitions.map(({ leader }) => leader));
    });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map((broker) => broker.stop("SIGKILL")));
  }
}
