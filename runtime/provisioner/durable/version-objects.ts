import { expectSuccess, type KubernetesApi } from "../../shared/kubernetes-api";
import { MANAGED_BY } from "../stored-objects";

/** A version of a durable function: the name of its objects in its team's namespace. */
export interface Version {
  readonly namespace: string;
  readonly version: string;
}

/** Where Restate calls versions. */
export interface VersionAddresses {
  uriOf(version: Version): string;
  /** Undefined for what is not ours. */
  versionAt(uri: string): Version | undefined;
}

/** Each version has a Service of its own, so that an address is never another code's. */
export const serviceAddresses: VersionAddresses = {
  uriOf: ({ namespace, version }) => `http://${version}.${namespace}.svc:9080/`,
  versionAt(uri) {
    const { groups } = /^http:\/\/(?<version>[a-z0-9-]+)\.(?<namespace>[a-z0-9-]+)\.svc:9080\/$/.exec(uri) ?? {};
    return groups ? { namespace: groups.namespace ?? "", version: groups.version ?? "" } : undefined;
  },
};

const runtimeOf = (version: string): string => `${version}-runtime`;

/** What a version has in the cluster, beside what its release brings: Helm keeps that, and it is removed here. */
export class VersionObjects {
  constructor(private readonly api: KubernetesApi) {}

  /**
   * Gives the version a copy of the runtime, which stays when the runtime itself is replaced.
   *
   * @param identity public key of who may call; undefined: whoever can connect
   * @returns whether there was none
   */
  async keepRuntime({ namespace, version }: Version, configMap: string, identity: string | undefined): Promise<void> {
    const original = await this.api.send("GET", configMaps(namespace, configMap));
    const { binaryData = {} } = expectSuccess(original, `read ConfigMap ${namespace}/${configMap}`) as {
      binaryData?: Readonly<Record<string, string>>;
    };
    const copy = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { namespace, name: runtimeOf(version), labels: MANAGED_BY },
      binaryData,
      ...(identity === undefined ? {} : { data: { identity } }),
      immutable: true,
    };
    const created = await this.api.send("POST", configMaps(namespace), copy);
    if (created.status !== 409) expectSuccess(created, `create ConfigMap ${namespace}/${runtimeOf(version)}`);
  }

  async hasRuntime({ namespace, version }: Version): Promise<boolean> {
    return (await this.api.send("GET", configMaps(namespace, runtimeOf(version)))).status === 200;
  }

  /** Takes the version's pods first, and what they need after that. What is not there any more is fine. */
  async remove({ namespace, version }: Version): Promise<void> {
    const paths = [
      `/apis/keda.sh/v1alpha1/namespaces/${namespace}/scaledobjects/${version}`,
      `/apis/apps/v1/namespaces/${namespace}/deployments/${version}`,
      `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets/${version}`,
      `/api/v1/namespaces/${namespace}/services/${version}`,
      ...["handler", "contracts", "runtime"].map((part) => configMaps(namespace, `${version}-${part}`)),
    ];
    for (const path of paths) {
      const reply = await this.api.send("DELETE", `${path}?propagationPolicy=Background`);
      if (reply.status !== 404) expectSuccess(reply, `delete ${path}`);
    }
  }
}

const configMaps = (namespace: string, name?: string): string =>
  `/api/v1/namespaces/${namespace}/configmaps${name === undefined ? "" : `/${name}`}`;
