import { urlVariable } from "../../constructs/concerns/service-address";

/** Hosts of the services that a workload calls: `prices.shop`, from `PRICES_URL=http://prices.shop`. */
export const calledHosts = (env: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(
    Object.entries(env).flatMap(([name, value]) => {
      const [, host, service] = /^http:\/\/(([^./:]+)\.[^./:]+)$/.exec(value) ?? [];
      return host !== undefined && service !== undefined && name === urlVariable(service) ? [host] : [];
    }),
  );
