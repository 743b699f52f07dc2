import type { Problem } from "../model/problem";
import { quantity } from "../model/quantity";
import { isToken } from "../model/tokens";
import type { AcceptedEnvoyGatewayProps } from "./envoy-gateway-props";

/** https://gateway-api.sigs.k8s.io/reference/spec/#hostname */
const HOST = /^(?=.{1,253}$)(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** Listeners that a Gateway can have, one of which redirects. */
const HOSTS = 63;

/** HW-GATEWAY-001: props that Envoy Gateway would refuse, or that let no request in. */
export const gatewayProblems = (props: AcceptedEnvoyGatewayProps): Problem[] => [
  ...hostProblems(props.hosts),
  ...(props.teams?.length === 0
    ? [problem("teams is empty, so that no route can attach", "Name a team, or leave teams out to allow all.")]
    : []),
  ...count("replicas", props.replicas, "2 is usual"),
  ...count("maxConnections", props.maxConnections, "10,000 is the default"),
  ...(props.http3 && props.tls === undefined
    ? [problem("http3 is true without tls", "Give certificates in tls, or leave http3 out.")]
    : []),
  ...clientCertificateProblems(props),
  ...Object.entries(props.resources)
    .filter(([, amount]) => !((quantity(amount) ?? 0) > 0))
    .map(([name, amount]) =>
      problem(`resources.${name} is "${amount}"`, 'Give a Kubernetes quantity, such as "100m" or "512Mi".'),
    ),
];

function hostProblems(hosts: readonly string[]): Problem[] {
  const twice = hosts.filter((host, index) => hosts.indexOf(host) !== index);
  return [
    ...(hosts.length === 0 || hosts.length > HOSTS
      ? [problem(`hosts has ${hosts.length} names`, `Give 1 to ${HOSTS}, such as "shop.example" or "*.shop.example".`)]
      : []),
    ...hosts
      .filter((host) => !isToken(host) && !HOST.test(host))
      .map((host) =>
        problem(
          `the host "${host}" is none`,
          'Give a name in lower case without scheme, port and path: "shop.example", or "*.shop.example" for all below it.',
        ),
      ),
    ...[...new Set(twice)].map((host) => problem(`hosts has "${host}" twice`, "Name each host once.")),
  ];
}

/** A DNS subdomain, RFC 1123. */
const OBJECT = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function clientCertificateProblems({ clientCertificates, tls, http3 }: AcceptedEnvoyGatewayProps): Problem[] {
  if (clientCertificates === undefined) return [];
  const { authority } = clientCertificates;
  const name = "configMap" in authority ? authority.configMap : authority.secret;
  return [
    ...(tls === undefined
      ? [problem("clientCertificates without tls", "Give certificates in tls, or leave clientCertificates out.")]
      : []),
    // https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/gatewayapi/clienttrafficpolicy.go
    ...(http3
      ? [
          problem(
            "http3 is true with clientCertificates",
            "Give the routes that need certificates a gateway of their own.",
          ),
        ]
      : []),
    ...(isToken(name) || OBJECT.test(name)
      ? []
      : [
          problem(
            `the authority "${name}" is no name of an object`,
            "Give lower-case letters, digits, dashes and dots.",
          ),
        ]),
  ];
}

const count = (name: string, value: number, usual: string): Problem[] =>
  Number.isInteger(value) && value >= 1
    ? []
    : [problem(`${name} is ${value}`, `Give a whole number from 1; ${usual}.`)];

const problem = (what: string, fix: string): Problem => ({
  code: "HW-GATEWAY-001",
  message: `Gateway.envoy: ${what}.`,
  fix,
});
