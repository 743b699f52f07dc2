import type { AuthDeclaration, RouteDeclaration } from "../../model/route-declarations";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

const LEGAL = {
  /** https://gateway-api.sigs.k8s.io/reference/spec/#httpmethod */
  method: /^(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH)$/,
  /** https://gateway-api.sigs.k8s.io/reference/spec/#httpheadername */
  header: /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/,
  /** A DNS subdomain, RFC 1123. */
  Secret: /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
} as const;

interface Name {
  readonly what: keyof typeof LEGAL;
  readonly name: string;
}

export const routeNames = defineRule({
  code: "HW-ROUTE-014",
  name: "Methods, headers and Secrets of a route have legal names",
  why: "The cluster would refuse the route or its policy.",
  fix: "Methods are in capital letters, names of headers are letters, digits and dashes, and those of Secrets lower-case letters, digits, dashes and dots.",
  example: `orders.exposes("/orders", { auth: Auth.basic({ secret: "Shop_Users" }) });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const named = exposes.map((route) => ({ path: route.path, names: namesIn(route) }));
    if (named.every(({ names }) => names.length === 0)) return "not applicable";
    return judged(
      named.flatMap(({ path, names }) =>
        names
          .filter(({ what, name }) => !isToken(name) && !LEGAL[what].test(name))
          .map(({ what, name }) => ({ message: `"${name}" of the route "${path}" is no ${what}.` })),
      ),
    );
  },
});

const namesIn = ({ methods, headers, auth }: RouteDeclaration): Name[] => [
  ...methods.map((name): Name => ({ what: "method", name })),
  ...Object.keys(headers).map((name): Name => ({ what: "header", name })),
  ...namesOf(auth),
];

function namesOf(auth: AuthDeclaration): Name[] {
  switch (auth.type) {
    case "jwt":
      return Object.values(auth.claimHeaders).map((name) => ({ what: "header", name }));
    case "oidc":
      return [{ what: "Secret", name: auth.secret }, ...namesOf(auth.token)];
    case "apiKey":
      return [
        { what: "Secret", name: auth.secret },
        { what: "header", name: auth.header },
        { what: "header", name: auth.clientHeader },
      ];
    case "basic":
      return [
        { what: "Secret", name: auth.secret },
        { what: "header", name: auth.userHeader },
      ];
    case "external":
      return [...auth.requestHeaders, ...auth.identityHeaders].map((name) => ({ what: "header", name }));
    case "clientCertificate":
    case "public":
      return [];
  }
}
