import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { envoyRoutes } from "../../../constructs/engines/envoy-routes";
import { gatewayDuration } from "../../../constructs/engines/gateway-duration";
import type { RouteIntent } from "../../../constructs/intents/route";
import type { BackendTrafficPolicy, HTTPRoute, SecurityPolicy } from "../../../constructs/kubernetes/objects";
import { external } from "../../support/declarations";
import { doorman, jwt, oidc, plainRoute, routeCases } from "../../support/gateway-cases";
import { schemaProblems } from "../../support/kubernetes-schemas";

const owner = { name: "orders", namespace: "shop", runtimeConfigMap: "runtime", platformNamespace: "platform" };

/** The three objects of a route, among others of its owner. */
function render(route: RouteIntent, ...others: readonly RouteIntent[]) {
  const [httpRoute, security, traffic] = envoyRoutes.render([route, ...others], owner);
  return {
    rule: (httpRoute as unknown as HTTPRoute).spec.rules?.[0] ?? {},
    security: (security as unknown as SecurityPolicy).spec,
    traffic: (traffic as unknown as BackendTrafficPolicy).spec,
  };
}

const removed = (route: RouteIntent, ...others: readonly RouteIntent[]) =>
  render(route, ...others).rule.filters?.flatMap(({ requestHeaderModifier }) => requestHeaderModifier?.remove ?? []);

const apiKey = { type: "apiKey", secret: "partners", header: "x-api-key", clientHeader: "x-client-id" } as const;

