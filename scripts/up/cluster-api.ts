import { request } from "node:https";
import { KubeConfig } from "@kubernetes/client-node";

export interface Pod {
  readonly name: string;
  readonly phase: string;
}

/** The few calls that `up` and the tests make through the API server, which works for any cluster. */
export class ClusterApi {
  private readonly config = new KubeConfig();

  /** @param context default: the kubeconfig's current one */
  constructor(kubeconfig: string | undefined, context: string | undefined) {
    if (kubeconfig) this.config.loadFromFile(kubeconfig);
    else this.config.loadFromDefault();
    if (context) this.config.setCurrentContext(context);
  }

  /** Pods of a workload, also those that are ending: they may still handle events. */
  async pods(namespace: string, workload: string): Promise<Pod[]> {
    const selector = encodeURIComponent(`app.kubernetes.io/name=${workload},!app.kubernetes.io/component`);
    const list = await this.json<PodList>("GET", `/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`);
    return list.items.map((pod) => ({ name: pod.metadata.name, phase: pod.status.phase }));
  }

  /** A pod's log; empty while it has none. */
  async logs(namespace: string, pod: string): Promise<string> {
    const { status, body } = await this.call("GET", `/api/v1/namespaces/${namespace}/pods/${pod}/log`);
    return status === 200 ? body : "";
  }

  /** POSTs to a Service through the API server's proxy: no port-forward, no ingress. */
  async postJson<T>(namespace: string, service: string, body: unknown): Promise<T> {
    return await this.json<T>("POST", `/api/v1/namespaces/${namespace}/services/${service}/proxy/`, body);
  }

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: HTTP ${answer.status} ${answer.body.slice(0, 300)}`);
    return JSON.parse(answer.body) as T;
  }

  private async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: string }> {
    const options: import("node:https").RequestOptions = {
      method,
      timeout: 10_000,
      headers: { "content-type": "application/json" },
    };
    await this.config.applyToHTTPSOptions(options);
    return await new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.config.getCurrentCluster()?.server), options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      });
      sent.on("timeout", () => sent.destroy(new Error(`${method} ${path}: no answer within 10 s`)));
      sent.on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly status: { readonly phase: string };
  }[];
}
