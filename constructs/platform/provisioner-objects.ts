import { images } from "../delivery/pins";
import { containerResources, tmpVolume } from "../engines/container-resources";
import type { DurableEngine } from "../engines/durable";
import { HOOK_SERVICE_ACCOUNT, hookJob } from "../engines/hook-job";
import type { KafkaEngine } from "../engines/kafka";
import { labels, selector } from "../engines/labels";
import { RUNTIME_FOLDER, restrictedContainer, restrictedPod, runtimeCommand } from "../engines/pod-security";
import type { RegistryEngine } from "../engines/registry";
import type { Job, PodSpec, Probe, RoleBinding, ServiceAccount, Subject, TypedObject } from "../kubernetes/objects";
import type { Duration } from "../model/duration";

export const PROVISIONER = "provisioner";
const PORT = 8443;
/** Health and metrics: whoever scrapes has no business at the port above. */
const HEALTH_PORT = 8081;
/** Where KEDA asks what durable functions have to do. */
const DEMAND_PORT = 8082;
/** The ConfigMap with the platform's CA certificate, which every hook reads. */
const CA_CONFIG_MAP = "headwater-ca";
const RBAC = "rbac.authorization.k8s.io";

export interface ProvisionerObjectsProps {
  readonly namespace: string;
  readonly runtimeConfigMap: string;
  /** Seconds that the brokers and the registry may take until they answer. */
  readonly readyTimeout: number;
  readonly kafka: KafkaEngine;
  readonly registry: RegistryEngine | undefined;
  readonly durable: DurableEngine | undefined;
  /** How old workloads' credentials become. */
  readonly credentialsLifetime: Duration;
}

/** The service that alone holds admin credentials, and what it may do in its own namespace. */
export function provisionerObjects(props: ProvisionerObjectsProps): TypedObject[] {
  const { namespace } = props;
  const metadata = { name: PROVISIONER, namespace, labels: labels(PROVISIONER) };
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata,
      // The admin's credentials, certificates, and the inventory of what each owner holds.
      rules: [
        {
          apiGroups: [""],
          resources: ["secrets", "configmaps"],
          verbs: ["get", "create", "update", "patch", "delete"],
        },
        // Whose credentials there are.
        { apiGroups: [""], resources: ["configmaps"], verbs: ["list"] },
      ],
    },
    roleBinding(metadata, PROVISIONER, serviceAccount(namespace)),
    // Only to ask who a token belongs to.
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: `headwater-provisioner-${namespace}`, labels: labels(PROVISIONER) },
      roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: "system:auth-delegator" },
      subjects: [serviceAccount(namespace)],
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { ...metadata, name: CA_CONFIG_MAP },
      rules: [{ apiGroups: [""], resources: ["configmaps"], resourceNames: [CA_CONFIG_MAP], verbs: ["get"] }],
    },
    roleBinding({ ...metadata, name: CA_CONFIG_MAP }, CA_CONFIG_MAP, {
      apiGroup: RBAC,
      kind: "Group",
      name: "system:serviceaccounts",
    }),
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: {
        selector: selector(PROVISIONER),
        ports: [
          { name: "https", port: PORT, targetPort: "https" },
          ...(props.durable ? [{ name: "demand", port: DEMAND_PORT, targetPort: "demand" }] : []),
        ],
      },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: {
        // One at a time: owners are served in order, and two would race for the same inventory.
        replicas: 1,
        strategy: { type: "Recreate" },
        revisionHistoryLimit: 3,
        selector: { matchLabels: selector(PROVISIONER) },
        template: { metadata: { labels: labels(PROVISIONER) }, spec: pod(props) },
      },
    },
    readyJob(props),
  ];
}

/** What the provisioner may do in a team's namespace: deliver credentials, and replace the pods that had others. */
export function provisionerAccess(
  teamNamespace: string,
  platformNamespace: string,
  hasDurable: boolean,
): TypedObject[] {
  const metadata = { name: "headwater-provisioner", namespace: teamNamespace, labels: labels(PROVISIONER) };
  return [
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata,
      rules: [
        { apiGroups: [""], resources: ["secrets"], verbs: ["get", "create", "update", "patch", "delete"] },
        { apiGroups: ["apps"], resources: ["deployments", "statefulsets"], verbs: ["get", "patch"] },
        { apiGroups: ["keda.sh"], resources: ["scaledjobs"], verbs: ["get", "patch"] },
        { apiGroups: ["serving.knative.dev"], resources: ["revisions"], verbs: ["list", "patch"] },
        { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
        ...(hasDurable ? REMOVING_VERSIONS : []),
      ],
    },
    roleBinding(metadata, metadata.name, serviceAccount(platformNamespace)),
  ];
}

