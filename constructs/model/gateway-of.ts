import type { PlatformDeclaration } from "./platform-declarations";
import type { GatewayDeclaration, RouteDeclaration } from "./route-declarations";

/** The gateway that takes a route's requests: the named one, or the platform's first. Undefined if there is none. */
export const gatewayOf = (
  { gateways = [] }: PlatformDeclaration,
  { gateway }: RouteDeclaration,
): GatewayDeclaration | undefined =>
  gateway === undefined ? gateways[0] : gateways.find(({ name }) => name === gateway);

/** The host that a route answers for: its own, or the gateway's first. Undefined if there is none. */
export const hostOf = ({ hosts }: GatewayDeclaration, { host }: RouteDeclaration): string | undefined =>
  host ?? hosts[0];
