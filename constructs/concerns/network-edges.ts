import type { NetworkEdge, NetworkPort } from "../intents/network";
import { HOOK_LABEL } from "../model/labels";
import type { MeshDeclaration } from "../model/mesh-declarations";
import type {
  DurableEngineDeclaration,
  KafkaDeclaration,
  PlatformDeclaration,
  RegistryDeclaration,
} from "../model/platform-declarations";
import type { WorkloadDeclaration } from "../model/workload-declarations";

export const HOOK_PODS = { [HOOK_LABEL]: "true" };
export const PROVISIONER_PODS = { "app.kubernetes.io/name": "provisioner" };
export const PROVISIONER_PORT: NetworkPort = { port: 8443, protocol: "TCP" };
export const REGISTRY_PORT: NetworkPort = { port: "https", protocol: "TCP" };
/** Where the provisioner says what durable functions have to do; as its Service has it, too. */
export const DEMAND_PORT = { port: 8082, protocol: "TCP" } as const satisfies NetworkPort;
/** Where Restate calls durable functions. */
export const DURABLE_PORT: NetworkPort = { port: "durable", protocol: "TCP" };
/** Where services answer calls and requests. */
export const httpPorts = ({ mesh }: PlatformDeclaration): NetworkPort[] => [
  { port: "http", protocol: "TCP" },
  ...(mesh?.tunnelPort === undefined ? [] : [{ port: mesh.tunnelPort, protocol: "TCP" } as const]),
];

/** Proxies in pods get certificates and configuration there. */
export const meshControl = ({ controller }: MeshDeclaration): NetworkEdge[] =>
  controller === undefined
    ? []
    : [
        {
          peer: { namespace: controller.namespace, pods: controller.podLabels },
          ports: [{ port: controller.port, protocol: "TCP" }],
        },
      ];
/** In front of the container of a service that follows its requests: Knative's queue-proxy, and its metrics. */
export const QUEUE_PORT: NetworkPort = { port: 8012, protocol: "TCP" };
export const QUEUE_METRICS_PORT: NetworkPort = { port: 9090, protocol: "TCP" };

/** Ports of the brokers. */
export const kafkaPorts = {
  clients({ podLabels, bootstrapServers, clientPort }: KafkaDeclaration): NetworkPort[] {
    if (clientPort !== undefined) return [{ port: clientPort, protocol: "TCP" }];
    if (podLabels) return [{ port: "tcp-kafka", protocol: "TCP" }];
    const ports = bootstrapServers.split(",").map((server) => Number(server.slice(server.lastIndexOf(":") + 1)));
    return [...new Set(ports)].map((port) => ({ port, protocol: "TCP" }));
  },
  admin: (kafka: KafkaDeclaration): NetworkPort[] =>
    kafka.adminPort === undefined ? kafkaPorts.clients(kafka) : [{ port: kafka.adminPort, protocol: "TCP" }],
};

/** What selects a workload's pods. */
export const podsOf = (workload: WorkloadDeclaration) => ({ "app.kubernetes.io/name": workload.name });

/** Whoever watches the platform reads metrics there. */
export const scraping = ({ observability }: PlatformDeclaration, port: NetworkPort): NetworkEdge[] =>
  observability ? [{ peer: { namespace: observability.namespace, pods: {} }, ports: [port] }] : [];

/** Where several kinds of pod connect to. */
export const edges = {
  /** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
  dns: {
    peer: { namespace: "kube-system", pods: { "k8s-app": "kube-dns" } },
    ports: [
      { port: 53, protocol: "UDP" },
      { port: 53, protocol: "TCP" },
    ],
  } satisfies NetworkEdge,

  /** The API server is no pod, and its address is the cluster's affair; policies see the port behind its Service. */
  apiServer: {
    peer: "anywhere",
    ports: [
      { port: 443, protocol: "TCP" },
      { port: 6443, protocol: "TCP" },
    ],
  } satisfies NetworkEdge,

  /** Brokers outside the cluster are known by their ports alone. */
  kafka: (namespace: string, kafka: KafkaDeclaration): NetworkEdge => ({
    peer: kafka.podLabels ? { namespace, pods: kafka.podLabels } : "anywhere",
    ports: kafkaPorts.clients(kafka),
  }),

  kafkaAdmin: (namespace: string, kafka: KafkaDeclaration): NetworkEdge => ({
    ...edges.kafka(namespace, kafka),
    ports: kafkaPorts.admin(kafka),
  }),

  registry(namespace: string, { url, podLabels }: RegistryDeclaration): NetworkEdge {
    if (podLabels) return { peer: { namespace, pods: podLabels }, ports: [REGISTRY_PORT] };
    return edges.outside([url]);
  },

  registryAdmin: (namespace: string, registry: RegistryDeclaration): NetworkEdge[] => [
    edges.registry(namespace, registry),
    ...(registry.tokenUrl === undefined ? [] : [edges.outside([registry.tokenUrl])]),
  ],

  /** Where calls of durable functions go. */
  durableIngress: (namespace: string, { ingress, podLabels }: DurableEngineDeclaration): NetworkEdge =>
    podLabels
      ? { peer: { namespace, pods: podLabels }, ports: [{ port: "ingress", protocol: "TCP" }] }
      : edges.outside([ingress]),

  durableAdmin: (namespace: string, { admin, podLabels }: DurableEngineDeclaration): NetworkEdge =>
    podLabels
      ? { peer: { namespace, pods: podLabels }, ports: [{ port: "admin", protocol: "TCP" }] }
      : edges.outside([admin]),

  /** Addresses outside the cluster are known by their ports alone. */
  outside: (urls: readonly string[]): NetworkEdge => ({
    peer: "anywhere",
    ports: [...new Set(urls.map(portOf))].map((port) => ({ port, protocol: "TCP" })),
  }),
} as const;

/** A token's port can't be known yet; it is taken for the usual one. */
function portOf(url: string): number {
  const { port, protocol } = new URL(URL.canParse(url) ? url : "https://unknown");
  return Number(port) || (protocol === "http:" ? 80 : 443);
}
