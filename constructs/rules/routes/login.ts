import { isIP } from "node:net";
import type { OidcDeclaration, RouteDeclaration } from "../../model/route-declarations";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";
import { gatewayAt } from "./gateway-at";

export const login = defineRule({
  code: "HW-ROUTE-022",
  name: "A browser can log in, and come back",
  why: "The issuer sends it back to a path below the route's, with GET, and its cookies are sent over HTTPS alone: every login would go round in circles. Envoy Gateway refuses issuers without encryption and tokens from an address.",
  fix: "Give the gateway certificates, let the route take GET with any header and query, and give the issuer's and its endpoints' https:// addresses, with host names.",
  example: `orders.exposes("/orders", { auth: Auth.oidc({ issuer: "http://login.example", clientId: "shop", secret: "login", keys }), methods: ["POST"] });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const logins = workload.exposes.flatMap((route) => {
      const { auth } = route;
      return auth.type === "oidc" ? [{ route, auth, gateway: gatewayAt(topology, workload, route) }] : [];
    });
    if (logins.length === 0) return "not applicable";
    return judged(
      logins.flatMap(({ route, auth, gateway }) => [
        ...(gateway && !gateway.tls
          ? [{ message: `"${route.path}" needs a login at the gateway "${gateway.name}", which has no certificate.` }]
          : []),
        ...(returnsTo(route)
          ? []
          : [{ message: `"${route.path}" needs a login, but does not take the GET that comes back from it.` }]),
        ...(auth.clientId === "" ? [{ message: `"${route.path}" has an empty clientId.` }] : []),
        ...addressesIn(auth)
          .filter((url) => !isToken(url) && !isUsable(url))
          .map((url) => ({
            message: `"${route.path}" needs a login at "${url}", which is no https:// address of a host.`,
          })),
      ]),
    );
  },
});

const returnsTo = ({ methods, headers, query }: RouteDeclaration): boolean =>
  (methods.length === 0 || methods.includes("GET")) &&
  Object.keys(headers).length === 0 &&
  Object.keys(query).length === 0;

const addressesIn = ({ token, endpoints }: OidcDeclaration): readonly string[] => [
  token.issuer,
  ...Object.values(endpoints).filter((url) => url !== undefined),
];

/** https://openid.net/specs/openid-connect-core-1_0.html#IssuerIdentifier */
function isUsable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" && isIP(hostname.replace(/^\[|\]$/g, "")) === 0;
}
