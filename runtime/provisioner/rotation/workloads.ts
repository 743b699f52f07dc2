import { expectSuccess, type KubernetesApi } from "../../shared/kubernetes-api";
import { ISSUED_ANNOTATION } from "./credentials";

/** As the engine marks versions of durable functions: kubernetes-durable.ts. */
const VERSION_LABEL = "headwater.dev/version";

/** https://github.com/knative/serving/blob/knative-v1.23.0/pkg/apis/serving/register.go */
const CONFIGURATION_LABEL = "serving.knative.dev/configuration";
const REVISION_LABEL = "serving.knative.dev/revision";

/** What runs with a principal's credentials. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly collection: "deployments" | "statefulsets" | "scaledjobs" | "revisions";
  /** Of the pods that are made from now on; undefined if that is not said. */
  readonly issued: string | undefined;
  /** Whether its controller has seen the workload as it is now. */
  readonly observed: boolean;
  /** Labels of its pods. */
  readonly selector: Readonly<Record<string, string>>;
}

interface Annotated {
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Template {
  readonly metadata?: Annotated;
}

interface RawWorkload {
  readonly metadata: { readonly name: string; readonly generation?: number };
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: Template;
  };
  readonly status?: { readonly observedGeneration?: number };
}

interface RawScaledJob {
  readonly spec: { readonly jobTargetRef: { readonly template: Template } };
}

interface RawRevision {
  readonly metadata: Annotated & { readonly name: string };
}

interface RawPods {
  readonly items: readonly {
    readonly metadata: Annotated & { readonly name: string };
    readonly status?: { readonly phase?: string };
  }[];
}

/** Deployments, StatefulSets, ScaledJobs and Knative's revisions of teams, as far as rotating credentials touches them. */
export class Workloads {
  constructor(private readonly api: KubernetesApi) {}

  /**
   * The one of the name, or all versions of a durable function of it, or all revisions of a service that follows its
   * requests. Empty if there is none, for example because its release is only being installed.
   */
  async named(namespace: string, name: string): Promise<readonly Workload[]> {
    for (const collection of ["deployments", "statefulsets"] as const) {
      const response = await this.api.send("GET", pathOf({ namespace, name, collection }));
      if (response.status === 404) continue;
      const raw = expectSuccess(response, `read ${collection} ${namespace}/${name}`) as RawWorkload;
      return [workload(namespace, collection, raw)];
    }
    const jobs = await this.findJobs(namespace, name);
    if (jobs) return [jobs];
    const versions = await this.versions(namespace, name);
    return versions.length > 0 ? versions : await this.revisions(namespace, name);
  }

  private async versions(namespace: string, name: string): Promise<readonly Workload[]> {
    const selector = encodeURIComponent(`app.kubernetes.io/name=${name},${VERSION_LABEL}`);
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments?labelSelector=${selector}`;
    const response = await this.api.send("GET", path);
    // Only where there can be durable functions are we allowed to look.
    if (response.status === 403) return [];
    const { items } = expectSuccess(response, `list deployments of ${namespace}/${name}`) as {
      readonly items: readonly RawWorkload[];
    };
    return items.map((raw) => workload(namespace, "deployments", raw));
  }

  private async revisions(namespace: string, name: string): Promise<readonly Workload[]> {
    const selector = encodeURIComponent(`${CONFIGURATION_LABEL}=${name}`);
    const path = `/apis/serving.knative.dev/v1/namespaces/${namespace}/revisions?labelSelector=${selector}`;
    const response = await this.api.send("GET", path);
    // There is no Knative here.
    if (response.status === 404) return [];
    const { items } = expectSuccess(response, `list revisions of ${namespace}/${name}`) as {
      readonly items: readonly RawRevision[];
    };
    return items.map(({ metadata }) => ({
      namespace,
      name: metadata.name,
      collection: "revisions",
      issued: metadata.annotations?.[ISSUED_ANNOTATION],
      // A revision has no other generation than its first: what can change is its metadata.
      observed: true,
      selector: { [REVISION_LABEL]: metadata.name },
    }));
  }

  private async findJobs(namespace: string, name: string): Promise<Workload | undefined> {
    const collection = "scaledjobs";
    const response = await this.api.send("GET", pathOf({ namespace, name, collection }));
    if (response.status === 404) return undefined;
    const { spec } = expectSuccess(response, `read ${collection} ${namespace}/${name}`) as RawScaledJob;
    return {
      namespace,
      name,
      collection,
      issued: spec.jobTargetRef.template.metadata?.annotations?.[ISSUED_ANNOTATION],
      // KEDA says of no change whether it has seen it: it makes Jobs of what it reads when it looks for work.
      observed: true,
      selector: { "app.kubernetes.io/name": name },
    };
  }

  /**
   * Replaces all pods, in the workload's own way of rolling out; with no replica it only notes it for the next. Jobs that
   * are under way come to their end.
   */
  async restart(workload: Workload, issued: string): Promise<void> {
    const response = await this.api.send("PATCH", pathOf(workload), restarting(workload, issued));
    expectSuccess(response, `restart ${workload.namespace}/${workload.name}`);
  }

  /** Names of pods, also of ending ones, that may have been started with other credentials. */
  async podsBefore({ namespace, selector }: Workload, issued: string): Promise<string[]> {
    const labelSelector = Object.entries(selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(",");
    const path = `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(labelSelector)}`;
    const { items } = expectSuccess(await this.api.send("GET", path), `list the pods of ${namespace}`) as RawPods;
    return items
      .filter(({ status }) => status?.phase !== "Succeeded" && status?.phase !== "Failed")
      .filter(({ metadata }) => metadata.annotations?.[ISSUED_ANNOTATION] !== issued)
      .map(({ metadata }) => metadata.name);
  }
}

/** Knative gives the annotations of a revision to its pods, and replaces those that have others. */
function restarting({ collection }: Workload, issued: string): object {
  const metadata = { annotations: { [ISSUED_ANNOTATION]: issued } };
  if (collection === "revisions") return { metadata };
  return {
    spec: collection === "scaledjobs" ? { jobTargetRef: { template: { metadata } } } : { template: { metadata } },
  };
}

const workload = (
  namespace: string,
  collection: Workload["collection"],
  { metadata, spec, status }: RawWorkload,
): Workload => ({
  namespace,
  name: metadata.name,
  collection,
  issued: spec.template.metadata?.annotations?.[ISSUED_ANNOTATION],
  observed: (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0),
  selector: spec.selector.matchLabels,
});

const pathOf = ({ namespace, name, collection }: Pick<Workload, "namespace" | "name" | "collection">): string =>
  `/apis/${APIS[collection]}/namespaces/${namespace}/${collection}/${name}`;

const APIS: Readonly<Record<Workload["collection"], string>> = {
  deployments: "apps/v1",
  statefulsets: "apps/v1",
  scaledjobs: "keda.sh/v1alpha1",
  revisions: "serving.knative.dev/v1",
};
