import type { Gateway, HTTPRoute, SecurityPolicy } from "../kubernetes/objects";
import { PLATFORM_LABEL, TEAM_LABEL } from "../model/labels";
import type { AcceptedEnvoyGatewayProps } from "./envoy-gateway-props";
import { GATEWAY_CLASS, gatewayObject } from "./envoy-names";
import { everybody } from "./envoy-security-policy";
import { labels } from "./labels";
import type { TlsSource } from "./tls";

type Listener = Gateway["spec"]["listeners"][number];

const REDIRECT = "redirect";

/**
 * Where a gateway listens, and who may attach routes. Fields: https://gateway-api.sigs.k8s.io/reference/spec/#gateway.
 * Names of listeners are nobody's business: routes attach by their host.
 */
export function gatewayResource(gateway: string, namespace: string, props: AcceptedEnvoyGatewayProps): Gateway {
  const name = gatewayObject(gateway);
  const { tls } = props;
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata: { name, namespace, labels: labels(name), ...issuer(tls) },
    spec: {
      gatewayClassName: GATEWAY_CLASS,
      infrastructure: { parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name } },
      listeners: [...props.hosts.map((host, index) => listener(host, index)), ...(tls ? [redirecting] : [])],
    },
  };

  function listener(hostname: string, index: number): Listener {
    const allowedRoutes = { namespaces: allowed(namespace, props.teams), kinds: [{ kind: "HTTPRoute" }] };
    if (tls === undefined) return { name: `http-${index}`, protocol: "HTTP", port: 80, hostname, allowedRoutes };
    return {
      name: `https-${index}`,
      protocol: "HTTPS",
      port: 443,
      hostname,
      tls: { mode: "Terminate", certificateRefs: [{ kind: "Secret", name: certificate(name, tls) }] },
      allowedRoutes,
    };
  }
}

/** Answers without encryption, so only the platform's own route may attach to it. */
const redirecting: Listener = {
  name: REDIRECT,
  protocol: "HTTP",
  port: 80,
  allowedRoutes: { namespaces: { from: "Same" }, kinds: [{ kind: "HTTPRoute" }] },
};

/** Namespaces of the platform, or of some of its teams, by the labels that Headwater gives them. */
const allowed = (platform: string, teams: readonly string[] | undefined) => ({
  from: "Selector" as const,
  selector: {
    matchLabels: { [PLATFORM_LABEL]: platform },
    ...(teams === undefined ? {} : { matchExpressions: [{ key: TEAM_LABEL, operator: "In", values: [...teams] }] }),
  },
});

/** One for all hosts: cert-manager asks for one that names each. */
const certificate = (name: string, tls: TlsSource): string => (tls.type === "secret" ? tls.secret : `${name}-tls`);

/** https://cert-manager.io/docs/usage/gateway/ */
const issuer = (tls: TlsSource | undefined) =>
  tls?.type === "certManager" ? { annotations: { "cert-manager.io/cluster-issuer": tls.clusterIssuer } } : {};

/**
 * Refuses what no policy of its own lets in: a route is there a moment before its policies, and would be open to
 * everybody until then.
 */
export function refuseUnknown(gateway: string, namespace: string): SecurityPolicy {
  const name = gatewayObject(gateway);
  return policy(name, namespace, "Gateway", { defaultAction: "Deny" });
}

export function redirectToHttps(gateway: string, namespace: string): [HTTPRoute, SecurityPolicy] {
  const name = `${gatewayObject(gateway)}-${REDIRECT}`;
  return [
    {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata: { name, namespace, labels: labels(name) },
      spec: {
        parentRefs: [{ name: gatewayObject(gateway), sectionName: REDIRECT }],
        rules: [
          {
            filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", port: 443, statusCode: 301 } }],
          },
        ],
      },
    },
    policy(name, namespace, "HTTPRoute", everybody),
  ];
}

const policy = (
  name: string,
  namespace: string,
  kind: "Gateway" | "HTTPRoute",
  authorization: NonNullable<SecurityPolicy["spec"]["authorization"]>,
): SecurityPolicy => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "SecurityPolicy",
  metadata: { name, namespace, labels: labels(name) },
  spec: { targetRefs: [{ group: "gateway.networking.k8s.io", kind, name }], authorization },
});
