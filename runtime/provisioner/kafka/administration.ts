import { kGetApi } from "@platformatic/kafka";
import { promised } from "../../shared/promised";
import type { ScramMechanism } from "../settings";
import { KafkaCluster } from "./cluster";
import { KafkaGrants } from "./grants";
import { KafkaGroups } from "./groups";
import type { KafkaLogin } from "./login";
import { KafkaQuotas } from "./quotas";
import { KafkaTopics } from "./topics";
import { KafkaUsers } from "./users";

/** All that is asked of brokers. */
const NEEDED = [
  "CreateTopics",
  "CreatePartitions",
  "IncrementalAlterConfigs",
  "CreateAcls",
  "AlterUserScramCredentials",
  "AlterClientQuotas",
  "OffsetCommit",
];
/** A user that nobody is: asking about it shows that we may. */
const NOBODY = "headwater-nobody";

/** Kafka with the administrator's credentials: make it, use it, close it. */
export class KafkaAdministration {
  readonly topics: KafkaTopics;
  readonly users: KafkaUsers;
  readonly grants: KafkaGrants;
  readonly quotas: KafkaQuotas;
  readonly groups: KafkaGroups;

  private constructor(
    private readonly cluster: KafkaCluster,
    mechanism: ScramMechanism,
  ) {
    this.topics = new KafkaTopics(cluster);
    this.users = new KafkaUsers(cluster, mechanism);
    this.grants = new KafkaGrants(cluster);
    this.quotas = new KafkaQuotas(cluster);
    this.groups = new KafkaGroups(cluster);
  }

  /** @param mechanism that workloads log in with */
  static async open(login: KafkaLogin, mechanism: ScramMechanism): Promise<KafkaAdministration> {
    return new KafkaAdministration(new KafkaCluster(await login.options()), mechanism);
  }

  async close(): Promise<void> {
    await this.cluster.close();
  }

  /** Does the work without waiting in between for the brokers to take it over, and then waits for all of it. */
  together(work: () => Promise<void>): Promise<void> {
    return this.cluster.waits.together(work);
  }

  /** A failure with all that is known of it. */
  withReason(error: unknown): unknown {
    return this.cluster.withReason(error);
  }

  /** Resolves if Kafka answers, offers what is needed, and takes us for an administrator. */
  async check(): Promise<void> {
    for (const name of NEEDED) await promised((done) => this.cluster.admin[kGetApi](name, done));
    await this.grants.of([NOBODY]);
    await this.quotas.of([NOBODY]);
  }
}
