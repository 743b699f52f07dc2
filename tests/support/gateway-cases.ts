import { type EnvoyGatewayProps, Tls } from "../../constructs";
import type { RouteIntent } from "../../constructs/intents/route";
import type { JwtDeclaration, OidcDeclaration } from "../../constructs/model/route-declarations";

import { external } from "./declarations";

/** `Gateway.envoy` with each prop in turn, and with all of them. */
export const gatewayCases: Readonly<Record<string, EnvoyGatewayProps>> = {
  defaults: { hosts: ["shop.example"] },
  "several hosts": { hosts: ["shop.example", "*.shop.example", "api.shop.example"] },
  "a certificate": { hosts: ["shop.example", "*.shop.example"], tls: Tls.secret("shop-example") },
  "cert-manager": { hosts: ["shop.example"], tls: Tls.certManager({ clusterIssuer: "letsencrypt" }) },
  "an address in the cluster": { hosts: ["shop.example"], service: "ClusterIP" },
  "ports of nodes": { hosts: ["shop.example"], service: "NodePort" },
  teams: { hosts: ["shop.example"], teams: ["shop", "billing"] },
  replicas: { hosts: ["shop.example"], replicas: 5 },
  http3: { hosts: ["shop.example"], tls: Tls.secret("shop-example"), http3: true },
  resources: { hosts: ["shop.example"], resources: { cpu: "2", memory: "1Gi", memoryLimit: "2Gi" } },
  "certificates of clients": {
    hosts: ["shop.example"],
    tls: Tls.secret("shop-example"),
    clientCertificates: { authority: { configMap: "partners-ca" } },
  },
  "certificates of all clients": {
    hosts: ["shop.example"],
    tls: Tls.secret("shop-example"),
    clientCertificates: { authority: { secret: "partners-ca" }, required: true },
  },
  maxConnections: { hosts: ["shop.example"], maxConnections: 50 },
};

/** A public route to one service. */
export const plainRoute: RouteIntent = {
  kind: "route",
  name: "orders-1a2b3c",
  gateway: { name: "public", namespace: "platform" },
  hosts: ["shop.example"],
  path: "/orders",
  methods: [],
  headers: {},
  query: {},
  backends: [{ service: "orders", port: 80, weight: 100 }],
  mirror: undefined,
  auth: { type: "public", reason: "Everybody may look." },
  authorizer: undefined,
  rateLimits: [],
  timeoutMs: undefined,
  retries: undefined,
  cors: undefined,
  maxParallelRequests: undefined,
  maxBodyBytes: undefined,
};

export const jwt: JwtDeclaration = {
  type: "jwt",
  issuer: "https://id.example",
  audiences: ["shop"],
  keys: { url: "https://id.example/.well-known/jwks.json" },
  claimHeaders: { sub: "x-user", email: "x-email" },
  requiredClaims: {},
};

export const doorman = { service: "doorman", namespace: "shop", port: 80 };

export const oidc: OidcDeclaration = {
  type: "oidc",
  token: { ...jwt, audiences: ["shop"] },
  clientId: "shop",
  secret: "login",
  scopes: [],
  endpoints: {
    authorization: "https://id.example/authorize",
    token: "https://id.example/token",
    endSession: undefined,
  },
};

/** A route with each option in turn, and with all of them. */
export const routeCases: Readonly<Record<string, RouteIntent>> = {
  "nothing but a path": plainRoute,
  "the root": { ...plainRoute, path: "/" },
  "a method, a header and a parameter": {
    ...plainRoute,
    methods: ["GET", "POST"],
    headers: { "x-version": "2" },
    query: { preview: "yes" },
  },
  "a canary": {
    ...plainRoute,
    backends: [
      { service: "orders", port: 80, weight: 90 },
      { service: "orders-v2", port: 80, weight: 10 },
    ],
  },
  "a mirror": { ...plainRoute, mirror: { service: "orders-v2", port: 80 } },
  "tokens, by an address": { ...plainRoute, auth: jwt },
  "tokens, by inline keys": {
    ...plainRoute,
    auth: { ...jwt, keys: { inline: '{"keys":[]}' }, audiences: [], claimHeaders: {} },
  },
  "required claims": {
    ...plainRoute,
    auth: { ...jwt, requiredClaims: { role: ["admin", "clerk"], scope: ["orders:write"] } },
  },
  "API keys": {
    ...plainRoute,
    auth: { type: "apiKey", secret: "partners", header: "x-api-key", clientHeader: "x-client-id" },
  },
  "basic authentication": { ...plainRoute, auth: { type: "basic", secret: "operators", userHeader: "x-user" } },
  "an authorizer": { ...plainRoute, auth: external, authorizer: doorman },
  "an authorizer of another namespace, with headers": {
    ...plainRoute,
    auth: {
      ...external,
      path: "/check",
      requestHeaders: ["cookie"],
      identityHeaders: ["x-auth-request-user"],
      timeoutMs: 250,
    },
    authorizer: { ...doorman, namespace: "billing-prod" },
  },
  "any certificate": {
    ...plainRoute,
    auth: { type: "clientCertificate", subjects: [], dnsNames: [], uris: [] },
  },
  "certificates by name": {
    ...plainRoute,
    auth: {
      type: "clientCertificate",
      subjects: ['CN="acme, \\"the\\" firm",O=Partners', "CN=globex"],
      dnsNames: ["acme.example"],
      uris: ["spiffe://partners.example/acme"],
    },
  },
  "a login": { ...plainRoute, auth: oidc },
  "a login with scopes and a logout": {
    ...plainRoute,
    path: "/",
    auth: {
      ...oidc,
      scopes: ["email", "profile"],
      endpoints: { ...oidc.endpoints, endSession: "https://id.example/logout" },
    },
    rateLimits: [{ requests: 5, per: "hour", by: "subject" }],
  },
  "limits of each kind": {
    ...plainRoute,
    auth: jwt,
    rateLimits: [
      { requests: 1000, per: "second", by: "route" },
      { requests: 1_000_000, per: "day", by: "route" },
      { requests: 100, per: "minute", by: "address" },
      { requests: 5, per: "hour", by: "subject" },
    ],
  },
  "limits that all proxies count together": {
    ...plainRoute,
    auth: jwt,
    rateLimits: [
      { requests: 1000, per: "second", by: "route", scope: "global" },
      { requests: 100, per: "minute", by: "address", scope: "global" },
      { requests: 5, per: "hour", by: "subject", scope: "global" },
      { requests: 5, per: "hour", by: "route" },
    ],
  },
  "a limit for each key": {
    ...plainRoute,
    auth: { type: "apiKey", secret: "partners", header: "x-api-key", clientHeader: "x-client-id" },
    rateLimits: [{ requests: 10, per: "minute", by: "apiKey" }],
  },
  "a timeout": { ...plainRoute, timeoutMs: 90_500 },
  "no timeout": { ...plainRoute, timeoutMs: "none" },
  retries: { ...plainRoute, retries: { attempts: 3, perTryTimeoutMs: 250 } },
  "retries without a time": { ...plainRoute, retries: { attempts: 1, perTryTimeoutMs: undefined } },
  CORS: {
    ...plainRoute,
    methods: ["POST"],
    cors: {
      origins: ["https://shop.example", "https://*.shop.example"],
      methods: ["POST"],
      headers: ["content-type"],
      exposedHeaders: ["x-request-id"],
      credentials: true,
      maxAgeSeconds: 600,
    },
  },
  "few requests at a time": { ...plainRoute, maxParallelRequests: 1 },
  "a body's limit": { ...plainRoute, maxBodyBytes: 1_048_576 },
};
