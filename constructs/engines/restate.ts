import { images } from "../delivery/pins";
import type { EnvVar, PodSpec, TypedObject } from "../kubernetes/objects";
import { digest } from "../model/digest";
import type { Problem } from "../model/problem";
import { quantity } from "../model/quantity";
import { RESTATE_CLUSTER } from "../model/restate-cluster";
import type { ResourcesDeclaration } from "../model/workload-declarations";
import { containerResources, tmpVolume } from "./container-resources";
import type { DurableEngine } from "./durable";
import { isHttpAddress } from "./http-address";
import { labels, RETAIN_LABEL, selector } from "./labels";
import { restrictedContainer, restrictedPod } from "./pod-security";
import { restateSettings } from "./restate-settings";
import { fromSecret, type SecretKey } from "./secret-key";

export interface RestateProps {
  /** 1, or an odd number from 3: of three, one may be down. @default 3 */
  readonly nodes?: number;
  /** Size of each node's volume, a Kubernetes quantity. @default "20Gi" */
  readonly storage?: string;
  /** How many parts of the state are worked on side by side; can't be changed later. @default 24 */
  readonly partitions?: number;
  /** Needed for several nodes. @default none */
  readonly snapshots?: RestateSnapshots;
  /** Of each node. @default { cpu: "500m", memory: "3Gi", memoryLimit: as much } */
  readonly resources?: Partial<ResourcesDeclaration>;
}

export interface RestateSnapshots {
  /** `s3://bucket/prefix`. */
  readonly url: string;
  readonly region: string;
  /** Of an object storage that is not AWS's, such as `https://minio.example:9000`. A token is welcome. @default AWS */
  readonly endpoint?: string;
  /** Keys of Secrets in the platform's namespace. @default what the nodes' pods are allowed by themselves */
  readonly credentials?: { readonly accessKeyId: SecretKey; readonly secretAccessKey: SecretKey };
}

interface RestateOptions {
  readonly name: string;
  readonly nodes: number;
  readonly storage: string;
  readonly partitions: number;
  readonly resources: ResourcesDeclaration;
  readonly rocksDb: string;
  readonly snapshots?: RestateSnapshots | undefined;
}

const NAME = "restate";
const PEERS = "restate-nodes";
/** Where each is. https://docs.restate.dev/references/server-config */
const PORTS = { ingress: 8080, admin: 9070, node: 5122 } as const;
const IDENTITY = "/etc/restate/identity";

export const restate = (options: RestateOptions): DurableEngine => ({
  name: options.name,
  podLabels: selector(NAME),
  identity: "platform",
  ...(options.snapshots ? { snapshotPort: portOf(options.snapshots) } : {}),
  problems: problemsOf(options),
  ingress: (namespace) => `http://${NAME}.${namespace}.svc:${PORTS.ingress}`,
  admin: (namespace) => `http://${NAME}.${namespace}.svc:${PORTS.admin}`,
  renderDurable: ({ namespace }) => renderRestate(namespace, options),
});

const problem = (message: string, fix: string): Problem[] => [{ code: "HW-RESTATE-001", message, fix }];

function problemsOf({ nodes, snapshots, ...amounts }: RestateOptions): Problem[] {
  return [
    ...amountProblems(amounts),
    ...(Number.isInteger(nodes) && nodes > 0 && nodes % 2 === 1
      ? []
      : problem(`Restate is to have ${nodes} nodes.`, "Give 1, 3, 5, …: most of them must agree.")),
    ...(nodes > 1 && !snapshots
      ? problem(
          `Restate is to have ${nodes} nodes and no snapshots.`,
          "Give snapshots: { url, region }: without them no node could replace a lost one.",
        )
      : []),
    ...(snapshots && !/^s3:\/\/[^/\s]+/.test(snapshots.url)
      ? problem(`Restate's snapshots go to "${snapshots.url}".`, 'Give a bucket, such as "s3://restate/prod".')
      : []),
    ...(snapshots?.endpoint === undefined || isHttpAddress(snapshots.endpoint)
      ? []
      : problem(
          `Restate's snapshots go to an object storage at "${snapshots.endpoint}".`,
          'Give its root, such as "https://minio.example:9000".',
        )),
  ];
}

function amountProblems({ storage, resources }: Pick<RestateOptions, "storage" | "resources">): Problem[] {
  const { cpu, memory, memoryLimit } = resources;
  const amounts = { storage, "resources.cpu": cpu, "resources.memory": memory, "resources.memoryLimit": memoryLimit };
  const wrong = Object.entries(amounts).filter(([, amount]) => !((quantity(amount) ?? 0) > 0));
  return [
    ...wrong.flatMap(([name, amount]) =>
      problem(`Restate's ${name} is "${amount}".`, 'Give a Kubernetes quantity, such as "500m", "3Gi" or "20Gi".'),
    ),
    ...((quantity(memory) ?? 0) > (quantity(memoryLimit) ?? Number.POSITIVE_INFINITY)
      ? problem(
          `Restate's resources.memory is "${memory}" and memoryLimit is "${memoryLimit}".`,
          "Raise resources.memoryLimit, or request less.",
        )
      : []),
  ];
}

/** What is not known yet is taken for the usual one. */
function portOf({ endpoint = "" }: RestateSnapshots): number {
  const { port, protocol } = new URL(URL.canParse(endpoint) ? endpoint : "https://unknown");
  return Number(port) || (protocol === "http:" ? 80 : 443);
}