/** To keep a copy of the runtime with each version of a durable function, to find the versions, and to remove them. */
const REMOVING_VERSIONS = [
  { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "create", "delete"] },
  { apiGroups: [""], resources: ["services"], verbs: ["delete"] },
  { apiGroups: ["apps"], resources: ["deployments"], verbs: ["list", "delete"] },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: ["delete"] },
  { apiGroups: ["keda.sh"], resources: ["scaledobjects"], verbs: ["delete"] },
];

/** Who speaks to the provisioner for the owners in a namespace. */
export const hookServiceAccount = (namespace: string): ServiceAccount => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name: HOOK_SERVICE_ACCOUNT, namespace, labels: labels(HOOK_SERVICE_ACCOUNT) },
  automountServiceAccountToken: false,
});

/**
 * Ends when Kafka and the registry answer the provisioner, whichever they are and whoever runs them: the release, and so
 * the platform's stack, is deployed only then. Helm itself does not know when an operator's objects are ready.
 */
const readyJob = ({ namespace, runtimeConfigMap, readyTimeout }: ProvisionerObjectsProps): Job =>
  hookJob({
    owner: { name: PROVISIONER, namespace, runtimeConfigMap, platformNamespace: namespace },
    verb: "ready",
    at: "post-install,post-upgrade",
    env: [],
    deadline: readyTimeout,
  });

function pod(props: ProvisionerObjectsProps): PodSpec {
  return {
    ...restrictedPod,
    automountServiceAccountToken: true,
    serviceAccountName: PROVISIONER,
    terminationGracePeriodSeconds: 20,
    containers: [
      {
        ...restrictedContainer,
        name: PROVISIONER,
        image: images.node,
        command: runtimeCommand(PROVISIONER),
        env: [
          { name: "HEADWATER_NAMESPACE", value: props.namespace },
          { name: "HEADWATER_KAFKA", value: json(kafkaSettings(props)) },
          ...(props.registry
            ? [{ name: "HEADWATER_REGISTRY", value: json(registrySettings(props.namespace, props.registry)) }]
            : []),
          ...(props.durable
            ? [{ name: "HEADWATER_DURABLE", value: json(durableSettings(props.namespace, props.durable)) }]
            : []),
          { name: "HEADWATER_CREDENTIALS_LIFETIME", value: String(Math.floor(props.credentialsLifetime.toSeconds())) },
        ],
        ports: [
          { name: "https", containerPort: PORT },
          { name: "health", containerPort: HEALTH_PORT },
          ...(props.durable ? [{ name: "demand", containerPort: DEMAND_PORT }] : []),
        ],
        startupProbe: probe({ periodSeconds: 1, failureThreshold: 60 }),
        readinessProbe: probe({ periodSeconds: 5, timeoutSeconds: 2 }),
        // What is not ready for long must not be restarted for it: the process itself is asked.
        livenessProbe: { httpGet: { path: "/healthz", port: "health" }, periodSeconds: 10, timeoutSeconds: 5 },
        resources: containerResources({ cpu: "20m", memory: "96Mi", memoryLimit: "256Mi" }),
        volumeMounts: [
          { name: "runtime", mountPath: RUNTIME_FOLDER, readOnly: true },
          { name: "tmp", mountPath: "/tmp" },
        ],
      },
    ],
    volumes: [{ name: "runtime", configMap: { name: props.runtimeConfigMap } }, tmpVolume],
  };
}

/** How the provisioner and workloads reach the brokers. Names of Secrets, never their content. */
const kafkaSettings = ({ namespace, kafka }: ProvisionerObjectsProps) => ({
  admin: kafka.admin(namespace),
  clients: { ...kafka.clients(namespace), bootstrapServers: kafka.bootstrapServers(namespace) },
  dnsNames: kafka.dnsNames(namespace),
});

const registrySettings = (namespace: string, registry: RegistryEngine) => ({
  url: registry.url(namespace),
  ca: registry.ca,
  ...(registry.admin ? { admin: registry.admin } : {}),
  ...(registry.clients ? { clients: registry.clients } : {}),
  dnsNames: registry.dnsNames(namespace),
});

const durableSettings = (namespace: string, { admin, identity }: DurableEngine) => ({
  admin: admin(namespace),
  identity,
});

/** In lines, so that a plan shows the ones that differ. */
const json = (value: object): string => JSON.stringify(value, null, 2);

const probe = (timing: Probe): Probe => ({ httpGet: { path: "/readyz", port: "https", scheme: "HTTPS" }, ...timing });

const serviceAccount = (namespace: string): Subject => ({ kind: "ServiceAccount", name: PROVISIONER, namespace });

const roleBinding = (metadata: RoleBinding["metadata"], role: string, subject: Subject): RoleBinding => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "RoleBinding",
  metadata,
  roleRef: { apiGroup: RBAC, kind: "Role", name: role },
  subjects: [subject],
});
