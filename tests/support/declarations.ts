import type { Contract } from "../../constructs/contracts/contract";
import type { ContractDeclaration } from "../../constructs/model/contract-declaration";
import type {
  Declaration,
  StreamDeclaration,
  TeamDeclaration,
  TombstoneDeclaration,
} from "../../constructs/model/declarations";
import type { CallOptionsDeclaration, MeshDeclaration } from "../../constructs/model/mesh-declarations";
import type { PlatformDeclaration } from "../../constructs/model/platform-declarations";
import type {
  AuthorizerDeclaration,
  GatewayDeclaration,
  RouteDeclaration,
} from "../../constructs/model/route-declarations";
import { Topology } from "../../constructs/model/topology";
import type {
  ContainerDeclaration,
  EnvDeclaration,
  HandlerDeclaration,
  SubscriptionDeclaration,
  WorkloadDeclaration,
} from "../../constructs/model/workload-declarations";

// The smallest legal declarations, to be varied.

export const platform = (props: Partial<PlatformDeclaration> = {}): PlatformDeclaration => ({
  kind: "platform",
  path: "core/platform",
  name: "platform",
  namespace: "platform",
  kafka: { bootstrapServers: "kafka:9092", brokers: 3, podLabels: undefined },
  registry: undefined,
  observability: undefined,
  imported: false,
  ...props,
});

export const team = (name: string, props: Partial<TeamDeclaration> = {}): TeamDeclaration => ({
  kind: "team",
  path: name,
  name,
  namespace: name,
  platform: "core/platform",
  runtimeConfigMap: "headwater-runtime",
  imported: false,
  ...props,
});

/** Of the team shop, unless told otherwise. */
export const stream = (name: string, props: Partial<StreamDeclaration> = {}): StreamDeclaration => {
  const path = props.path ?? `${props.team ?? "shop"}/${name}`;
  return {
    kind: "stream",
    path,
    name,
    team: "shop",
    owner: path,
    role: "event",
    topic: `${props.team ?? "shop"}.${name}`,
    partitions: 4,
    replicationFactor: undefined,
    retentionMs: undefined,
    retentionBytes: undefined,
    deleteRetentionMs: undefined,
    maxEventBytes: undefined,
    key: undefined,
    contract: undefined,
    subject: undefined,
    compatibility: "BACKWARD",
    visibility: "team",
    imported: false,
    ...props,
  };
};

export const deadLettersOf = (workload: string): StreamDeclaration =>
  stream(`${workload}.dead-letters`, {
    path: `shop/${workload}/dead-letters`,
    owner: `shop/${workload}`,
    role: "dead-letter",
    partitions: 1,
  });

/** Of the team shop, unless told otherwise. */
export const tombstone = (name: string, props: Partial<TombstoneDeclaration> = {}): TombstoneDeclaration => ({
  kind: "tombstone",
  path: `${props.team ?? "shop"}/${name}`,
  name,
  team: "shop",
  topics: [],
  groups: [],
  imported: false,
  ...props,
});

const workload = (name: string, props: Partial<WorkloadDeclaration>): WorkloadDeclaration => ({
  kind: "workload",
  path: `${props.team ?? "shop"}/${name}`,
  name,
  team: "shop",
  role: "service",
  code: handler,
  env: [],
  publishes: [],
  subscribes: [],
  calls: [],
  exposes: [],
  reaches: [],
  visibility: "team",
  replicas: 1,
  scaling: undefined,
  storage: undefined,
  resources: { cpu: "20m", memory: "96Mi", memoryLimit: "256Mi" },
  quota: undefined,
  imported: false,
  ...props,
});

/** Of the team shop, unless told otherwise. */
export const service = (name: string, props: Partial<WorkloadDeclaration> = {}) => workload(name, props);

export const worker = (name: string, props: Partial<WorkloadDeclaration> = {}) =>
  workload(name, { role: "worker", scaling, ...props });

export const scaling = { min: 0, max: 4, lagPerReplica: 50, pollingInterval: 2, cooldown: 60 };

export const handler: HandlerDeclaration = { type: "handler", code: "", digest: "0" };

export const container = (props: Partial<ContainerDeclaration> = {}): ContainerDeclaration => ({
  type: "container",
  image: "example.com/image:1.0",
  command: undefined,
  args: undefined,
  port: 8080,
  health: undefined,
  metrics: undefined,
  transactional: false,
  ...props,
});

/** Of a platform with the namespace platform. */
export const gateway = (name: string, props: Partial<GatewayDeclaration> = {}): GatewayDeclaration => ({
  name,
  hosts: [`${name}.example`],
  teams: undefined,
  tls: true,
  namespace: "platform",
  podLabels: { gateway: name },
  ports: [{ port: 10_443, protocol: "TCP" }],
  ...props,
});

/** Open to everybody, unless told otherwise. */
export const route = (path: string, props: Partial<RouteDeclaration> = {}): RouteDeclaration => ({
  path,
  gateway: undefined,
  host: undefined,
  methods: [],
  headers: {},
  query: {},
  auth: { type: "public", reason: "a test" },
  rateLimits: [],
  timeoutMs: undefined,
  retries: undefined,
  cors: undefined,
  canary: undefined,
  mirror: undefined,
  maxBodyBytes: undefined,
  ...props,
});

/** Of a route whose requests the service shop/doorman decides about. */
export const external: AuthorizerDeclaration = {
  type: "external",
  service: "shop/doorman",
  path: undefined,
  requestHeaders: [],
  identityHeaders: [],
  timeoutMs: 2_000,
};

/** Of proxies in pods. */
export const mesh = (props: Partial<MeshDeclaration> = {}): MeshDeclaration => ({
  mode: "sidecar",
  trustDomain: "cluster.local",
  namespaceLabels: { mesh: "enabled" },
  insideLabels: { mesh: "inside" },
  outsideLabels: { mesh: "outside" },
  bypassAnnotation: "mesh/bypass",
  proxyPorts: [15_001, 15_090],
  ...props,
});

export const callOptions = (to: string, props: Partial<CallOptionsDeclaration> = {}): CallOptionsDeclaration => ({
  service: to,
  timeoutMs: undefined,
  retries: undefined,
  outlierDetection: undefined,
  maxConnections: undefined,
  locality: undefined,
  canary: undefined,
  mirror: undefined,
  ...props,
});

/** A subscription to a stream of the team shop. */
export const reading = (name: string, props: Partial<SubscriptionDeclaration> = {}): SubscriptionDeclaration => ({
  stream: `shop/${name}`,
  retries: 5,
  deadLetters: undefined,
  reads: undefined,
  ...props,
});

/** @throws Error if it can't be read */
export function contractOf(contract: Contract): ContractDeclaration {
  const { contract: read, problems } = contract.read();
  if (!read) throw new Error(JSON.stringify(problems));
  return read;
}

export const env = (values: Record<string, string>): EnvDeclaration[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

/** These declarations, a platform and the team shop. */
export const topologyWith = (...declarations: readonly Declaration[]): Topology => {
  const usual = [platform(), team("shop")].filter(
    (each) => !declarations.some(({ kind, path }) => kind === each.kind && path === each.path),
  );
  return new Topology([...usual, ...declarations]);
};
