import type { SettingsReader } from "../shared/settings";

/** Which handler takes a stream's events. */
export interface Route {
  readonly stream: string;
  /** Restate's name of the function or entity. */
  readonly service: string;
  readonly handler: string;
  /** Whether it is an entity's: the event's key is the entity's. */
  readonly keyed: boolean;
}

export interface ForwardSettings {
  /** Root of Restate's ingress, without a slash at the end. */
  readonly ingress: string;
  readonly routes: readonly Route[];
}

const EXPECTED =
  '{"ingress":"http://restate.platform.svc:8080","routes":[{"stream":"order-placed","service":"shop.checkout","handler":"run","keyed":false}]}';

export const readForwardSettings = (reader: SettingsReader): ForwardSettings =>
  reader.json("HEADWATER_FORWARD", EXPECTED, parse) ?? { ingress: "", routes: [] };

function parse(value: unknown): ForwardSettings {
  const { ingress, routes } = (value ?? {}) as Partial<ForwardSettings>;
  if (typeof ingress !== "string" || !URL.canParse(ingress)) throw new Error("has no address of an ingress");
  if (!Array.isArray(routes) || !routes.every(isRoute)) throw new Error("has no list of routes");
  return { ingress, routes };
}

function isRoute(value: unknown): value is Route {
  const { stream, service, handler, keyed } = (value ?? {}) as Partial<Route>;
  return [stream, service, handler].every((each) => typeof each === "string") && typeof keyed === "boolean";
}