function renderRestate(namespace: string, options: RestateOptions): TypedObject[] {
  const metadata = { name: NAME, namespace, labels: labels(NAME) };
  const env = envOf(namespace, options);
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata, automountServiceAccountToken: false },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: {
        selector: selector(NAME),
        ports: [
          { name: "ingress", port: PORTS.ingress, targetPort: "ingress" },
          { name: "admin", port: PORTS.admin, targetPort: "admin" },
        ],
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { ...metadata, name: PEERS },
      // Nodes find each other before they are ready.
      spec: {
        clusterIP: "None",
        publishNotReadyAddresses: true,
        selector: selector(NAME),
        ports: [{ port: PORTS.node }],
      },
    },
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata,
      spec: { maxUnavailable: 1, selector: { matchLabels: selector(NAME) } },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata,
      spec: {
        serviceName: PEERS,
        replicas: options.nodes,
        revisionHistoryLimit: 3,
        podManagementPolicy: "Parallel",
        selector: { matchLabels: selector(NAME) },
        template: {
          metadata: {
            labels: labels(NAME),
            annotations: { "headwater.dev/config-digest": digest(JSON.stringify(env)) },
          },
          spec: pod(options, env),
        },
        volumeClaimTemplates: [
          {
            metadata: { name: "data", labels: { [RETAIN_LABEL]: "true" } },
            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: options.storage } } },
          },
        ],
      },
    },
  ];
}

/**
 * The first node makes the cluster if it has none on its volume, and the provisioner has not yet said that there is one:
 * a node that has lost its volume would make another.
 */
const MAKE_OR_JOIN = `\
if [ "$POD_NAME" = "${NAME}-0" ] && [ -z "$CLUSTER_IN_USE" ]; then export RESTATE_AUTO_PROVISION=true; fi
exec restate-server`;
const CLUSTER_IN_USE: EnvVar = {
  name: "CLUSTER_IN_USE",
  valueFrom: { configMapKeyRef: { name: RESTATE_CLUSTER.configMap, key: RESTATE_CLUSTER.key, optional: true } },
};

function pod({ nodes, resources }: RestateOptions, env: readonly EnvVar[]): PodSpec {
  return {
    ...restrictedPod,
    serviceAccountName: NAME,
    terminationGracePeriodSeconds: 60,
    topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: selector(NAME) },
    })),
    containers: [
      {
        ...restrictedContainer,
        name: NAME,
        image: images.restate,
        ...(nodes > 1 ? { command: ["sh", "-ec", MAKE_OR_JOIN] } : {}),
        env: [...env],
        ports: Object.entries(PORTS).map(([name, containerPort]) => ({ name, containerPort })),
        startupProbe: {
          httpGet: { path: "/restate/health", port: "ingress" },
          periodSeconds: 1,
          failureThreshold: 120,
        },
        readinessProbe: { httpGet: { path: "/restate/health", port: "ingress" }, periodSeconds: 5, timeoutSeconds: 2 },
        resources: containerResources(resources),
        volumeMounts: [
          { name: "data", mountPath: "/var/lib/restate" },
          { name: "identity", mountPath: IDENTITY, readOnly: true },
          { name: "tmp", mountPath: "/tmp" },
        ],
      },
    ],
    volumes: [{ name: "identity", secret: { secretName: "restate-identity" } }, tmpVolume],
  };
}

function envOf(namespace: string, { nodes, partitions, rocksDb, snapshots }: RestateOptions): EnvVar[] {
  const address = (node: string) => `http://${node}.${PEERS}.${namespace}.svc:${PORTS.node}`;
  const replication = nodes > 1 ? 2 : 1;
  const fixed = {
    ...restateSettings({ nodes, replication, partitions, memory: rocksDb, snapshots: snapshots?.url }),
    RESTATE_BASE_DIR: "/var/lib/restate",
    RESTATE_NODE_NAME: "$(POD_NAME)",
    RESTATE_ADVERTISED_ADDRESS: address("$(POD_NAME)"),
    RESTATE_WORKER__INVOKER__REQUEST_IDENTITY_PRIVATE_KEY_PEM_FILE: `${IDENTITY}/key.pem`,
    ...(nodes > 1
      ? {
          RESTATE_METADATA_CLIENT__ADDRESSES: JSON.stringify(
            Array.from({ length: nodes }, (_, node) => address(`${NAME}-${node}`)),
          ),
        }
      : {}),
    ...(snapshots ? { AWS_REGION: snapshots.region } : {}),
    ...(snapshots?.endpoint === undefined ? {} : { AWS_ENDPOINT_URL: snapshots.endpoint }),
    ...(snapshots?.endpoint?.startsWith("http://") ? { RESTATE_WORKER__SNAPSHOTS__AWS_ALLOW_HTTP: "true" } : {}),
  };
  const { credentials } = snapshots ?? {};
  return [
    { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
    ...(nodes > 1 ? [CLUSTER_IN_USE] : []),
    ...Object.entries(fixed).map(([name, value]) => ({ name, value })),
    ...(credentials
      ? [
          fromSecret("AWS_ACCESS_KEY_ID", credentials.accessKeyId),
          fromSecret("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey),
        ]
      : []),
  ];
}
