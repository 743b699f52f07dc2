import type { AlertIntent } from "../intents/monitoring";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { GatewayDeclaration } from "../model/route-declarations";
import type { Topology } from "../model/topology";
import { collectorsOf } from "./access-logs";

/**
 * Whoever renews certificates does so weeks before they expire:
 * https://cert-manager.io/docs/usage/certificate/#reissuance-triggered-by-expiry-renewal
 */
const DAYS_LEFT = 7;

/** What somebody has to act on of a platform's gateways. */
export const gatewayAlerts = (topology: Topology, platform: PlatformDeclaration): AlertIntent[] =>
  (platform.gateways ?? [])
    .filter(({ metricsPort }) => metricsPort !== undefined)
    .flatMap((gateway) => [
      down(gateway),
      errors(gateway),
      ...(gateway.tls ? [certificateExpiry(gateway)] : []),
      ...(collectorsOf(topology, platform, gateway.name).length > 0 ? [unlogged(gateway)] : []),
    ]);

const down = ({ name }: GatewayDeclaration): AlertIntent => ({
  kind: "alert",
  alert: "gatewayDown",
  severity: "critical",
  gateway: name,
  summary: `The gateway ${name} is down`,
  description: "For two minutes none of its proxies has been ready: no request comes in.",
});

const errors = ({ name }: GatewayDeclaration): AlertIntent => ({
  kind: "alert",
  alert: "gatewayErrors",
  severity: "critical",
  gateway: name,
  tolerated: 0.05,
  summary: `The gateway ${name} answers with server errors`,
  description: "For ten minutes more than one in twenty requests has been answered with a status of 500 or above.",
});

const certificateExpiry = ({ name }: GatewayDeclaration): AlertIntent => ({
  kind: "alert",
  alert: "certificateExpiry",
  severity: "warning",
  gateway: name,
  days: DAYS_LEFT,
  summary: `A certificate of the gateway ${name} expires`,
  description: `In less than ${DAYS_LEFT} days clients will refuse it: it should have been renewed long ago.`,
});

const unlogged = ({ name }: GatewayDeclaration): AlertIntent => ({
  kind: "alert",
  alert: "unloggedRequests",
  severity: "warning",
  gateway: name,
  summary: `Requests of the gateway ${name} are not in its access log`,
  description: "In the last fifteen minutes its proxies found no collector that took them; their own output has them.",
});
