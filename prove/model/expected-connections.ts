import type { KubernetesObject, PlatformDeclaration, Topology, WorkloadDeclaration } from "../../constructs";
import { OUTSIDE } from "./netpol-analyzer";

/** Pods that a cluster has beside ours, of those that matter and of those that don't; nothing restricts them. */
export const SURROUNDINGS = {
  dns: "kube-system/coredns[Deployment]",
  keda: "keda/keda-operator[Deployment]",
  kedaMetrics: "keda/keda-metrics-apiserver[Deployment]",
  prometheus: "monitoring/prometheus[Deployment]",
  envoyGateway: "envoy-gateway/envoy-gateway[Deployment]",
  rateLimit: "envoy-gateway/envoy-ratelimit[Deployment]",
  activator: "knative-serving/activator[Deployment]",
  autoscaler: "knative-serving/autoscaler[Deployment]",
  collector: "observability/collector[Deployment]",
  stranger: "strangers/stranger[Deployment]",
} as const;

const LABELS: Readonly<Record<string, Record<string, string>>> = {
  [SURROUNDINGS.dns]: { "k8s-app": "kube-dns" },
  [SURROUNDINGS.keda]: { app: "keda-operator", name: "keda-operator" },
  [SURROUNDINGS.kedaMetrics]: { app: "keda-metrics-apiserver" },
  [SURROUNDINGS.envoyGateway]: { "app.kubernetes.io/name": "gateway-helm", "control-plane": "envoy-gateway" },
  [SURROUNDINGS.rateLimit]: { "app.kubernetes.io/name": "envoy-ratelimit", "app.kubernetes.io/component": "ratelimit" },
};

/** The objects of these pods, and their namespaces. */
export function surroundings(): KubernetesObject[] {
  const all = Object.values(SURROUNDINGS).map((pods) => {
    const [, namespace = "", name = ""] = /^(.*)\/(.*)\[/.exec(pods) ?? [];
    return { namespace, name, labels: LABELS[pods] ?? { "app.kubernetes.io/name": name } };
  });
  const namespaces = new Set(all.map(({ namespace }) => namespace));
  return [
    ...[...namespaces].map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
    ...all.map(({ namespace, name, labels }) => deployment(namespace, name, labels)),
  ];
}

/** What Envoy Gateway makes of a platform's gateways, which is in no release. */
export const proxies = (topology: Topology): KubernetesObject[] =>
  topology.platforms.flatMap(({ gateways = [] }) =>
    gateways.map(({ name, namespace, podLabels }) => deployment(namespace, `gateway-${name}`, podLabels)),
  );

/** What Knative makes of services that follow their requests. */
export const revisions = (topology: Topology): KubernetesObject[] =>
  topology.workloads
    .filter(({ requestScaling }) => requestScaling !== undefined)
    .map(({ team, name }) => deployment(topology.team(team).namespace, name, { "app.kubernetes.io/name": name }));

/** What KEDA makes of workers that run as Jobs. */
export const jobs = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  objects
    .filter(({ kind }) => kind === "ScaledJob")
    .map(({ metadata: { namespace, name }, spec }) => ({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { ...(namespace === undefined ? {} : { namespace }), name },
      spec: (spec as { readonly jobTargetRef: object }).jobTargetRef,
    }));

/** A connection with durable functions by the names that they were declared with: each of their versions has its own. */
export function withoutVersions(topology: Topology, connection: string): string {
  return topology.workloads
    .filter(({ durable }) => durable !== undefined)
    .reduce((text, { team, name }) => {
      const pods = `${topology.team(team).namespace}/${name}`;
      return text.replace(new RegExp(`(^| )${pods}-[0-9a-f]{8}\\[`), `$1${pods}[`);
    }, connection);
}

const deployment = (namespace: string, name: string, labels: Readonly<Record<string, string>>): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { namespace, name },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name, image: "registry.example/any:1" }] } },
  },
});

/**
 * Every connection that follows from what is declared, and from what the platform itself consists of; written
 * independently of the concern that derives policies. Connections between surroundings are left out.
 *
 * @param hooks the pods of releases' hooks
 */
