import { createHash } from "node:crypto";
import { hostOf } from "../model/gateway-of";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { GatewayDeclaration, RouteDeclaration } from "../model/route-declarations";
import { isToken } from "../model/tokens";

/** Between a workload and the parts of a path, which may have single dashes of their own. */
const SEPARATOR = "--";
/** Of a label's value. */
const MAX_LENGTH = 63;
/** Of such parts no two lists make the same name. */
const PLAIN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * `orders--v1--items` is the path `/v1/items` of the workload `orders`, as logs and metrics show it. What else a route
 * matches, and what a name can't tell of its path, is in a digest at the end. A route keeps its name while it matches the
 * same requests, whatever other routes there are: Kubernetes can't rename, and between two routes requests would fail.
 */
export function routeName(
  { gateways = [] }: PlatformDeclaration,
  workload: string,
  gateway: GatewayDeclaration,
  route: RouteDeclaration,
): string {
  const parts = [workload, ...partsOf(route.path)];
  const isTold = gateway === gateways[0] && matchesByPath(gateway, route) && parts.every((part) => PLAIN.test(part));
  const name = parts
    .map(plain)
    .filter((part) => part !== "")
    .join(SEPARATOR);
  if (isTold && name.length <= MAX_LENGTH) return name;
  const digest = `-${matchDigest(workload, gateway, route)}`;
  return withoutDashes(name.slice(0, MAX_LENGTH - digest.length)) + digest;
}

/** A token is numbered anew with each change of a program, so no name may tell it. */
const partsOf = (path: string): readonly string[] =>
  isToken(path) ? [""] : path === "/" ? [] : path.slice(1).split("/");

const matchesByPath = (gateway: GatewayDeclaration, route: RouteDeclaration): boolean =>
  hostOf(gateway, route) === gateway.hosts[0] &&
  route.methods.length === 0 &&
  Object.keys(route.headers).length === 0 &&
  Object.keys(route.query).length === 0;

const plain = (part: string): string => withoutDashes(part.toLowerCase().replace(/[^a-z0-9]+/g, "-"));

const withoutDashes = (text: string): string => text.replace(/^-+|-+$/g, "");

function matchDigest(workload: string, gateway: GatewayDeclaration, route: RouteDeclaration): string {
  const { path, methods, headers, query } = route;
  const host = hostOf(gateway, route) ?? "";
  const match = [workload, gateway.name, isToken(host) ? "" : host, path, methods, sorted(headers), sorted(query)];
  return createHash("sha256").update(JSON.stringify(match)).digest("hex").slice(0, 8);
}

const sorted = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