test.each(Object.entries(routeCases))("%s: what the definitions allow", (_, route) => {
  const objects = envoyRoutes.render([route], owner);
  expect(objects.flatMap(schemaProblems)).toEqual([]);
  expect(objects.slice(0, 3).map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual([
    ["HTTPRoute", "shop", route.name],
    ["SecurityPolicy", "shop", route.name],
    ["BackendTrafficPolicy", "shop", route.name],
  ]);
});

describe("who sent a request", () => {
  test("is told in the headers of the route's own authentication; clients can't", () => {
    const tokens = { ...plainRoute, name: "a", auth: jwt };
    const keys = { ...plainRoute, name: "b", auth: apiKey };
    const open = { ...plainRoute, name: "c" };
    expect(removed(tokens, keys, open)).toEqual(["x-client-id", "x-headwater-subject"]);
    expect(removed(keys, tokens, open)).toEqual(["x-email", "x-user", "x-headwater-subject"]);
    expect(removed(open, tokens, keys)).toEqual(["x-client-id", "x-email", "x-user", "x-headwater-subject"]);
  });

  test("is no reason to hand on a password or a key", () => {
    expect(removed({ ...plainRoute, auth: { type: "basic", secret: "s", userHeader: "x-user" } })).toContain(
      "authorization",
    );
    expect(render({ ...plainRoute, auth: apiKey }).security.apiKeyAuth?.sanitize).toBe(true);
  });

  test("is checked on every route but the public, which says so", () => {
    const open = Object.entries(routeCases).filter(([, route]) => {
      const { jwt, apiKeyAuth, basicAuth, extAuth, authorization } = render(route).security;
      const checks = [jwt, apiKeyAuth, basicAuth, extAuth];
      return checks.every((check) => check === undefined) && authorization?.defaultAction !== "Deny";
    });
    expect(open.every(([, { auth }]) => auth.type === "public")).toBe(true);
    expect(render(plainRoute).security.authorization).toEqual({ defaultAction: "Allow" });
  });
});

describe("an authorizer", () => {
  const asking = { ...plainRoute, auth: external, authorizer: doorman };

  test("that gives no answer lets nobody in, and is told what is declared alone", () => {
    const { extAuth } = render(asking).security;
    expect(extAuth).toEqual({
      http: { backendRefs: [{ name: "doorman", namespace: "shop", port: 80 }] },
      timeout: "2s",
      failOpen: false,
      statusOnError: 503,
    });
    const identityHeaders = ["x-auth-request-user"];
    const telling = { ...asking, auth: { ...external, requestHeaders: ["cookie"], identityHeaders } };
    expect(render(telling).security.extAuth).toMatchObject({
      http: { headersToBackend: identityHeaders },
      headersToExtAuth: ["cookie"],
    });
    expect(removed(telling)).not.toContain("x-auth-request-user");
  });

  test("of another namespace is granted once, and one of the same is not", () => {
    const grants = (...routes: readonly RouteIntent[]) =>
      envoyRoutes.render(routes, owner).filter(({ kind }) => kind === "ReferenceGrant");
    const elsewhere = { ...asking, authorizer: { ...doorman, namespace: "security" } };
    expect(grants(asking)).toEqual([]);
    expect(grants(elsewhere, { ...elsewhere, name: "other" })).toMatchObject([
      {
        metadata: { namespace: "security", name: "authorization-of-shop-orders-by-doorman" },
        spec: {
          from: [{ kind: "SecurityPolicy", namespace: "shop" }],
          to: [{ kind: "Service", name: "doorman" }],
        },
      },
    ]);
  });
});

test("certificates must have one name of each kind, whatever is in the names", () => {
  const names = { subjects: ['CN="a"'], dnsNames: ["a.example", "b.example"], uris: [] };
  expect(render({ ...plainRoute, auth: { type: "clientCertificate", ...names } }).security.authorization).toEqual({
    defaultAction: "Deny",
    rules: [
      {
        action: "Allow",
        cel: 'connection.mtls && connection.subject_peer_certificate in ["CN=\\"a\\""] && connection.dns_san_peer_certificate in ["a.example", "b.example"]',
      },
    ],
  });
});

describe("a login", () => {
  const authOf = (path: string) => render({ ...plainRoute, path, auth: oidc }).security;

  test("comes back to the route itself", () => {
    const paths = (path: string) => [authOf(path).oidc?.redirectURL, authOf(path).oidc?.logoutPath];
    const scheme = "%REQ(x-forwarded-proto)%://%REQ(:authority)%";
    expect(paths("/orders")).toEqual([`${scheme}/orders/oauth2/callback`, "/orders/logout"]);
    expect(paths("/")).toEqual([`${scheme}/oauth2/callback`, "/logout"]);
  });

  test("brings a token that is checked like a client's own", () => {
    const { oidc: login, jwt: check } = authOf("/orders");
    expect(login?.forwardIDToken).toEqual({ header: "authorization" });
    expect(check?.providers?.[0]).toMatchObject({
      issuer: "https://id.example",
      audiences: ["shop"],
      extractFrom: { headers: [{ name: "Authorization", valuePrefix: "Bearer " }] },
    });
  });
});

test("a required claim may be a text or a list, and all of them are required", () => {
  const auth = { ...jwt, requiredClaims: { role: ["admin", "clerk"], scope: ["write"] } };
  const { authorization } = render({ ...plainRoute, auth }).security;
  expect(authorization?.defaultAction).toBe("Deny");
  const claims = authorization?.rules?.map(({ action, principal }) => [
    action,
    principal?.jwt?.claims?.map(({ name, valueType, values }) => `${name} ${valueType} ${values.join("|")}`),
  ]);
  expect(claims).toEqual([
    ["Allow", ["role String admin|clerk", "scope String write"]],
    ["Allow", ["role String admin|clerk", "scope StringArray write"]],
    ["Allow", ["role StringArray admin|clerk", "scope String write"]],
    ["Allow", ["role StringArray admin|clerk", "scope StringArray write"]],
  ]);
});

describe("a limit", () => {
  const selectors = (by: "route" | "address" | "subject" | "apiKey", auth: RouteIntent["auth"]) =>
    render({
      ...plainRoute,
      auth,
      rateLimits: [{ requests: 5, per: "minute", by }],
    }).traffic.rateLimit?.local?.rules?.map(({ clientSelectors }) => clientSelectors?.[0]);

  test("by subject counts by the header that the service sees, or by one that it does not", () => {
    const distinct = (name: string) => ({ headers: [{ name, type: "Distinct" }] });
    expect(selectors("subject", jwt)).toContainEqual(distinct("x-user"));
    const hidden = { ...jwt, claimHeaders: {} };
    expect(selectors("subject", hidden)).toContainEqual(distinct("x-headwater-subject"));
    const rateLimits = [{ requests: 5, per: "minute", by: "subject" } as const];
    const [provider] = render({ ...plainRoute, auth: hidden, rateLimits }).security.jwt?.providers ?? [];
    expect(provider?.claimToHeaders).toEqual([{ claim: "sub", header: "x-headwater-subject" }]);
  });

  test("by subject holds tokens without one too", () => {
    expect(selectors("subject", jwt)).toContainEqual({
      headers: [{ name: "x-user", type: "RegularExpression", value: ".+", invert: true }],
    });
  });

  test("by address counts each address of either family", () => {
    expect(selectors("address", plainRoute.auth)).toEqual([
      { sourceCIDR: { type: "Distinct", value: "0.0.0.0/0" } },
      { sourceCIDR: { type: "Distinct", value: "::/0" } },
    ]);
  });

  test("is counted by each proxy, or by all together where that is asked for", () => {
    const limits = (scope?: "global") => [
      { requests: 5, per: "minute", by: "address", ...(scope ? { scope } : {}) } as const,
    ];
    const { local, global } =
      render({ ...plainRoute, rateLimits: [...limits(), ...limits("global")] }).traffic.rateLimit ?? {};
    expect(global?.rules).toEqual(local?.rules);
    expect(render({ ...plainRoute, rateLimits: limits() }).traffic.rateLimit).not.toHaveProperty("global");
    expect(render({ ...plainRoute, rateLimits: limits("global") }).traffic.rateLimit).not.toHaveProperty("local");
  });

  test("always has a selector: Envoy Gateway takes one limit without, and then refuses others of a shorter unit", () => {
    expect(selectors("route", plainRoute.auth)).toEqual([{ path: { type: "PathPrefix", value: "/" } }]);
  });
});

test("a timeout is the declared, Envoy's, or none", () => {
  const timeout = (timeoutMs: RouteIntent["timeoutMs"]) => render({ ...plainRoute, timeoutMs }).rule.timeouts?.request;
  expect([timeout(2_500), timeout(undefined), timeout("none")]).toEqual(["2s500ms", "15s", "0s"]);
});

test("few requests at a time are few connections too, and as many wait", () => {
  expect(render({ ...plainRoute, maxParallelRequests: 7 }).traffic.circuitBreaker).toEqual({
    maxConnections: 7,
    maxParallelRequests: 7,
    maxPendingRequests: 7,
  });
  expect(render(plainRoute).traffic).not.toHaveProperty("circuitBreaker");
});

describe("retries", () => {
  test("that nobody declared never send again what a service may have seen", () => {
    expect(render(plainRoute).traffic.retry).toEqual({
      numRetries: 2,
      retryOn: { triggers: ["connect-failure", "refused-stream", "reset-before-request"] },
    });
  });

  test("that are declared have their attempts and their time", () => {
    const { retry } = render({ ...plainRoute, retries: { attempts: 3, perTryTimeoutMs: 250 } }).traffic;
    expect(retry).toMatchObject({ numRetries: 3, perRetry: { timeout: "250ms" } });
    expect(retry?.retryOn?.triggers).toContain("reset");
  });
});

describe("a browser's question before a request", () => {
  const cors = { origins: ["*"], methods: [], headers: [], exposedHeaders: [], credentials: false, maxAgeSeconds: 600 };
  const methods = (route: Partial<RouteIntent>) =>
    render({ ...plainRoute, cors, ...route }).rule.matches?.map(({ method, headers }) => [
      method,
      headers?.length ?? 0,
    ]);

  test("reaches a route that matches other methods or a header", () => {
    expect(methods({ methods: ["POST"], headers: { "x-version": "2" } })).toEqual([
      ["POST", 1],
      ["OPTIONS", 0],
    ]);
    expect(methods({ headers: { "x-version": "2" } })).toEqual([
      [undefined, 1],
      ["OPTIONS", 0],
    ]);
  });

  test("needs no match of its own where every method matches", () => {
    expect(methods({})).toEqual([[undefined, 0]]);
    expect(methods({ methods: ["POST"], cors: undefined })).toEqual([["POST", 0]]);
  });
});

describe("a length of time", () => {
  test.each([
    [0, "0s"],
    [250, "250ms"],
    [15_000, "15s"],
    [90_500, "1m30s500ms"],
    [86_400_000, "24h"],
    [0.2, "1ms"],
  ])("of %d ms is %s", (milliseconds, text) => {
    expect(gatewayDuration(milliseconds)).toBe(text);
  });

  test("is one that the Gateway API takes, and as long as it was", () => {
    const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 * 3_600_000 }), (milliseconds) => {
        const text = gatewayDuration(milliseconds);
        expect(text).toMatch(/^([0-9]{1,5}(h|m|s|ms)){1,4}$/);
        const parts = [...text.matchAll(/(\d+)(ms|[hms])/g)];
        expect(parts.reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (units[unit] ?? 0), 0)).toBe(
          milliseconds,
        );
      }),
    );
  });
});
