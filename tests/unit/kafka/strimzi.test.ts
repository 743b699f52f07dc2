import { expect, test } from "vitest";
import { Duration, Kafka, type KubernetesObject, type StrimziKafkaProps } from "../../../constructs";
import type { KafkaNodePool, Kafka as KafkaResource } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { strimziCases } from "../../support/strimzi-cases";

const watched = { namespace: "monitoring", labels: { release: "prometheus" }, runbooks: "runbooks.md" };
const render = (props: StrimziKafkaProps) => Kafka.strimzi(props).renderCluster("platform", watched);
const find = (objects: readonly KubernetesObject[], kind: string, name: string) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name);
const specOf = (props: StrimziKafkaProps) => (find(render(props), "Kafka", "kafka") as unknown as KafkaResource).spec;
const configOf = (props: StrimziKafkaProps) => specOf(props).kafka.config ?? {};
const poolOf = (props: StrimziKafkaProps, name: string) =>
  (find(render(props), "KafkaNodePool", name) as unknown as KafkaNodePool).spec;
const problemsOf = (props: StrimziKafkaProps) =>
  (Kafka.strimzi(props).problems ?? []).map(({ code, message }) => `${code}: ${message}`);

test.each(Object.entries(strimziCases))("%s: what Strimzi's definitions allow, without a problem", (_, props) => {
  expect(render(props).flatMap(schemaProblems)).toEqual([]);
  expect(problemsOf(props)).toEqual([]);
});

test("a cluster loses nothing with one broker, and creates nothing by chance", () => {
  expect(configOf({})).toEqual({
    "default.replication.factor": 3,
    "min.insync.replicas": 2,
    "offsets.topic.replication.factor": 3,
    "transaction.state.log.replication.factor": 3,
    "transaction.state.log.min.isr": 2,
    "share.coordinator.state.topic.replication.factor": 3,
    "share.coordinator.state.topic.min.isr": 2,
    "unclean.leader.election.enable": false,
    "auto.create.topics.enable": false,
    "offsets.retention.minutes": 90 * 24 * 60,
  });
  expect(poolOf({}, "brokers")).toMatchObject({ replicas: 3, roles: ["broker"] });
  expect(poolOf({}, "controllers")).toMatchObject({ replicas: 3, roles: ["controller"] });
});

test.each([
  [1, 1, 1],
  [2, 2, 1],
  [3, 3, 2],
  [12, 3, 2],
])("with %i brokers a record has %i copies, of which %i must have it", (brokers, copies, inSync) => {
  expect(configOf({ brokers })).toMatchObject({
    "default.replication.factor": copies,
    "offsets.topic.replication.factor": copies,
    "min.insync.replicas": inSync,
  });
});

test("workloads log in with SCRAM and the provisioner with a certificate, each over a listener that others can't reach", () => {
  const { kafka } = specOf({});
  expect(kafka.listeners.map(({ name, port, tls, authentication }) => [name, port, tls, authentication?.type])).toEqual(
    [
      ["tls", 9093, true, "scram-sha-512"],
      ["admin", 9094, true, "tls"],
    ],
  );
  // An empty list would allow everybody.
  for (const { networkPolicyPeers } of kafka.listeners) expect(networkPolicyPeers).not.toHaveLength(0);
  expect(kafka.authorization).toEqual({ type: "simple", superUsers: ["CN=headwater-provisioner"] });
  expect(specOf({})).not.toHaveProperty("entityOperator");

  const engine = Kafka.strimzi();
  expect(engine.admin("platform")).toEqual({
    bootstrapServers: "kafka-kafka-bootstrap.platform.svc:9094",
    ca: { secret: "kafka-cluster-ca-cert", key: "ca.crt" },
    login: {
      type: "certificate",
      authority: {
        certificate: { secret: "kafka-clients-ca-cert", key: "ca.crt" },
        key: { secret: "kafka-clients-ca", key: "ca.key" },
      },
      commonName: "headwater-provisioner",
    },
  });
  expect(engine.bootstrapServers("platform")).toBe("kafka-kafka-bootstrap.platform.svc:9093");
  expect(engine.clients("platform")).toMatchObject({ mechanism: "SCRAM-SHA-512" });
});

test("a destroy deletes neither the cluster, whose id is in its status, nor volumes, nor certificates", () => {
  for (const object of render({}).filter(({ apiVersion }) => apiVersion.startsWith("kafka.strimzi.io"))) {
    expect(object.metadata.annotations).toEqual({ "helm.sh/resource-policy": "keep" });
  }
  for (const pool of ["brokers", "controllers"]) {
    expect(poolOf({}, pool).storage.volumes).toEqual([expect.objectContaining({ deleteClaim: false })]);
  }
  const { clusterCa, clientsCa } = specOf({});
  expect([clusterCa, clientsCa]).toEqual([
    { generateSecretOwnerReference: false },
    { generateSecretOwnerReference: false },
  ]);
});

test("storage is JBOD, whose volumes keep their ids; the first also holds the metadata", () => {
  expect(poolOf({ storage: { size: "1Ti", class: "fast" } }, "brokers").storage).toEqual({
    type: "jbod",
    volumes: [
      { id: 0, type: "persistent-claim", size: "1Ti", class: "fast", deleteClaim: false, kraftMetadata: "shared" },
    ],
  });
  const { volumes } = strimziCases["several volumes"]?.storage ?? {};
  const several = poolOf({ storage: { volumes: volumes ?? [] } }, "brokers").storage.volumes;
  expect(several?.map(({ id, size }) => [id, size])).toEqual([
    [0, "1Ti"],
    [7, "4Ti"],
  ]);
  expect(poolOf({ storage: { size: "1Ti", class: "fast" } }, "controllers").storage.volumes).toEqual([
    expect.objectContaining({ size: "10Gi", class: "fast" }),
  ]);
});

