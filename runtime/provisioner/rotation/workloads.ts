import { expectSuccess, type KubernetesApi } from "../../shared/kubernetes-api";
import { ISSUED_ANNOTATION } from "./credentials";

/** What runs with a principal's credentials. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly collection: "deployments" | "statefulsets" | "scaledjobs";
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
  readonly metadata: { readonly generation?: number };
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: Template;
  };
  readonly status?: { readonly observedGeneration?: number };
}

interface RawScaledJob {
  readonly spec: { readonly jobTargetRef: { readonly template: Template } };
}

interface RawPods {
  readonly items: readonly {
    readonly metadata: Annotated & { readonly name: string };
    readonly status?: { readonly phase?: string };
  }[];
}

/** Deployments, StatefulSets and ScaledJobs of teams, as far as rotating credentials touches them. */
export class Workloads {
  constructor(private readonly api: KubernetesApi) {}

  /** Undefined if there is none of the name, for example because its release is only being installed. */
  async find(namespace: string, name: string): Promise<Workload | undefined> {
    for (const collection of ["deployments", "statefulsets"] as const) {
      const response = await this.api.send("GET", pathOf({ namespace, name, collection }));
      if (response.status === 404) continue;
      const { metadata, spec, status } = expectSuccess(
        response,
        `read ${collection} ${namespace}/${name}`,
      ) as RawWorkload;
      return {
        namespace,
        name,
        collection,
        issued: spec.template.metadata?.annotations?.[ISSUED_ANNOTATION],
        observed: (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0),
        selector: spec.selector.matchLabels,
      };
    }
    return await this.findJobs(namespace, name);
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
    const template = { metadata: { annotations: { [ISSUED_ANNOTATION]: issued } } };
    const patch = { spec: workload.collection === "scaledjobs" ? { jobTargetRef: { template } } : { template } };
    expectSuccess(
      await this.api.send("PATCH", pathOf(workload), patch),
      `restart ${workload.namespace}/${workload.name}`,
    );
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

const pathOf = ({ namespace, name, collection }: Pick<Workload, "namespace" | "name" | "collection">): string =>
  `/apis/${collection === "scaledjobs" ? "keda.sh/v1alpha1" : "apps/v1"}/namespaces/${namespace}/${collection}/${name}`;
