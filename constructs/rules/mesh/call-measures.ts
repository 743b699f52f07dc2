import type { CallOptionsDeclaration } from "../../model/mesh-declarations";
import { defineRule, judged, type Violation } from "../rule";

export const callMeasures = defineRule({
  code: "HW-MESH-004",
  name: "Times, retries and limits of calls are such that a call can succeed",
  why: "Every call would fail, or a limit would never count.",
  fix: "Give a whole number from 1, a percentage from 0 to 100, and no try more time than all of them have.",
  example: `orders.calls(payment, { timeout: Duration.seconds(0) });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { callOptions = [] }) {
    if (callOptions.length === 0) return "not applicable";
    return judged(callOptions.flatMap((options) => [...outside(options), ...tooLong(options)]));
  },
});

type Measure = readonly [what: string, value: number | undefined, least: number, most?: number];

function outside({ service, timeoutMs, retries, outlierDetection, maxConnections, canary }: CallOptionsDeclaration) {
  const measures: readonly Measure[] = [
    ["The timeout in milliseconds", timeoutMs, 1],
    ["The number of retries", retries?.attempts, 1],
    ["The timeout of a try in milliseconds", retries?.perTryTimeoutMs, 1],
    ["consecutiveGatewayErrors", outlierDetection?.consecutiveGatewayErrors, 1],
    ["The interval in milliseconds", outlierDetection?.intervalMs, 1],
    ["The baseEjectionTime in milliseconds", outlierDetection?.baseEjectionTimeMs, 1],
    ["maxEjectionPercent", outlierDetection?.maxEjectionPercent, 0, 100],
    ["maxConnections", maxConnections, 1],
    ["The percentage of the canary", canary?.percent, 0, 100],
  ];
  return measures.flatMap(([what, value, least, most = Number.MAX_SAFE_INTEGER]): Violation[] =>
    value === undefined || (Number.isInteger(value) && value >= least && value <= most)
      ? []
      : [{ message: `${what} of calls to ${service} is ${value}.` }],
  );
}

function tooLong({ service, timeoutMs, retries }: CallOptionsDeclaration): Violation[] {
  const each = retries?.perTryTimeoutMs;
  if (timeoutMs === undefined || each === undefined || each <= timeoutMs) return [];
  const message = `A try of a call to ${service} may take ${each} milliseconds, and all tries together ${timeoutMs}.`;
  return [{ message }];
}
