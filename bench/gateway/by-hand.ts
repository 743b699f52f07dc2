import { images } from "../../constructs/delivery/pins";
import { containerResources, tmpVolume } from "../../constructs/engines/container-resources";
import type { KubernetesObject } from "../../constructs/engines/engine";
import { accessLogFormat } from "../../constructs/engines/envoy-access-log";
import { restrictedContainer, restrictedPod } from "../../constructs/engines/pod-security";

const NAMESPACE = "by-hand";
const NAME = "envoy";
const PORT = 10_080;
const POD_LABELS = { app: NAME };

/** The same Envoy with the same limits, and a configuration that does the same for the same service, written by hand. */
export const byHand = (jwks: string): readonly { readonly path: string; readonly object: KubernetesObject }[] => {
  const metadata = { name: NAME, namespace: NAMESPACE };
  return [
    { path: "/api/v1/namespaces", object: { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } } },
    {
      path: `/api/v1/namespaces/${NAMESPACE}/configmaps`,
      object: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata,
        data: { "envoy.json": JSON.stringify(bootstrap(jwks)) },
      },
    },
    {
      path: `/api/v1/namespaces/${NAMESPACE}/services`,
      object: {
        apiVersion: "v1",
        kind: "Service",
        metadata,
        spec: { selector: POD_LABELS, ports: [{ port: 80, targetPort: PORT }] },
      },
    },
    { path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, object: deployment },
    // Where policies are enforced the service lets only declared callers in.
    {
      path: "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies",
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name: "from-by-hand", namespace: "shop" },
        spec: {
          podSelector: {},
          policyTypes: ["Ingress"],
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": NAMESPACE } } }] }],
        },
      },
    },
  ];
};

const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: NAME, namespace: NAMESPACE },
  spec: {
    replicas: 1,
    selector: { matchLabels: POD_LABELS },
    template: {
      metadata: { labels: POD_LABELS },
      spec: {
        ...restrictedPod,
        containers: [
          {
            name: NAME,
            image: images.envoy,
            args: ["--config-path", "/etc/envoy/envoy.json", "--log-level", "warn"],
            ...restrictedContainer,
            resources: containerResources({ cpu: "100m", memory: "256Mi", memoryLimit: "512Mi" }),
            volumeMounts: [
              { name: "config", mountPath: "/etc/envoy" },
              { name: tmpVolume.name, mountPath: "/tmp" },
            ],
            readinessProbe: { tcpSocket: { port: PORT }, periodSeconds: 1 },
          },
        ],
        volumes: [{ name: "config", configMap: { name: NAME } }, tmpVolume],
      },
    },
  },
};

const type = (name: string, config: object) => ({ "@type": `type.googleapis.com/${name}`, ...config });
const filter = (name: string, config: object) => ({
  name: `envoy.filters.http.${name.split(".")[0]}`,
  typed_config: type(`envoy.extensions.filters.http.${name}`, config),
});
const always = { default_value: { numerator: 100, denominator: "HUNDRED" } };
const bucket = { max_tokens: 1_000_000, tokens_per_fill: 1_000_000, fill_interval: "1s" };

const bootstrap = (jwks: string) => ({
  static_resources: {
    listeners: [
      {
        address: { socket_address: { address: "0.0.0.0", port_value: PORT } },
        per_connection_buffer_limit_bytes: 32_768,
        filter_chains: [
          {
            filters: [
              {
                name: "envoy.filters.network.http_connection_manager",
                typed_config: type(
                  "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                  connectionManager(jwks),
                ),
              },
            ],
          },
        ],
      },
    ],
    clusters: [
      {
        name: "stub",
        type: "STRICT_DNS",
        connect_timeout: "2s",
        lb_policy: "LEAST_REQUEST",
        outlier_detection: { consecutive_5xx: 0, consecutive_gateway_failure: 5, interval: "1s" },
        load_assignment: {
          cluster_name: "stub",
          endpoints: [
            {
              lb_endpoints: [
                {
                  endpoint: {
                    address: { socket_address: { address: "stub.shop.svc.cluster.local", port_value: 80 } },
                  },
                },
              ],
            },
          ],
        },
      },
    ],
  },
});

const connectionManager = (jwks: string) => ({
  stat_prefix: "http",
  use_remote_address: true,
  normalize_path: true,
  merge_slashes: true,
  path_with_escaped_slashes_action: "UNESCAPE_AND_REDIRECT",
  request_headers_timeout: "10s",
  request_timeout: "60s",
  stream_idle_timeout: "300s",
  access_log: [
    {
      name: "envoy.access_loggers.file",
      typed_config: type("envoy.extensions.access_loggers.file.v3.FileAccessLog", {
        path: "/dev/stdout",
        log_format: {
          json_format: accessLogFormat,
          formatters: [
            {
              name: "envoy.formatter.req_without_query",
              typed_config: type("envoy.extensions.formatter.req_without_query.v3.ReqWithoutQuery", {}),
            },
          ],
        },
      }),
    },
  ],
  http_filters: [
    filter("jwt_authn.v3.JwtAuthentication", {
      providers: {
        jwt: {
          issuer: "https://id.example",
          audiences: ["shop"],
          local_jwks: { inline_string: jwks },
          forward: true,
          payload_in_metadata: "jwt",
          claim_to_headers: [{ header_name: "x-user", claim_name: "sub" }],
        },
      },
      rules: [{ match: { prefix: "/" }, requires: { provider_name: "jwt" } }],
    }),
    filter("local_ratelimit.v3.LocalRateLimit", {
      stat_prefix: "limit",
      token_bucket: { ...bucket, max_tokens: 4_294_967_295, tokens_per_fill: 4_294_967_295 },
      filter_enabled: always,
      filter_enforced: always,
      always_consume_default_token_bucket: false,
      enable_x_ratelimit_headers: "DRAFT_VERSION_03",
      rate_limits: [{ actions: [{ request_headers: { header_name: "x-user", descriptor_key: "user" } }] }],
      descriptors: [{ entries: [{ key: "user" }], token_bucket: bucket }],
    }),
    filter("router.v3.Router", {}),
  ],
  route_config: {
    virtual_hosts: [
      {
        name: "shop",
        domains: ["shop.example"],
        response_headers_to_add: ["x-content-type-options", "x-frame-options", "referrer-policy"].map((key) => ({
          header: { key, value: "no" },
        })),
        routes: [
          {
            match: { path_separated_prefix: "/stub" },
            route: {
              cluster: "stub",
              timeout: "15s",
              retry_policy: { retry_on: "connect-failure,refused-stream,reset-before-request", num_retries: 2 },
            },
          },
        ],
      },
    ],
  },
});

/** Of its Service. */
export const byHandService = { namespace: NAMESPACE, name: NAME };
