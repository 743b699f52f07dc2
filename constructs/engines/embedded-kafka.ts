import { createHash } from "node:crypto";
import { images } from "../delivery/pins";
import type { PodSpec, TypedObject } from "../kubernetes/objects";
import { digest } from "../model/digest";
import { containerResources, tmpVolume } from "./container-resources";
import type { KafkaEngine } from "./kafka";
import type { ScramLogin } from "./kafka-access";
import { labels, RETAIN_LABEL, selector } from "./labels";
import { OFFSET_RETENTION } from "./offset-retention";
import { restrictedContainer, restrictedPod } from "./pod-security";
import { fromSecret } from "./secret-key";
import { singleBrokerProperties } from "./single-broker";

const PORT = 9092;
const NAME = "kafka";
const DATA = "/var/lib/kafka/data";
const TLS = "/etc/kafka/tls";

export interface EmbeddedKafkaProps {
  /** Size of the volume, a Kubernetes quantity. */
  readonly storage: string;
}

const host = (namespace: string): string => `${NAME}.${namespace}.svc.cluster.local`;
const bootstrap = (namespace: string): string => `${host(namespace)}:${PORT}`;

export const embeddedKafka = (props: EmbeddedKafkaProps): KafkaEngine => ({
  name: "kafka-embedded",
  brokers: 1,
  podLabels: selector(NAME),
  offsetRetentionMs: OFFSET_RETENTION.toMilliseconds(),
  bootstrapServers: bootstrap,
  dnsNames: (namespace) => [host(namespace), `${NAME}.${namespace}.svc`, `${NAME}.${namespace}`, "localhost"],
  admin: (namespace) => ({ bootstrapServers: bootstrap(namespace), ca: "platform", login: ADMIN }),
  clients: () => ({ ca: "platform", mechanism: "SCRAM-SHA-512" }),
  renderCluster: (namespace) => renderEmbeddedKafka(namespace, props),
});

/** Made by the provisioner, before the broker's first start. */
const ADMIN: ScramLogin = {
  type: "scram",
  mechanism: "SCRAM-SHA-512",
  username: { secret: "kafka-admin", key: "username" },
  password: { secret: "kafka-admin", key: "password" },
};

/**
 * A single broker in KRaft's combined mode for development and tests: SCRAM over TLS for clients, ACLs by
 * StandardAuthorizer, plain listeners on loopback alone. Its credentials and certificates come from the provisioner.
 */
function renderEmbeddedKafka(namespace: string, props: EmbeddedKafkaProps): TypedObject[] {
  const metadata = { name: NAME, namespace, labels: labels(NAME) };
  const properties = serverProperties(namespace);
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata, automountServiceAccountToken: false },
    { apiVersion: "v1", kind: "ConfigMap", metadata, data: { "server.properties": properties } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: { clusterIP: "None", selector: selector(NAME), ports: [{ name: "tcp-kafka", port: PORT }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata,
      spec: {
        serviceName: NAME,
        replicas: 1,
        selector: { matchLabels: selector(NAME) },
        template: {
          metadata: { labels: labels(NAME), annotations: { "headwater.dev/config-digest": digest(properties) } },
          spec: broker(namespace),
        },
        volumeClaimTemplates: [
          {
            metadata: { name: "data", labels: { [RETAIN_LABEL]: "true" } },
            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: props.storage } } },
          },
        ],
      },
    },
  ];
}

function broker(namespace: string): PodSpec {
  return {
    ...restrictedPod,
    serviceAccountName: NAME,
    terminationGracePeriodSeconds: 30,
    containers: [
      {
        ...restrictedContainer,
        name: NAME,
        image: images.kafka,
        command: ["sh", "-ec", START],
        env: [
          fromSecret("ADMIN_USERNAME", ADMIN.username),
          fromSecret("ADMIN_PASSWORD", ADMIN.password),
          { name: "CLUSTER_ID", value: clusterId(namespace) },
          // The client compiler alone starts faster; one broker of a test platform never warms up the other.
          { name: "KAFKA_HEAP_OPTS", value: "-Xms128m -Xmx384m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" },
          { name: "LOG_DIR", value: "/tmp" },
        ],
        ports: [{ name: "tcp-kafka", containerPort: PORT }],
        startupProbe: { tcpSocket: { port: PORT }, periodSeconds: 1, failureThreshold: 120 },
        readinessProbe: { tcpSocket: { port: PORT }, periodSeconds: 5 },
        resources: containerResources({ cpu: "100m", memory: "512Mi", memoryLimit: "1Gi" }),
        volumeMounts: [
          { name: "data", mountPath: "/var/lib/kafka" },
          { name: "config", mountPath: "/etc/kafka/config", readOnly: true },
          { name: "tls", mountPath: TLS, readOnly: true },
          { name: "tmp", mountPath: "/tmp" },
        ],
      },
    ],
    volumes: [
      { name: "config", configMap: { name: NAME } },
      { name: "tls", secret: { secretName: "kafka-tls" } },
      tmpVolume,
    ],
  };
}

/** Formatting makes the administrator known before the first start; a formatted volume is left as it is. */
const START = `\
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id "$CLUSTER_ID" \\
  --config /etc/kafka/config/server.properties \\
  --add-scram "SCRAM-SHA-512=[name=$ADMIN_USERNAME,password=$ADMIN_PASSWORD]"
unset ADMIN_PASSWORD
exec /opt/kafka/bin/kafka-server-start.sh /etc/kafka/config/server.properties
`;

/** Stable, since a kept volume refuses a broker with another id: 16 bytes in Kafka's base64url form. */
const clusterId = (namespace: string) =>
  createHash("sha256").update(`headwater/${namespace}`).digest().subarray(0, 16).toString("base64url");

const serverProperties = (namespace: string) =>
  singleBrokerProperties({
    listen: `:${PORT}`,
    advertise: bootstrap(namespace),
    controllerPort: 9093,
    internalPort: 9094,
    keystore: `${TLS}/keystore.pem`,
    data: DATA,
  });
