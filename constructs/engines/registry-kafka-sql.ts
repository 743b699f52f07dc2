import { edges } from "../concerns/network-edges";
import type { PrincipalIntent } from "../intents/principal";
import type { TopicIntent } from "../intents/topic";
import { type Properties, REGISTRY } from "./apicurio";
import { kafkaDeclaration } from "./kafka";
import { basicLogin } from "./registry-login";
import type { RegistryStorageEngine } from "./registry-storage";
import { fromSecret } from "./secret-key";

const CREDENTIALS = "registry-kafka";
const FOLDER = "/etc/registry/kafka";
const USERNAME = "REGISTRY_KAFKA_USERNAME";
const PASSWORD = "REGISTRY_KAFKA_PASSWORD";
const login = basicLogin(CREDENTIALS);

export const kafkaSqlStorage: RegistryStorageEngine = {
  problems: [],
  render: (namespace, kafka) => ({
    properties: kafkaSqlProperties(namespace, {
      bootstrapServers: kafka.bootstrapServers(namespace),
      mechanism: kafka.clients(namespace).mechanism,
      ...(kafka.clients(namespace).ca === "public" ? {} : { ca: `${FOLDER}/ca.crt` }),
    }),
    env: [fromSecret(USERNAME, login.username), fromSecret(PASSWORD, login.password)],
    volumes: [{ name: "kafka", secret: { secretName: CREDENTIALS } }],
    mounts: [{ name: "kafka", mountPath: FOLDER, readOnly: true }],
    egress: [edges.kafka(namespace, kafkaDeclaration(kafka, namespace))],
    intents: kafkaSqlIntents(namespace),
  }),
};

export interface KafkaSqlAccess {
  readonly bootstrapServers: string;
  readonly mechanism: string;
  /** PEM file; absent: the brokers' certificate is signed by an authority that every system knows. */
  readonly ca?: string;
}

/** https://www.apicur.io/registry/docs/apicurio-registry/3.0.x: Kafka storage; `apicurio.kafka.common.*` goes to Kafka's clients. */
export const kafkaSqlProperties = (
  namespace: string,
  { bootstrapServers, mechanism, ca }: KafkaSqlAccess,
): Properties => ({
  "apicurio.storage.kind": "kafkasql",
  "apicurio.kafkasql.bootstrap.servers": bootstrapServers,
  "apicurio.kafkasql.topic": topics(namespace).journal,
  "apicurio.kafkasql.snapshots.topic": topics(namespace).snapshots,
  "apicurio.events.kafka.topic": topics(namespace).events,
  "apicurio.kafkasql.topic.auto-create": false,
  "apicurio.kafkasql.consumer.group-prefix": groupPrefix(namespace),
  "apicurio.kafka.common.security.protocol": "SASL_SSL",
  "apicurio.kafka.common.sasl.mechanism": mechanism,
  "apicurio.kafka.common.sasl.jaas.config": `org.apache.kafka.common.security.scram.ScramLoginModule required username="\${${USERNAME}}" password="\${${PASSWORD}}";`,
  // Apicurio's own default is to accept any name.
  "apicurio.kafka.common.ssl.endpoint.identification.algorithm": "https",
  ...(ca === undefined
    ? {}
    : { "apicurio.kafka.common.ssl.truststore.type": "PEM", "apicurio.kafka.common.ssl.truststore.location": ca }),
});

/** The registry is an owner like any other, in the platform's namespace: its topics, and a user that may use them. */
export const kafkaSqlIntents = (namespace: string): readonly [PrincipalIntent, ...TopicIntent[]] => {
  const names = Object.values(topics(namespace));
  return [
    {
      kind: "principal",
      name: `${namespace}.${REGISTRY}`,
      secret: CREDENTIALS,
      acls: [
        ...names.map((name) => ({
          resource: "topic" as const,
          name,
          pattern: "literal" as const,
          operations: ["READ", "WRITE", "DESCRIBE", "DESCRIBE_CONFIGS"],
        })),
        // Each start reads everything, in a group of its own.
        { resource: "group", name: groupPrefix(namespace), pattern: "prefixed", operations: ["READ", "DESCRIBE"] },
      ],
    },
    ...names.map(
      (name): TopicIntent => ({
        kind: "topic",
        name,
        partitions: 1,
        visibility: "team",
        // Apicurio does not start with any other: what left the journal would be lost.
        config: { "cleanup.policy": "delete", "retention.ms": "-1", "retention.bytes": "-1" },
      }),
    ),
  ];
};

const topics = (namespace: string) => ({
  journal: `${namespace}.${REGISTRY}-journal`,
  snapshots: `${namespace}.${REGISTRY}-snapshots`,
  events: `${namespace}.${REGISTRY}-events`,
});

const groupPrefix = (namespace: string): string => `${namespace}.${REGISTRY}.`;
