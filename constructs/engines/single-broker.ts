import { OFFSET_RETENTION } from "./offset-retention";

export interface SingleBroker {
  /** Where clients connect, `host:port` or `:port`. */
  readonly listen: string;
  /** What clients are told to connect to, `host:port`. */
  readonly advertise: string;
  /** Ports on loopback. */
  readonly controllerPort: number;
  readonly internalPort: number;
  /** PEM file with the server's key and certificates. */
  readonly keystore: string;
  /** Folder of the log. */
  readonly data: string;
}

/**
 * `server.properties` of one broker that is its own controller: SCRAM over TLS for clients, ACLs by
 * StandardAuthorizer, everything else on loopback, where whoever is inside is the administrator.
 * https://kafka.apache.org/documentation/#brokerconfigs; PEM stores: KIP-651.
 */
export const singleBrokerProperties = (broker: SingleBroker): string => `\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${broker.controllerPort}
listeners=CLIENT://${broker.listen},CONTROLLER://127.0.0.1:${broker.controllerPort},INTERNAL://127.0.0.1:${broker.internalPort}
advertised.listeners=CLIENT://${broker.advertise},INTERNAL://127.0.0.1:${broker.internalPort}
listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=INTERNAL
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.client.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.client.ssl.keystore.type=PEM
listener.name.client.ssl.keystore.location=${broker.keystore}
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:ANONYMOUS
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false
log.dirs=${broker.data}
num.network.threads=2
num.io.threads=2
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
offsets.retention.minutes=${OFFSET_RETENTION.toMilliseconds() / 60_000}
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
`;
