import { gatewayObject } from "./envoy-names";
import { own, type Subject } from "./promql-series";

/** Where clients' requests come in, and not where proxies are administered: `http-10080`, `https-10443`. */
const CLIENTS = ',envoy_http_conn_manager_prefix=~"https?-[0-9]+"';
/** As Envoy Gateway calls what a route leads to: `httproute/shop/orders--v1/rule/0`. */
const ROUTES = ',envoy_cluster_name=~"httproute/.*"';
const SERVER_ERROR = ',envoy_response_code_class="5"';

/** A gateway's proxies, which are a Deployment. */
export const gatewaySubject = (gateway: string, namespace: string): Subject => ({
  namespace,
  workload: gatewayObject(gateway),
  stateful: false,
});

/**
 * Metrics of Envoy's: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/stats and
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/upstream/cluster_manager/cluster_stats
 */
export const proxies = {
  requests: (subject: Subject, range: string, matchers = ""): string =>
    `rate(envoy_http_downstream_rq_xx{${own(subject)}${CLIENTS}${matchers}}[${range}])`,
  errors: (subject: Subject, range: string): string => proxies.requests(subject, range, SERVER_ERROR),
  connections: (subject: Subject): string => `envoy_http_downstream_cx_active{${own(subject)}${CLIENTS}}`,
  limited: (subject: Subject, range: string): string =>
    `rate(envoy_http_local_rate_limit_rate_limited{${own(subject)}}[${range}])`,
  duration: (subject: Subject, range: string, quantile: number): string =>
    // Envoy's are milliseconds.
    `histogram_quantile(${quantile}, sum by (le) (rate(envoy_http_downstream_rq_time_bucket{${own(subject)}${CLIENTS}}[${range}]))) / 1000`,
  daysOfCertificates: (subject: Subject): string => `envoy_server_days_until_first_cert_expiring{${own(subject)}}`,
  unloggedRequests: (subject: Subject): string =>
    `envoy_access_logs_open_telemetry_access_log_logs_dropped{${own(subject)}}`,
} as const;

/** Of each route, under the name of its HTTPRoute. */
export const routesOf = {
  requests: (subject: Subject, range: string, matchers = ""): string =>
    byRoute(`rate(envoy_cluster_upstream_rq_xx{${own(subject)}${ROUTES}${matchers}}[${range}])`),
  errors: (subject: Subject, range: string): string => routesOf.requests(subject, range, SERVER_ERROR),
  duration: (subject: Subject, range: string, quantile: number): string =>
    named(
      `histogram_quantile(${quantile}, sum by (le, envoy_cluster_name) (rate(envoy_cluster_upstream_rq_time_bucket{${own(subject)}${ROUTES}}[${range}]))) / 1000`,
    ),
} as const;

const byRoute = (series: string): string => named(`sum by (envoy_cluster_name) (${series})`);

const named = (query: string): string =>
  `label_replace(${query}, "route", "$1", "envoy_cluster_name", "httproute/(.*)/rule/.*")`;
