import type { Problem } from "../model/problem";
import { quantity } from "../model/quantity";
import type { CorsDeclaration, RetriesDeclaration, RouteDeclaration } from "../model/route-declarations";
import type { Cors, Retries, RouteOptions } from "./route-options";

export interface BuiltRoute {
  readonly declaration: RouteDeclaration;
  readonly problems: readonly Problem[];
}

/** Options with their defaults. What values are legal is the rules' matter. */
export function buildRoute(path: string, options: RouteOptions): BuiltRoute {
  const { auth, gateway, host, rateLimit = [], timeout, retries, cors, canary, mirror, maxBody } = options;
  const { maxParallelRequests } = options;
  const { methods = [], headers = {}, query = {} } = options;
  const maxBodyBytes = maxBody === undefined ? undefined : quantity(maxBody);
  return {
    declaration: {
      path,
      gateway,
      host,
      methods: [...methods].sort(),
      headers,
      query,
      auth,
      rateLimits: "requests" in rateLimit ? [rateLimit] : rateLimit,
      timeoutMs: timeout === "none" ? timeout : timeout?.toMilliseconds(),
      retries: retries && retriesOf(retries),
      cors: cors && corsOf(cors, methods),
      canary: canary && { service: canary.service.node.path, percent: canary.percent },
      mirror: mirror?.node.path,
      ...(maxParallelRequests === undefined ? {} : { maxParallelRequests }),
      maxBodyBytes,
    },
    problems: maxBody !== undefined && maxBodyBytes === undefined ? [notASize(path, maxBody)] : [],
  };
}

const retriesOf = ({ attempts, perTryTimeout }: Retries): RetriesDeclaration => ({
  attempts,
  perTryTimeoutMs: perTryTimeout?.toMilliseconds(),
});

/** Methods that browsers send from forms, without permission. */
const SIMPLE_METHODS = ["GET", "HEAD", "POST"] as const;

const corsOf = (cors: Cors, methods: readonly string[]): CorsDeclaration => ({
  origins: cors.origins,
  methods: cors.methods ?? (methods.length > 0 ? methods : SIMPLE_METHODS),
  headers: cors.headers ?? [],
  exposedHeaders: cors.exposedHeaders ?? [],
  credentials: cors.credentials ?? false,
  maxAgeSeconds: cors.maxAge?.toSeconds(),
});

const notASize = (path: string, text: string): Problem => ({
  code: "HW-ROUTE-018",
  message: `maxBody of the route "${path}" is ${JSON.stringify(text)}, which is no size.`,
  fix: 'Give a number of bytes with a unit, such as "512Ki" or "1Mi".',
});
