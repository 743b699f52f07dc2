import type { Declaration } from "../model/declarations";

/** A declaration with other paths, its own and those that it refers to. */
export function renamed<D extends Declaration>(declaration: D, rename: (path: string) => string): D;
export function renamed(declaration: Declaration, rename: (path: string) => string): Declaration {
  const path = rename(declaration.path);
  switch (declaration.kind) {
    case "platform":
      return { ...declaration, path };
    case "team":
      return { ...declaration, path, platform: rename(declaration.platform) };
    case "stream":
      return { ...declaration, path, team: rename(declaration.team), owner: rename(declaration.owner) };
    case "tombstone":
      return { ...declaration, path, team: rename(declaration.team) };
    case "workload":
      return {
        ...declaration,
        path,
        team: rename(declaration.team),
        publishes: declaration.publishes.map(rename),
        calls: declaration.calls.map(rename),
        ...(declaration.callOptions === undefined
          ? {}
          : {
              callOptions: declaration.callOptions.map((options) => ({
                ...options,
                service: rename(options.service),
                canary: options.canary && { ...options.canary, service: rename(options.canary.service) },
                mirror: options.mirror === undefined ? undefined : rename(options.mirror),
              })),
            }),
        ...(declaration.invokes === undefined ? {} : { invokes: declaration.invokes.map(rename) }),
        ...(declaration.ingests === undefined ? {} : { ingests: rename(declaration.ingests) }),
        ...(declaration.forwards === undefined
          ? {}
          : {
              forwards: {
                target: rename(declaration.forwards.target),
                routes: declaration.forwards.routes.map((route) => ({ ...route, stream: rename(route.stream) })),
              },
            }),
        exposes: declaration.exposes.map((route) => ({
          ...route,
          canary: route.canary && { ...route.canary, service: rename(route.canary.service) },
          mirror: route.mirror === undefined ? undefined : rename(route.mirror),
          auth: route.auth.type === "external" ? { ...route.auth, service: rename(route.auth.service) } : route.auth,
        })),
        ...(declaration.holds === undefined
          ? {}
          : { holds: declaration.holds.map((table) => ({ ...table, stream: rename(table.stream) })) }),
        subscribes: declaration.subscribes.map((subscription) => ({
          ...subscription,
          stream: rename(subscription.stream),
          deadLetters: subscription.deadLetters === undefined ? undefined : rename(subscription.deadLetters),
        })),
      };
  }
}
