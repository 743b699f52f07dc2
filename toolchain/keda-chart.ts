import { parseAllDocuments } from "yaml";
import { keptBy, placeholder, templateText } from "./chart-template";

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { name: string; namespace?: string; annotations?: Record<string, string>; labels?: Labels };
  readonly [field: string]: unknown;
}
type Labels = Record<string, string>;
type Fields = Record<string, unknown>;

const resources = { requests: { cpu: "50m", memory: "100Mi" }, limits: { cpu: "1", memory: "1000Mi" } };

/** The values that have an effect, named as in the upstream chart. */
export const kedaValues = {
  operator: { replicaCount: 1 },
  metricsServer: { replicaCount: 1 },
  resources: { operator: resources, metricServer: resources },
};

/** The namespace that KEDA's own manifests are written for. */
const NAMESPACE = "keda";

/**
 * Turns KEDA's rendered manifests into the templates of a Helm chart: one file per object, in the release's namespace,
 * without the admission webhooks, and ready as soon as it can be.
 *
 * @returns file names with their content
 */
export function kedaTemplates(manifests: string, version: string): [file: string, content: string][] {
  return parseAllDocuments(manifests)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null)
    .filter((object) => object.kind !== "Namespace" && !object.metadata.name.startsWith("keda-admission"))
    .map((object) => {
      const file = `${object.kind}-${object.metadata.name}.yaml`.toLowerCase();
      return [file, templateText(inReleaseNamespace(adapt(object, version)))];
    });
}

function adapt(object: KubernetesObject, version: string): KubernetesObject {
  const { labels } = object.metadata;
  if (labels?.["app.kubernetes.io/version"]) labels["app.kubernetes.io/version"] = version;
  switch (object.kind) {
    case "CustomResourceDefinition":
      object.metadata.annotations = keptBy(object.metadata.annotations);
      return object;
    case "ClusterRole":
      return withoutWebhookRules(object);
    case "Deployment":
      return adaptDeployment(object, version);
    default:
      return object;
  }
}

/** The operator may patch webhooks only where there are any. */
function withoutWebhookRules(role: KubernetesObject): KubernetesObject {
  const rules = role.rules as { apiGroups: string[] }[];
  return { ...role, rules: rules.filter(({ apiGroups }) => !apiGroups.includes("admissionregistration.k8s.io")) };
}

function adaptDeployment(deployment: KubernetesObject, version: string): KubernetesObject {
  const isOperator = deployment.metadata.name === "keda-operator";
  const values = isOperator
    ? { replicas: ".Values.operator.replicaCount", resources: ".Values.resources.operator" }
    : { replicas: ".Values.metricsServer.replicaCount", resources: ".Values.resources.metricServer" };
  const spec = deployment.spec as { replicas: unknown; template: { spec: { containers: Fields[] } } };
  spec.replicas = placeholder(`${values.replicas} | int`);
  for (const container of spec.template.spec.containers) {
    container.image = String(container.image).replace(/:[^:]*$/, `:${version}`);
    container.imagePullPolicy = "IfNotPresent";
    container.resources = placeholder(`${values.resources} | toJson`);
    Object.assign(container.readinessProbe as Fields, { initialDelaySeconds: 1, periodSeconds: 1 });
    if (isOperator) container.args = operatorArguments(container.args as string[]);
  }
  return deployment;
}

function operatorArguments(args: readonly string[]): string[] {
  return [
    ...args.filter((argument) => argument !== "--leader-elect"),
    // One operator has no rival: it need not wait for the lease of the one that was killed.
    `--leader-elect=${placeholder("gt (int .Values.operator.replicaCount) 1")}`,
    "--enable-webhook-patching=false",
  ];
}

/** Replaces the namespace wherever an object names one: its own, a subject's, a service reference's. */
function inReleaseNamespace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inReleaseNamespace);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      key === "namespace" && field === NAMESPACE
        ? placeholder(".Release.Namespace | quote")
        : inReleaseNamespace(field),
    ]),
  );
}
