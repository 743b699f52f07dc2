import type { KnownIntent } from "../../constructs/intents";
import type { CallIntent, CallRoute, EgressIntent } from "../../constructs/intents/mesh";

const orders = { "app.kubernetes.io/name": "orders" };
const payment = { name: "payment", namespace: "billing" };
const paymentV2 = { name: "payment-v2", namespace: "billing" };

const route: CallRoute = {
  header: undefined,
  backends: [{ service: payment, weight: 100 }],
  mirror: undefined,
  timeoutMs: undefined,
  retries: undefined,
};
const split: CallRoute = {
  ...route,
  backends: [
    { service: payment, weight: 90 },
    { service: paymentV2, weight: 10 },
  ],
};

export const plainCall: CallIntent = {
  kind: "call",
  name: "call-from-orders-to-billing-payment",
  namespace: "shop",
  caller: { namespace: "shop", pods: orders },
  service: payment,
  routes: [route],
  outlierDetection: undefined,
  maxConnections: undefined,
  locality: undefined,
};

export const plainEgress: EgressIntent = {
  kind: "egress",
  name: "orders",
  namespace: "shop",
  pods: orders,
  services: [],
  hosts: [],
};

export const detection = {
  consecutiveGatewayErrors: 3,
  intervalMs: 500,
  baseEjectionTimeMs: 10_000,
  maxEjectionPercent: 50,
};

/** Everything that a mesh is asked to do, each option in turn. */
export const meshCases: Readonly<Record<string, KnownIntent>> = {
  "a namespace": { kind: "mesh-namespace", namespace: "shop" },
  "a namespace that tells of traces": { kind: "mesh-namespace", namespace: "shop", sampling: 0.001 },
  "a permission": {
    kind: "call-permission",
    name: "call-from-shop-orders-to-payment",
    namespace: "shop",
    pods: { "app.kubernetes.io/name": "payment" },
    caller: { trustDomain: "cluster.local", namespace: "shop", serviceAccount: "orders" },
  },
  "a plain port": {
    kind: "plain-port",
    name: "metrics-of-orders",
    namespace: "shop",
    pods: orders,
    port: 8081,
  },
  "no egress": plainEgress,
  "egress to services": { ...plainEgress, services: [payment, paymentV2] },
  "egress to hosts": {
    ...plainEgress,
    hosts: [
      { host: "api.example.com", port: 443 },
      { host: "Other.Example.com.", port: 443 },
      { host: "api.example.com", port: 80 },
      { host: "smtp.example.com", port: 587 },
      { host: "192.0.2.1", port: 5432 },
      { host: "2001:db8::1", port: 5432 },
    ],
  },
  "a timeout": { ...plainCall, routes: [{ ...route, timeoutMs: 1_500 }] },
  retries: { ...plainCall, routes: [{ ...route, retries: { attempts: 3, perTryTimeoutMs: 250 } }] },
  "retries without a time": {
    ...plainCall,
    routes: [{ ...route, retries: { attempts: 1, perTryTimeoutMs: undefined } }],
  },
  "outlier detection": { ...plainCall, outlierDetection: detection },
  "a limit of connections": { ...plainCall, maxConnections: 10 },
  "replicas in the zone": { ...plainCall, locality: "zone" },
  "a canary, limited": { ...plainCall, routes: [split], maxConnections: 10 },
  "a mirror": { ...plainCall, routes: [{ ...route, mirror: paymentV2 }] },
  "a gateway's routes": {
    ...plainCall,
    caller: { namespace: "platform", pods: { "gateway.envoyproxy.io/owning-gateway-name": "gateway-public" } },
    routes: [
      { ...split, header: { name: "x-headwater-route", value: "a" } },
      { ...route, header: { name: "x-headwater-route", value: "b" }, mirror: paymentV2 },
    ],
  },
};
