import type { Pod } from "../explain/pod-cause";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import type { Conditioned } from "./conditions";

/** Keys of tokens that a gateway's proxies can't fetch. */
export interface MissingKeys {
  /** Of the Gateway. */
  readonly namespace: string;
  readonly gateway: string;
  readonly url: string;
  /** SecurityPolicies that check tokens by them, as `namespace/name`. */
  readonly policies: readonly string[];
}

interface SecurityPolicy extends ApiObject {
  readonly spec?: {
    readonly jwt?: { readonly providers?: readonly { readonly remoteJWKS?: { readonly uri?: string } }[] };
  };
}

/** A proxy tries again each second, after at most ten that it waits for an answer. */
const SINCE_S = 15;
/** Of a log. What a proxy says of its keys is among the requests that it logs. */
const MOST_BYTES = 2 * 1024 * 1024;

/** https://github.com/envoyproxy/envoy/blob/v1.39.1/source/extensions/filters/http/jwt_authn/jwks_async_fetcher.cc */
const FAILED = /Jwks async fetching url=(\S+): failed/g;

/** URLs that a proxy says, in its log, that it can't fetch. */
export const failedIn = (log: string): ReadonlySet<string> =>
  new Set([...log.matchAll(FAILED)].map(([, url = ""]) => url));

/**
 * What no condition tells: a policy is accepted whether its keys can be had or not. Reads no log while no policy fetches
 * any.
 */
export async function missingKeys(
  client: KubernetesClient,
  gateways: readonly Conditioned[],
  policies: readonly SecurityPolicy[],
): Promise<readonly MissingKeys[]> {
  const users = policiesByUrl(policies);
  if (users.size === 0) return [];
  const found = gateways.map(async ({ metadata: { namespace = "", name } }) => {
    const labelSelector = `gateway.envoyproxy.io/owning-gateway-name=${name}`;
    const pods = await client.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
    const logs = await Promise.all(pods.map((pod) => recentLog(client, namespace, pod)));
    const failed = new Set(logs.flatMap((log) => [...failedIn(log)]));
    return [...users]
      .filter(([url]) => failed.has(url))
      .map(([url, names]): MissingKeys => ({ namespace, gateway: name, url, policies: names }));
  });
  return (await Promise.all(found)).flat();
}

const recentLog = (client: KubernetesClient, namespace: string, { metadata }: Pod): Promise<string> =>
  client.log(namespace, metadata.name, { container: "envoy", sinceSeconds: SINCE_S, limitBytes: MOST_BYTES });

function policiesByUrl(policies: readonly SecurityPolicy[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { metadata, spec } of policies) {
    for (const { remoteJWKS } of spec?.jwt?.providers ?? []) {
      const uri = remoteJWKS?.uri;
      if (uri !== undefined) users.set(uri, [...(users.get(uri) ?? []), `${metadata.namespace}/${metadata.name}`]);
    }
  }
  return users;
}
