import type { ClientCertificateDeclaration } from "../../model/route-declarations";
import { defineRule, judged } from "../rule";
import { gatewayAt } from "./gateway-at";

/** Envoy Gateway takes an expression of 4,096 characters, some of which are around the names. */
const MAX_LENGTH = 3_500;

export const clientCertificate = defineRule({
  code: "HW-ROUTE-021",
  name: "A gateway asks for the certificates that its routes need",
  why: "No client would show one, and so every request would be refused.",
  fix: `Have the gateway ask: clientCertificates: { authority: { configMap: "…" } }. Names are at most ${MAX_LENGTH} characters together; have the authority give out fewer certificates for more.`,
  example: `gateways: { public: Gateway.envoy({ hosts: ["shop.example"], tls: Tls.secret("shop-example") }) }
orders.exposes("/orders", { auth: Auth.clientCertificate() });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const asking = workload.exposes.flatMap((route) => {
      const { path, auth } = route;
      const gateway = gatewayAt(topology, workload, route);
      return gateway && auth.type === "clientCertificate" ? [{ path, names: namesIn(auth), gateway }] : [];
    });
    if (asking.length === 0) return "not applicable";
    return judged(
      asking.flatMap(({ path, names, gateway }) => [
        ...(gateway.clientCertificates
          ? []
          : [{ message: `"${path}" needs a certificate, which the gateway "${gateway.name}" asks nobody for.` }]),
        ...(names.includes("") ? [{ message: `"${path}" takes certificates with an empty name.` }] : []),
        ...(names.join("").length > MAX_LENGTH
          ? [{ message: `"${path}" names ${names.length} certificates, with ${names.join("").length} characters.` }]
          : []),
      ]),
    );
  },
});

const namesIn = ({ subjects, dnsNames, uris }: ClientCertificateDeclaration): readonly string[] => [
  ...subjects,
  ...dnsNames,
  ...uris,
];