test("what each prop adds", () => {
  expect(specOf({ version: "4.3.1" }).kafka.version).toBe("4.3.1");
  expect(specOf({ rack: "zone" }).kafka.rack).toEqual({ type: "topology-label", topologyKey: "zone" });
  expect(configOf({ rack: "zone" })["replica.selector.class"]).toMatch(/RackAwareReplicaSelector$/);
  expect(configOf({ config: { "log.retention.hours": 1 } })).toMatchObject({ "log.retention.hours": 1 });
  expect(configOf({ offsetRetention: Duration.days(365) })["offsets.retention.minutes"]).toBe(525_600);
  expect(Kafka.strimzi({ offsetRetention: Duration.days(365) }).offsetRetentionMs).toBe(365 * 24 * 3600 * 1000);
  expect(specOf({}).cruiseControl?.autoRebalance).toEqual([{ mode: "add-brokers" }, { mode: "remove-brokers" }]);
  expect(specOf({ cruiseControl: false })).not.toHaveProperty("cruiseControl");
  expect(specOf({ brokers: 1 })).not.toHaveProperty("cruiseControl");
  expect(specOf({ exporter: false })).not.toHaveProperty("kafkaExporter");
  expect(specOf({}).kafka.metricsConfig).toEqual({ type: "strimziMetricsReporter" });
  expect(poolOf({ resources: { memory: "8Gi" } }, "brokers").resources).toMatchObject({
    requests: { memory: "8Gi" },
    limits: { memory: "8Gi" },
  });
  expect(poolOf({ controllerResources: { cpu: "2" } }, "controllers").resources?.requests).toMatchObject({ cpu: "2" });
  const tiered = specOf(strimziCases.tieredStorage ?? {}).kafka;
  expect(tiered.image).toBe("registry.example/kafka-tiered:1");
  expect(tiered.tieredStorage?.remoteStorageManager?.className).toBe("com.example.S3");
});

test("its metrics are read where the platform is watched, and only there", () => {
  expect(find(render({}), "PodMonitor", "kafka")?.metadata.labels).toMatchObject({ release: "prometheus" });
  expect(find(Kafka.strimzi().renderCluster("platform"), "PodMonitor", "kafka")).toBeUndefined();
});

test("the cluster's pods connect to each other, and to the API server only to learn their failure domain", () => {
  const egress = (props: StrimziKafkaProps) => JSON.stringify(find(render(props), "NetworkPolicy", "kafka-egress"));
  expect(egress({})).toContain("9091");
  expect(egress({})).not.toContain("6443");
  expect(egress({ rack: "zone" })).toContain("6443");
});

test.each<[StrimziKafkaProps, RegExp]>([
  [{ brokers: 0 }, /HW-KAFKA-001: .*brokers is 0/],
  [{ controllers: 1.5 }, /HW-KAFKA-001: .*controllers is 1.5/],
  [{ controllers: 4 }, /HW-KAFKA-001: .*controllers is 4/],
  [{ brokers: 1, cruiseControl: true }, /HW-KAFKA-001: .*one broker/],
  [{ storage: { size: "a lot" } }, /HW-KAFKA-001: .*"a lot"/],
  [{ storage: { volumes: [] } }, /HW-KAFKA-001: .*no volume/],
  [{ storage: { volumes: [{ size: "1Gi", id: 1 }, { size: "1Gi" }] } }, /HW-KAFKA-001: .*two volumes of id 1/],
  [{ offsetRetention: Duration.seconds(1) }, /HW-KAFKA-001: .*below a minute/],
  [{ listeners: [{ name: "tls", port: 9095, type: "nodeport" }] }, /HW-KAFKA-001: .*"tls"/],
  [{ listeners: [{ name: "mine", port: 9404, type: "nodeport" }] }, /HW-KAFKA-001: .*9404/],
  [{ config: { "ssl.keystore.location": "/x" } }, /HW-KAFKA-002: .*ignores/],
  [{ config: { "offsets.retention.minutes": 5 } }, /HW-KAFKA-002: .*rules/],
  [{ config: { "unclean.leader.election.enable": true } }, /HW-KAFKA-002: .*lost/],
  [{ config: { "auto.create.topics.enable": "true" } }, /HW-KAFKA-002: .*misspelt/],
  [{ config: { "default.replication.factor": 1 } }, /HW-KAFKA-002: .*3 copies at least/],
  [{ brokers: 3, config: { "default.replication.factor": 4 } }, /HW-KAFKA-002: .*one on each broker/],
  [{ config: { "min.insync.replicas": 1 } }, /HW-KAFKA-002: .*lost with one broker/],
  [{ config: { "min.insync.replicas": 3 } }, /HW-KAFKA-002: .*writing stops/],
])("refuses %j", (props, message) => {
  expect(problemsOf(props)).toEqual([expect.stringMatching(message)]);
});

test("takes safer values than the defaults, and those that Strimzi heeds though they begin like its own", () => {
  const config = {
    "default.replication.factor": 5,
    "min.insync.replicas": 3,
    "ssl.cipher.suites": "TLS_AES_256_GCM_SHA384",
    "controller.quorum.fetch.timeout.ms": 3000,
  };
  expect(problemsOf({ brokers: 6, config })).toEqual([]);
});
