import type { Problem } from "../model/problem";
import type { AcceptedStrimziProps } from "./strimzi-props";

type Config = Record<string, string | number | boolean>;

/** Copies of each partition: three, or one on each broker if there are fewer. */
const replicationFactor = ({ brokers }: AcceptedStrimziProps): number => Math.min(3, Math.max(1, brokers));

/**
 * The brokers' configuration: what is written survives the loss of a broker, and nothing is created by chance.
 * https://kafka.apache.org/documentation/#brokerconfigs
 */
export function brokerConfig(props: AcceptedStrimziProps): Config {
  const factor = replicationFactor(props);
  // One copy may be away, for an upgrade of its broker.
  const inSync = Math.max(1, factor - 1);
  return {
    "default.replication.factor": factor,
    "min.insync.replicas": inSync,
    "offsets.topic.replication.factor": factor,
    "transaction.state.log.replication.factor": factor,
    "transaction.state.log.min.isr": inSync,
    "share.coordinator.state.topic.replication.factor": factor,
    "share.coordinator.state.topic.min.isr": inSync,
    "unclean.leader.election.enable": false,
    "auto.create.topics.enable": false,
    "offsets.retention.minutes": Math.round(props.offsetRetention.toMilliseconds() / 60_000),
    ...(props.rack ? { "replica.selector.class": "org.apache.kafka.common.replica.RackAwareReplicaSelector" } : {}),
    ...(props.tieredStorage ? { "rlmm.config.remote.log.metadata.topic.replication.factor": factor } : {}),
    ...props.config,
  };
}

/** HW-KAFKA-002: what the operator would ignore, what has a prop of its own, and what loses data. */
export function configProblems(props: AcceptedStrimziProps): Problem[] {
  return Object.entries(props.config).flatMap(([key, value]) => {
    const reason = refusal(key, value, props);
    return reason
      ? [
          {
            code: "HW-KAFKA-002",
            message: `Kafka.strimzi: config "${key}" can't be ${JSON.stringify(value)}: ${reason.why}`,
            fix: reason.fix,
          },
        ]
      : [];
  });
}

interface Refused {
  readonly why: string;
  readonly fix: string;
}

function refusal(key: string, value: string | number | boolean, props: AcceptedStrimziProps): Refused | undefined {
  if (isOperators(key)) {
    return { why: "the operator sets it and ignores what is given.", fix: "Leave it out, or use a prop that says it." };
  }
  if (key === "offsets.retention.minutes") {
    return { why: "the platform's rules must know it.", fix: "Give offsetRetention: Duration.days(…)." };
  }
  if (NEVER.has(key) && String(value) !== "false") {
    return { why: `${NEVER.get(key)}.`, fix: "Leave it out." };
  }
  const effective = brokerConfig(props);
  if (FACTORS.has(key) && !(Number(value) >= replicationFactor(props) && Number(value) <= props.brokers)) {
    return {
      why: `with ${props.brokers} brokers a partition has ${replicationFactor(props)} copies at least, and one on each broker at most.`,
      fix: "Give a number in that range, or change brokers.",
    };
  }
  const factor = FACTOR_OF.get(key);
  if (factor === undefined) return undefined;
  const copies = Number(effective[factor]);
  const most = Math.max(1, copies - 1);
  const least = Math.min(2, most);
  return Number(value) >= least && Number(value) <= most
    ? undefined
    : {
        why: `of ${copies} copies, ${least} at least must have a record, or it is lost with one broker; and ${most} at most, or writing stops while one restarts.`,
        fix: "Give a number in that range, or leave it out.",
      };
}

/** What would lose records, or create topics that nobody declared. */
const NEVER: ReadonlyMap<string, string> = new Map([
  ["unclean.leader.election.enable", "a copy that lacks records could become the leader, and they would be lost"],
  ["auto.create.topics.enable", "a misspelt name would become a topic; streams are declared"],
]);

const FACTORS: ReadonlySet<string> = new Set([
  "default.replication.factor",
  "offsets.topic.replication.factor",
  "transaction.state.log.replication.factor",
  "share.coordinator.state.topic.replication.factor",
]);

const FACTOR_OF: ReadonlyMap<string, string> = new Map([
  ["min.insync.replicas", "default.replication.factor"],
  ["transaction.state.log.min.isr", "transaction.state.log.replication.factor"],
  ["share.coordinator.state.topic.min.isr", "share.coordinator.state.topic.replication.factor"],
]);

/**
 * Strimzi drops these with a warning in its log:
 * https://strimzi.io/docs/operators/1.2.0/configuring#type-KafkaClusterSpec-reference.
 */
const isOperators = (key: string): boolean =>
  IGNORED.some((prefix) => key.startsWith(prefix)) && !HEEDED.some((prefix) => key.startsWith(prefix));

const IGNORED = [
  "listeners",
  "advertised.",
  "broker.",
  "listener.",
  "host.name",
  "port",
  "inter.broker.listener.name",
  "sasl.",
  "ssl.",
  "security.",
  "password.",
  "log.dir",
  "zookeeper.",
  "authorizer.",
  "super.user",
  "cruise.control.metrics.topic",
  "cruise.control.metrics.reporter.bootstrap.servers",
  "node.id",
  "process.roles",
  "controller.",
  "metadata.log.dir",
  "client.quota.callback.static.",
  "prometheus.metrics.reporter.",
  "cordoned.log.dirs",
];

const HEEDED = [
  "sasl.server.max.receive.size",
  "ssl.cipher.suites",
  "ssl.protocol",
  "ssl.enabled.protocols",
  "ssl.secure.random.implementation",
  "cruise.control.metrics.topic.",
  "broker.session.timeout.ms",
  "broker.heartbeat.interval.ms",
  "controller.socket.timeout.ms",
  "controller.quorum.election.backoff.max.ms",
  "controller.quorum.election.timeout.ms",
  "controller.quorum.fetch.timeout.ms",
];
