import { Duration, type StrimziKafkaProps } from "../../constructs";

/** `Kafka.strimzi` with each prop in turn, and with all of them. */
export const strimziCases: Readonly<Record<string, StrimziKafkaProps>> = {
  defaults: {},
  "one broker": { brokers: 1, controllers: 1 },
  "two brokers": { brokers: 2 },
  "six brokers": { brokers: 6, controllers: 5 },
  version: { version: "4.3.1" },
  "one volume": { storage: { size: "500Gi", class: "fast" } },
  "several volumes": {
    storage: {
      volumes: [
        { size: "1Ti", class: "fast" },
        { size: "4Ti", id: 7 },
      ],
    },
  },
  controllerStorage: { controllerStorage: { size: "20Gi", class: "safe" } },
  resources: { resources: { cpu: "2", memory: "8Gi", memoryLimit: "10Gi" } },
  controllerResources: { controllerResources: { cpu: "250m", memory: "2Gi" } },
  rack: { rack: "topology.kubernetes.io/zone" },
  config: { config: { "log.retention.hours": 72, "compression.type": "zstd", "log.cleaner.enable": true } },
  "a load balancer": {
    listeners: [
      {
        name: "outside",
        port: 9095,
        type: "loadbalancer",
        authentication: { type: "scram-sha-512" },
        configuration: { bootstrap: { alternativeNames: ["kafka.example"] }, externalTrafficPolicy: "Local" },
      },
    ],
  },
  "ports of nodes, with a certificate": {
    listeners: [
      {
        name: "nodes",
        port: 9096,
        type: "nodeport",
        authentication: { type: "tls" },
        configuration: { brokerCertChainAndKey: { secretName: "brokers", certificate: "tls.crt", key: "tls.key" } },
        networkPolicyPeers: [{ ipBlock: { cidr: "10.0.0.0/8" } }],
      },
    ],
  },
  tieredStorage: {
    tieredStorage: {
      image: "registry.example/kafka-tiered:1",
      className: "com.example.S3",
      classPath: "/opt/plugins/*",
      config: { "storage.bucket": "old" },
    },
  },
  "without Cruise Control": { cruiseControl: false },
  "without the exporter": { exporter: false },
  offsetRetention: { offsetRetention: Duration.days(365) },
};
