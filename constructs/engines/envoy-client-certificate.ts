import type { SecurityPolicy } from "../kubernetes/objects";
import type { ClientCertificateDeclaration } from "../model/route-declarations";

type Authorization = NonNullable<SecurityPolicy["spec"]["authorization"]>;

/**
 * Envoy tells what is in the certificate that it has verified, so no header has to be believed.
 * Attributes: https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/advanced/attributes#connection-attributes
 */
export const certifiedClients = ({ subjects, dnsNames, uris }: ClientCertificateDeclaration): Authorization => ({
  defaultAction: "Deny",
  rules: [
    {
      action: "Allow",
      cel: [
        "connection.mtls",
        ...oneOf("connection.subject_peer_certificate", subjects),
        ...oneOf("connection.dns_san_peer_certificate", dnsNames),
        ...oneOf("connection.uri_san_peer_certificate", uris),
      ].join(" && "),
    },
  ],
});

/** CEL escapes texts as JSON does: https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values */
const oneOf = (attribute: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [`${attribute} in [${values.map((value) => JSON.stringify(value)).join(", ")}]`];
