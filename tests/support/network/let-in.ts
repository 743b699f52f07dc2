import { networkInterfaces } from "node:os";
import type { ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";

type Labels = Readonly<Record<string, string>>;

interface Selecting extends ApiObject {
  readonly spec: { readonly selector: Labels & { readonly matchLabels?: Labels } };
}

/**
 * Lets this machine connect to the pods that an object selects, by a network policy of the test's own: nobody declared
 * it, so the derived ones keep it out. It goes with the object.
 *
 * @param path of a Service or a Deployment
 */
export async function letThisMachineIn(api: KubernetesClient, path: string): Promise<void> {
  const object = await api.get<Selecting>(path);
  if (!object) throw new Error(`There is no ${path}`);
  const { apiVersion, kind, spec, metadata } = object;
  const { name, namespace, uid } = metadata;
  const policies = `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`;
  const policy = `test-reaches-${name}`;
  if (await api.get(`${policies}/${policy}`)) return;
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  const from = own
    .filter(({ family }) => family === "IPv4")
    .map(({ address }) => ({ ipBlock: { cidr: `${address}/32` } }));
  await api.post(policies, {
    metadata: { name: policy, ownerReferences: [{ apiVersion, kind, name, uid }] },
    spec: { podSelector: { matchLabels: spec.selector.matchLabels ?? spec.selector }, ingress: [{ from }] },
  });
}
