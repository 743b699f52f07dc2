import type { RouteIntent } from "../intents/route";

/** What a route's policies apply to. */
export const routeTarget = ({ name }: RouteIntent) =>
  ({ group: "gateway.networking.k8s.io", kind: "HTTPRoute", name }) as const;
