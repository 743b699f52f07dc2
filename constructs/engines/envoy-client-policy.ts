import type { ClientTrafficPolicy } from "../kubernetes/objects";
import { CLIENT_HEADER, USER_HEADER } from "../model/identity-headers";
import { AUTHORIZER_HEADERS } from "../model/route-services";
import type { AcceptedEnvoyGatewayProps } from "./envoy-gateway-props";
import { gatewayObject } from "./envoy-names";
import { labels } from "./labels";

/**
 * How a gateway treats its clients. Fields: https://gateway.envoyproxy.io/docs/api/extension_types/#clienttrafficpolicy.
 * What it relies on by default: header names with underscores are refused, paths are normalized, `x-request-id` and
 * certificates' headers of clients are replaced, TLS begins at 1.2.
 */
export function clientPolicy(
  gateway: string,
  namespace: string,
  props: AcceptedEnvoyGatewayProps,
): ClientTrafficPolicy {
  const name = gatewayObject(gateway);
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "ClientTrafficPolicy",
    metadata: { name, namespace, labels: labels(name) },
    spec: {
      targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name }],
      timeout: {
        tcp: { connectionInspectionTimeout: "5s", ...(props.tls === undefined ? {} : { tlsHandshakeTimeout: "5s" }) },
        // Against clients that send a byte now and then, to hold connections that others need.
        http: {
          requestHeadersReceivedTimeout: "10s",
          requestReceivedTimeout: "60s",
          idleTimeout: "300s",
          streamIdleTimeout: "300s",
        },
      },
      connection: { connectionLimit: { value: props.maxConnections } },
      ...clientValidation(props),
      path: { escapedSlashesAction: "UnescapeAndRedirect", disableMergeSlashes: false },
      headers: {
        // For who believes it; without client certificates Envoy drops it.
        ...(props.clientCertificates
          ? { xForwardedClientCert: { mode: "SanitizeSet", certDetailsToAdd: ["Subject", "URI", "DNS"] } }
          : {}),
        earlyRequestHeaders: {
          remove: [...CLAIMED_BY_CLIENTS],
          // An authorizer need not set each of them, and what it does not set would be the client's.
          removeOnMatch: [{ type: "Prefix", value: AUTHORIZER_HEADERS }],
        },
        lateResponseHeaders: {
          addIfAbsent: SECURITY_HEADERS.concat(props.tls === undefined ? [] : [TRANSPORT_SECURITY]),
          remove: ["x-powered-by"],
        },
      },
      http2: { maxConcurrentStreams: 100 },
      ...(props.http3 ? { http3: {} } : {}),
    },
  };
}

function clientValidation({ clientCertificates }: AcceptedEnvoyGatewayProps): Pick<ClientTrafficPolicy["spec"], "tls"> {
  if (clientCertificates === undefined) return {};
  const { authority, required } = clientCertificates;
  const [kind, name] =
    "configMap" in authority ? (["ConfigMap", authority.configMap] as const) : (["Secret", authority.secret] as const);
  return {
    tls: {
      clientValidation: {
        mode: required ? "RequireAndVerify" : "VerifyIfGiven",
        caCertificateRefs: [{ group: "", kind, name }],
      },
    },
  };
}

/** Say where a request came from, or from whom; services would believe it. Envoy tells the client's address itself. */
const CLAIMED_BY_CLIENTS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-real-ip",
  // Access logs tell who sent a request by them.
  CLIENT_HEADER,
  USER_HEADER,
] as const;

/** https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers; a service's own count. */
const SECURITY_HEADERS = [
  { name: "x-content-type-options", value: "nosniff" },
  { name: "x-frame-options", value: "DENY" },
  { name: "referrer-policy", value: "no-referrer" },
  { name: "content-security-policy", value: "frame-ancestors 'none'" },
];

const TRANSPORT_SECURITY = { name: "strict-transport-security", value: "max-age=31536000" };
