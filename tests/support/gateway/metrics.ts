import { alertRule } from "../../../constructs/engines/prometheus-rules";
import { dashboardsOf } from "../dashboards";
import { everyKindApp, RUNBOOKS, watched } from "../watched";

/** Names of proxies' metrics that alerts and dashboards ask for, but for those of logs that are sent somewhere. */
export function gatewayMetrics(): string[] {
  const owners = watched(everyKindApp());
  const rules = owners.flatMap(({ alerts, namespace }) =>
    alerts.map((each) => alertRule(each, namespace, RUNBOOKS).expr),
  );
  const queries = owners.flatMap(dashboardsOf).flatMap(({ panels }) => panels.flatMap(({ targets = [] }) => targets));
  const asked = [...rules, ...queries.map(({ expr }) => expr)].flatMap((text) => text.match(/envoy_\w+(?=\{)/g) ?? []);
  return [...new Set(asked)].filter((name) => !name.startsWith("envoy_access_logs_")).sort();
}
