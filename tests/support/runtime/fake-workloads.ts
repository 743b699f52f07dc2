interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface FakePod {
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
}

interface FakeDeployment {
  generation: number;
  annotations: Record<string, string>;
  pods: FakePod[];
}

const DEPLOYMENT = /^\/apis\/apps\/v1\/namespaces\/([^/]+)\/deployments\/([^/]+)$/;
const PODS = /^\/api\/v1\/namespaces\/([^/]+)\/pods\?labelSelector=(.+)$/;
const NAME_LABEL = "app.kubernetes.io/name";

/** A fake of Deployments and their pods. Nothing rolls them out: whoever uses it says which pods there are. */
export class FakeWorkloads {
  private readonly deployments = new Map<string, FakeDeployment>();
  private started = 0;

  add(namespace: string, name: string): void {
    this.deployments.set(`${namespace}/${name}`, { generation: 1, annotations: {}, pods: [] });
  }

  /** Annotations that a pod gets which is started now. */
  template(workload: string): Readonly<Record<string, string>> {
    return { ...this.find(workload).annotations };
  }

  startPod(workload: string): string {
    const pod = { name: `pod-${++this.started}`, annotations: this.template(workload) };
    this.find(workload).pods.push(pod);
    return pod.name;
  }

  endPod(workload: string, name: string): void {
    const deployment = this.find(workload);
    deployment.pods = deployment.pods.filter((pod) => pod.name !== name);
  }

  /** Undefined if the path is not one of a workload's. */
  answer(method: string, url: string, body: unknown): Answer | undefined {
    const [, namespace, name] = DEPLOYMENT.exec(url) ?? [];
    if (namespace && name) return this.deployment(method, `${namespace}/${name}`, name, body);
    // What nobody declared has no versions either.
    if (url.includes("/deployments?labelSelector=")) return { status: 200, body: { items: [] } };
    if (/\/(statefulsets|scaledjobs)\/|\/revisions\?/.test(url)) return { status: 404, body: { message: "not found" } };
    const [, podNamespace, selector] = PODS.exec(url) ?? [];
    if (!podNamespace || !selector) return undefined;
    const [label, workload] = decodeURIComponent(selector).split("=");
    const deployment = label === NAME_LABEL ? this.deployments.get(`${podNamespace}/${workload}`) : undefined;
    const items = (deployment?.pods ?? []).map((metadata) => ({ metadata, status: { phase: "Running" } }));
    return { status: 200, body: { items } };
  }

  private deployment(method: string, key: string, name: string, body: unknown): Answer {
    const deployment = this.deployments.get(key);
    if (!deployment) return { status: 404, body: { message: `${key} not found` } };
    if (method === "PATCH") {
      const { spec } = body as { spec: { template: { metadata: { annotations: Record<string, string> } } } };
      Object.assign(deployment.annotations, spec.template.metadata.annotations);
      deployment.generation++;
    }
    const { generation, annotations } = deployment;
    const template = { metadata: { annotations } };
    const selector = { matchLabels: { [NAME_LABEL]: name } };
    return {
      status: 200,
      body: {
        metadata: { name, generation },
        spec: { selector, template },
        status: { observedGeneration: generation },
      },
    };
  }

  private find(workload: string): FakeDeployment {
    const deployment = this.deployments.get(workload);
    if (!deployment) throw new Error(`The fake has no Deployment ${workload}`);
    return deployment;
  }
}
