import type { RouteDeclaration } from "../../model/route-declarations";
import { defineRule, judged } from "../rule";

export const routeMeasures = defineRule({
  code: "HW-ROUTE-016",
  name: "Times, retries and sizes of a route are positive",
  why: "Every request would fail, or none would ever end.",
  fix: "Give a positive value, or leave it away for the default.",
  example: `orders.exposes("/orders", { auth, timeout: Duration.seconds(0) });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const measured = exposes.map((route) => ({ path: route.path, measures: measuresIn(route) }));
    if (measured.every(({ measures }) => measures.length === 0)) return "not applicable";
    return judged(
      measured.flatMap(({ path, measures }) =>
        measures
          .filter(([, value, least]) => !(Number.isSafeInteger(value) && value >= least))
          .map(([what, value]) => ({ message: `${what} of the route "${path}" is ${value}.` })),
      ),
    );
  },
});

type Measure = readonly [what: string, value: number, least: number];

const measuresIn = ({
  timeoutMs,
  retries,
  cors,
  maxParallelRequests,
  maxBodyBytes,
  auth,
}: RouteDeclaration): Measure[] =>
  (
    [
      ["The timeout in milliseconds", timeoutMs === "none" ? undefined : timeoutMs, 1],
      ["The number of retries", retries?.attempts, 1],
      ["The timeout of a try in milliseconds", retries?.perTryTimeoutMs, 1],
      ["The timeout of the authorizer in milliseconds", auth.type === "external" ? auth.timeoutMs : undefined, 1],
      ["The maxAge in seconds", cors?.maxAgeSeconds, 0],
      ["The number of parallel requests", maxParallelRequests, 1],
      ["The maxBody in bytes", maxBodyBytes, 1],
    ] as const
  ).flatMap(([what, value, least]) => (value === undefined ? [] : [[what, value, least] as const]));