export function expectedConnections(topology: Topology, hooks: readonly string[]): Set<string> {
  const connections = new Set<string>();
  const allow = (from: string, to: string, ...ports: readonly string[]) => {
    for (const port of ports) connections.add(`${from} => ${to} : ${port}`);
  };
  const resolves = (pods: string) => allow(pods, SURROUNDINGS.dns, "UDP 53", "TCP 53");
  // A policy can't name a host: its port is open to every address, and so to pods that nothing protects.
  const reaches = (pods: string, ...ports: readonly string[]) => {
    for (const to of [OUTSIDE, ...Object.values(SURROUNDINGS)]) allow(pods, to, ...ports);
  };

  const [platform] = topology.platforms as readonly [PlatformDeclaration];
  const kafka = `${platform.namespace}/kafka[StatefulSet]`;
  const provisioner = `${platform.namespace}/provisioner[Deployment]`;
  const scraped = (pods: string, port: number) => {
    if (platform.observability?.namespace === "monitoring") allow(SURROUNDINGS.prometheus, pods, `TCP ${port}`);
  };
  for (const pods of [provisioner, ...hooks]) {
    resolves(pods);
    reaches(pods, "TCP 443", "TCP 6443"); // the API server
  }
  for (const pods of hooks) allow(pods, provisioner, "TCP 8443");
  allow(provisioner, kafka, "TCP 9092");
  allow(SURROUNDINGS.keda, kafka, "TCP 9092");
  scraped(provisioner, 8081);
  const registry = platform.registry && `${platform.namespace}/registry[StatefulSet]`;
  if (registry) {
    allow(provisioner, registry, "TCP 8443");
    scraped(registry, 9000);
  }

  const restate = platform.durable?.podLabels && `${platform.namespace}/restate[StatefulSet]`;
  if (platform.durable && restate) {
    resolves(restate);
    if (platform.durable.snapshotPort !== undefined) reaches(restate, `TCP ${platform.durable.snapshotPort}`);
    allow(provisioner, restate, "TCP 9070");
    allow(SURROUNDINGS.keda, provisioner, "TCP 8082");
    scraped(restate, 5122);
  }

  /** Dead letters are as they were in the stream that they come from. */
  const hasSchema = (path: string): boolean =>
    topology.stream(path).contract !== undefined ||
    topology.workloads.some(({ subscribes }) =>
      subscribes.some(({ stream, deadLetters }) => deadLetters === path && hasSchema(stream)),
    );
  const podsOf = ({ team, name, storage, scaling }: WorkloadDeclaration) =>
    `${topology.team(team).namespace}/${name}[${scaling?.jobs ? "Job" : storage ? "StatefulSet" : "Deployment"}]`;
  const httpOf = ({ code, requestScaling }: WorkloadDeclaration) =>
    `TCP ${requestScaling ? 8012 : code?.type === "container" ? code.port : 8080}`;
  const knative = [SURROUNDINGS.activator, SURROUNDINGS.autoscaler];

  for (const { name, ports } of platform.gateways ?? []) {
    const pods = proxiesOf(platform, name);
    for (const from of [OUTSIDE, ...Object.values(SURROUNDINGS)]) {
      allow(from, pods, ...ports.map(({ protocol, port }) => `${protocol} ${port}`));
    }
    resolves(pods);
    allow(pods, SURROUNDINGS.envoyGateway, "TCP 18000");
    if (platform.traces) allow(pods, SURROUNDINGS.collector, "TCP 4317");
    scraped(pods, 19_001);
  }
  for (const workload of topology.workloads) {
    const pods = podsOf(workload);
    for (const route of workload.exposes) {
      const { gateway = platform.gateways?.[0]?.name ?? "", auth, rateLimits, canary, mirror } = route;
      const from = proxiesOf(platform, gateway);
      const others = [canary?.service, mirror].flatMap((path) => (path === undefined ? [] : [topology.workload(path)]));
      if (auth.type === "external") others.push(topology.workload(auth.service));
      for (const to of [workload, ...others]) {
        allow(from, podsOf(to), httpOf(to));
        if (to.requestScaling) for (const each of knative) allow(from, each, "TCP 8012");
      }
      const token = auth.type === "oidc" ? auth.token : auth;
      if (token.type === "jwt" && "url" in token.keys) reaches(from, `TCP ${new URL(token.keys.url).port || 443}`);
      if (auth.type === "oidc") reaches(from, `TCP ${new URL(auth.endpoints.token).port || 443}`);
      if (rateLimits.some(({ scope }) => scope === "global")) allow(from, SURROUNDINGS.rateLimit, "TCP 8081");
    }
    const { code, accessLogs } = workload;
    for (const { name } of (accessLogs && platform.gateways) ?? []) {
      if (accessLogs?.gateways?.includes(name) ?? true) allow(proxiesOf(platform, name), pods, httpOf(workload));
    }
    resolves(pods);
    const bringsLogs = accessLogs || topology.callersOf(workload.path).some((caller) => caller.accessLogs);
    if (platform.traces && !workload.durable && !bringsLogs) allow(pods, SURROUNDINGS.collector, "TCP 4318");
    if (workload.publishes.length + workload.subscribes.length > 0) allow(pods, kafka, "TCP 9092");
    const streams = [...workload.publishes, ...workload.subscribes.map(({ stream }) => stream)];
    if (registry && streams.some(hasSchema)) allow(pods, registry, "TCP 8443");
    for (const path of workload.calls) {
      const callee = topology.workload(path);
      allow(pods, podsOf(callee), httpOf(callee));
    }
    if (restate && workload.durable) allow(restate, pods, "TCP 9080");
    // What functions call goes through the connections that they are called by.
    if (restate && (workload.forwards || (workload.invokes && !workload.durable))) allow(pods, restate, "TCP 8080");
    reaches(pods, ...workload.reaches.map(({ port }) => `TCP ${port}`));
    if (workload.requestScaling) for (const each of knative) allow(each, pods, "TCP 8012", "TCP 9090");
    else if (code?.type === "handler") scraped(pods, 8081);
    else if (code?.metrics) scraped(pods, code.metrics.port);
  }
  return connections;
}

const proxiesOf = ({ namespace }: PlatformDeclaration, gateway: string) =>
  `${namespace}/gateway-${gateway}[Deployment]`;

/** Whether a connection concerns us at all. */
export function concernsUs(connection: string): boolean {
  const [from = "", to = ""] = connection.split(/ => | : /);
  const theirs: readonly string[] = [OUTSIDE, ...Object.values(SURROUNDINGS)];
  return !(theirs.includes(from) && theirs.includes(to));
}
