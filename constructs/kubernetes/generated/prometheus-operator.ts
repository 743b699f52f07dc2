/* Made by `npm run generate` from github.com/prometheus-operator/prometheus-operator 0.85.0; do not edit. */

import type { ObjectMeta } from "./kubernetes";

export interface PrometheusOperatorKinds {
  PodMonitor: PodMonitor;
  PrometheusRule: PrometheusRule;
  ServiceMonitor: ServiceMonitor;
}
/**
 * The `PodMonitor` custom resource definition (CRD) defines how `Prometheus` and `PrometheusAgent` can scrape metrics from a group of pods.
 * Among other things, it allows to specify:
 * * The pods to scrape via label selectors.
 * * The container ports to scrape.
 * * Authentication credentials to use.
 * * Target and metric relabeling.
 *
 * `Prometheus` and `PrometheusAgent` objects select `PodMonitor` objects using label and namespace selectors.
 */
export type PodMonitor = {
  apiVersion: "monitoring.coreos.com/v1";
  kind: "PodMonitor";
  /**
   * Specification of desired Pod selection for target discovery by Prometheus.
   */
  spec: {
    /**
     * `attachMetadata` defines additional metadata which is added to the
     * discovered targets.
     *
     * It requires Prometheus >= v2.35.0.
     */
    attachMetadata?: PrometheusOperatorAttachMetadata;
    /**
     * When defined, bodySizeLimit specifies a job level limit on the size
     * of uncompressed response body that will be accepted by Prometheus.
     *
     * It requires Prometheus >= v2.28.0.
     */
    bodySizeLimit?: string;
    /**
     * Whether to convert all scraped classic histograms into a native histogram with custom buckets.
     * It requires Prometheus >= v3.0.0.
     */
    convertClassicHistogramsToNHCB?: boolean;
    /**
     * The protocol to use if a scrape returns blank, unparseable, or otherwise invalid Content-Type.
     *
     * It requires Prometheus >= v3.0.0.
     */
    fallbackScrapeProtocol?:
      | "PrometheusProto"
      | "OpenMetricsText0.0.1"
      | "OpenMetricsText1.0.0"
      | "PrometheusText0.0.4"
      | "PrometheusText1.0.0";
    /**
     * The label to use to retrieve the job name from.
     * `jobLabel` selects the label from the associated Kubernetes `Pod`
     * object which will be used as the `job` label for all metrics.
     *
     * For example if `jobLabel` is set to `foo` and the Kubernetes `Pod`
     * object is labeled with `foo: bar`, then Prometheus adds the `job="bar"`
     * label to all ingested metrics.
     *
     * If the value of this field is empty, the `job` label of the metrics
     * defaults to the namespace and name of the PodMonitor object (e.g. `<namespace>/<name>`).
     */
    jobLabel?: string;
    /**
     * Per-scrape limit on the number of targets dropped by relabeling
     * that will be kept in memory. 0 means no limit.
     *
     * It requires Prometheus >= v2.47.0.
     */
    keepDroppedTargets?: number;
    /**
     * Per-scrape limit on number of labels that will be accepted for a sample.
     *
     * It requires Prometheus >= v2.27.0.
     */
    labelLimit?: number;
    /**
     * Per-scrape limit on length of labels name that will be accepted for a sample.
     *
     * It requires Prometheus >= v2.27.0.
     */
    labelNameLengthLimit?: number;
    /**
     * Per-scrape limit on length of labels value that will be accepted for a sample.
     *
     * It requires Prometheus >= v2.27.0.
     */
    labelValueLengthLimit?: number;
    /**
     * `namespaceSelector` defines in which namespace(s) Prometheus should discover the pods.
     * By default, the pods are discovered in the same namespace as the `PodMonitor` object but it is possible to select pods across different/all namespaces.
     */
    namespaceSelector?: PrometheusOperatorNamespaceSelector;
    /**
     * If there are more than this many buckets in a native histogram,
     * buckets will be merged to stay within the limit.
     * It requires Prometheus >= v2.45.0.
     */
    nativeHistogramBucketLimit?: number;
    /**
     * If the growth factor of one bucket to the next is smaller than this,
     * buckets will be merged to increase the factor sufficiently.
     * It requires Prometheus >= v2.50.0.
     */
    nativeHistogramMinBucketFactor?: number | string;
    /**
     * Defines how to scrape metrics from the selected pods.
     *
     * Items: PodMetricsEndpoint defines an endpoint serving Prometheus metrics to be scraped by
     * Prometheus.
     */
    podMetricsEndpoints?: {
      /**
       * `authorization` configures the Authorization header credentials to use when
       * scraping the target.
       *
       * Cannot be set at the same time as `basicAuth`, or `oauth2`.
       */
      authorization?: PrometheusOperatorAuthorization;
      /**
       * `basicAuth` configures the Basic Authentication credentials to use when
       * scraping the target.
       *
       * Cannot be set at the same time as `authorization`, or `oauth2`.
       */
      basicAuth?: PrometheusOperatorBasicAuth;
      /**
       * `bearerTokenSecret` specifies a key of a Secret containing the bearer
       * token for scraping targets. The secret needs to be in the same namespace
       * as the PodMonitor object and readable by the Prometheus Operator.
       *
       * Deprecated: use `authorization` instead.
       */
      bearerTokenSecret?: PrometheusOperatorCredentials;
      /**
       * `enableHttp2` can be used to disable HTTP2 when scraping the target.
       */
      enableHttp2?: boolean;
      /**
       * When true, the pods which are not running (e.g. either in Failed or
       * Succeeded state) are dropped during the target discovery.
       *
       * If unset, the filtering is enabled.
       *
       * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
       */
      filterRunning?: boolean;
      /**
       * `followRedirects` defines whether the scrape requests should follow HTTP
       * 3xx redirects.
       */
      followRedirects?: boolean;
      /**
       * When true, `honorLabels` preserves the metric's labels when they collide
       * with the target's labels.
       */
      honorLabels?: boolean;
      /**
       * `honorTimestamps` controls whether Prometheus preserves the timestamps
       * when exposed by the target.
       */
      honorTimestamps?: boolean;
      /**
       * Interval at which Prometheus scrapes the metrics from the target.
       *
       * If empty, Prometheus uses the global scrape interval.
       */
      interval?: string;
      /**
       * `metricRelabelings` configures the relabeling rules to apply to the
       * samples before ingestion.
       *
       * Items: RelabelConfig allows dynamic rewriting of the label set for targets, alerts,
       * scraped samples and remote write samples.
       *
       * More info: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
       */
      metricRelabelings?: {
        /**
         * Action to perform based on the regex matching.
         *
         * `Uppercase` and `Lowercase` actions require Prometheus >= v2.36.0.
         * `DropEqual` and `KeepEqual` actions require Prometheus >= v2.41.0.
         *
         * Default: "Replace"
         */
        action?:
          | "replace"
          | "Replace"
          | "keep"
          | "Keep"
          | "drop"
          | "Drop"
          | "hashmod"
          | "HashMod"
          | "labelmap"
          | "LabelMap"
          | "labeldrop"
          | "LabelDrop"
          | "labelkeep"
          | "LabelKeep"
          | "lowercase"
          | "Lowercase"
          | "uppercase"
          | "Uppercase"
          | "keepequal"
          | "KeepEqual"
          | "dropequal"
          | "DropEqual";
        /**
         * Modulus to take of the hash of the source label values.
         *
         * Only applicable when the action is `HashMod`.
         */
        modulus?: number;
        /**
         * Regular expression against which the extracted value is matched.
         */
        regex?: string;
        /**
         * Replacement value against which a Replace action is performed if the
         * regular expression matches.
         *
         * Regex capture groups are available.
         */
        replacement?: string;
        /**
         * Separator is the string between concatenated SourceLabels.
         */
        separator?: string;
        /**
         * The source labels select values from existing labels. Their content is
         * concatenated using the configured Separator and matched against the
         * configured regular expression.
         *
         * Items: LabelName is a valid Prometheus label name which may only contain ASCII
         * letters, numbers, as well as underscores.
         */
        sourceLabels?: string[];
        /**
         * Label to which the resulting string is written in a replacement.
         *
         * It is mandatory for `Replace`, `HashMod`, `Lowercase`, `Uppercase`,
         * `KeepEqual` and `DropEqual` actions.
         *
         * Regex capture groups are available.
         */
        targetLabel?: string;
      }[];
      /**
       * `noProxy` is a comma-separated string that can contain IPs, CIDR notation, domain names
       * that should be excluded from proxying. IP and domain names can
       * contain port numbers.
       *
       * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
       */
      noProxy?: string;
      /**
       * `oauth2` configures the OAuth2 settings to use when scraping the target.
       *
       * It requires Prometheus >= 2.27.0.
       *
       * Cannot be set at the same time as `authorization`, or `basicAuth`.
       */
      oauth2?: PrometheusOperatorOauth2;
      /**
       * `params` define optional HTTP URL parameters.
       */
      params?: {
        [k: string]: string[];
      };
      /**
       * HTTP path from which to scrape for metrics.
       *
       * If empty, Prometheus uses the default value (e.g. `/metrics`).
       */
      path?: string;
      /**
       * The `Pod` port name which exposes the endpoint.
       *
       * It takes precedence over the `portNumber` and `targetPort` fields.
       */
      port?: string;
      /**
       * The `Pod` port number which exposes the endpoint.
       */
      portNumber?: number;
      /**
       * ProxyConnectHeader optionally specifies headers to send to
       * proxies during CONNECT requests.
       *
       * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
       */
      proxyConnectHeader?: {
        /**
         * Items: SecretKeySelector selects a key of a Secret.
         */
        [k: string]: PrometheusOperatorCredentials[];
      };
      /**
       * Whether to use the proxy configuration defined by environment variables (HTTP_PROXY, HTTPS_PROXY, and NO_PROXY).
       *
       * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
       */
      proxyFromEnvironment?: boolean;
      /**
       * `proxyURL` defines the HTTP proxy server to use.
       */
      proxyUrl?: string;
      /**
       * `relabelings` configures the relabeling rules to apply the target's
       * metadata labels.
       *
       * The Operator automatically adds relabelings for a few standard Kubernetes fields.
       *
       * The original scrape job's name is available via the `__tmp_prometheus_job_name` label.
       *
       * More info: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
       *
       * Items: RelabelConfig allows dynamic rewriting of the label set for targets, alerts,
       * scraped samples and remote write samples.
       *
       * More info: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
       */
      relabelings?: {
        /**
         * Action to perform based on the regex matching.
         *
         * `Uppercase` and `Lowercase` actions require Prometheus >= v2.36.0.
         * `DropEqual` and `KeepEqual` actions require Prometheus >= v2.41.0.
         *
         * Default: "Replace"
         */
        action?:
          | "replace"
          | "Replace"
          | "keep"
          | "Keep"
          | "drop"
          | "Drop"
          | "hashmod"
          | "HashMod"
          | "labelmap"
          | "LabelMap"
          | "labeldrop"
          | "LabelDrop"
          | "labelkeep"
          | "LabelKeep"
          | "lowercase"
          | "Lowercase"
          | "uppercase"
          | "Uppercase"
          | "keepequal"
          | "KeepEqual"
          | "dropequal"
          | "DropEqual";
        /**
         * Modulus to take of the hash of the source label values.
         *
         * Only applicable when the action is `HashMod`.
         */
        modulus?: number;
        /**
         * Regular expression against which the extracted value is matched.
         */
        regex?: string;
        /**
         * Replacement value against which a Replace action is performed if the
         * regular expression matches.
         *
         * Regex capture groups are available.
         */
        replacement?: string;
        /**
         * Separator is the string between concatenated SourceLabels.
         */
        separator?: string;
        /**
         * The source labels select values from existing labels. Their content is
         * concatenated using the configured Separator and matched against the
         * configured regular expression.
         *
         * Items: LabelName is a valid Prometheus label name which may only contain ASCII
         * letters, numbers, as well as underscores.
         */
        sourceLabels?: string[];
        /**
         * Label to which the resulting string is written in a replacement.
         *
         * It is mandatory for `Replace`, `HashMod`, `Lowercase`, `Uppercase`,
         * `KeepEqual` and `DropEqual` actions.
         *
         * Regex capture groups are available.
         */
        targetLabel?: string;
      }[];
      /**
       * HTTP scheme to use for scraping.
       *
       * `http` and `https` are the expected values unless you rewrite the
       * `__scheme__` label via relabeling.
       *
       * If empty, Prometheus uses the default value `http`.
       */
      scheme?: "http" | "https";
      /**
       * Timeout after which Prometheus considers the scrape to be failed.
       *
       * If empty, Prometheus uses the global scrape timeout unless it is less
       * than the target's scrape interval value in which the latter is used.
       * The value cannot be greater than the scrape interval otherwise the operator will reject the resource.
       */
      scrapeTimeout?: string;
      /**
       * Name or number of the target port of the `Pod` object behind the Service, the
       * port must be specified with container port property.
       *
       * Deprecated: use 'port' or 'portNumber' instead.
       */
      targetPort?: number | string;
      /**
       * TLS configuration to use when scraping the target.
       */
      tlsConfig?: PrometheusOperatorTlsConfig;
      /**
       * `trackTimestampsStaleness` defines whether Prometheus tracks staleness of
       * the metrics that have an explicit timestamp present in scraped data.
       * Has no effect if `honorTimestamps` is false.
       *
       * It requires Prometheus >= v2.48.0.
       */
      trackTimestampsStaleness?: boolean;
    }[];
    /**
     * `podTargetLabels` defines the labels which are transferred from the
     * associated Kubernetes `Pod` object onto the ingested metrics.
     */
    podTargetLabels?: string[];
    /**
     * `sampleLimit` defines a per-scrape limit on the number of scraped samples
     * that will be accepted.
     */
    sampleLimit?: number;
    /**
     * The scrape class to apply.
     */
    scrapeClass?: string;
    /**
     * Whether to scrape a classic histogram that is also exposed as a native histogram.
     * It requires Prometheus >= v2.45.0.
     *
     * Notice: `scrapeClassicHistograms` corresponds to the `always_scrape_classic_histograms` field in the Prometheus configuration.
     */
    scrapeClassicHistograms?: boolean;
    /**
     * `scrapeProtocols` defines the protocols to negotiate during a scrape. It tells clients the
     * protocols supported by Prometheus in order of preference (from most to least preferred).
     *
     * If unset, Prometheus uses its default value.
     *
     * It requires Prometheus >= v2.49.0.
     *
     * Items: ScrapeProtocol represents a protocol used by Prometheus for scraping metrics.
     * Supported values are:
     * * `OpenMetricsText0.0.1`
     * * `OpenMetricsText1.0.0`
     * * `PrometheusProto`
     * * `PrometheusText0.0.4`
     * * `PrometheusText1.0.0`
     */
    scrapeProtocols?: (
      | "PrometheusProto"
      | "OpenMetricsText0.0.1"
      | "OpenMetricsText1.0.0"
      | "PrometheusText0.0.4"
      | "PrometheusText1.0.0"
    )[];
    /**
     * Label selector to select the Kubernetes `Pod` objects to scrape metrics from.
     */
    selector: PrometheusOperatorSelector;
    /**
     * Mechanism used to select the endpoints to scrape.
     * By default, the selection process relies on relabel configurations to filter the discovered targets.
     * Alternatively, you can opt in for role selectors, which may offer better efficiency in large clusters.
     * Which strategy is best for your use case needs to be carefully evaluated.
     *
     * It requires Prometheus >= v2.17.0.
     */
    selectorMechanism?: "RelabelConfig" | "RoleSelector";
    /**
     * `targetLimit` defines a limit on the number of scraped targets that will
     * be accepted.
     */
    targetLimit?: number;
  };
  metadata: ObjectMeta & { name: string };
}
export interface PrometheusOperatorAttachMetadata {
  /**
   * When set to true, Prometheus attaches node metadata to the discovered
   * targets.
   *
   * The Prometheus service account must have the `list` and `watch`
   * permissions on the `Nodes` objects.
   */
  node?: boolean;
}
export interface PrometheusOperatorNamespaceSelector {
  /**
   * Boolean describing whether all namespaces are selected in contrast to a
   * list restricting them.
   */
  any?: boolean;
  /**
   * List of namespace names to select from.
   */
  matchNames?: string[];
}
export interface PrometheusOperatorAuthorization {
  /**
   * Selects a key of a Secret in the namespace that contains the credentials for authentication.
   */
  credentials?: PrometheusOperatorCredentials;
  /**
   * Defines the authentication type. The value is case-insensitive.
   *
   * "Basic" is not a supported value.
   *
   * Default: "Bearer"
   */
  type?: string;
}
export interface PrometheusOperatorCredentials {
  /**
   * The key of the secret to select from.  Must be a valid secret key.
   */
  key: string;
  /**
   * Name of the referent.
   * This field is effectively required, but due to backwards compatibility is
   * allowed to be empty. Instances of this type with an empty value here are
   * almost certainly wrong.
   * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
   */
  name?: string;
  /**
   * Specify whether the Secret or its key must be defined
   */
  optional?: boolean;
}
export interface PrometheusOperatorBasicAuth {
  /**
   * `password` specifies a key of a Secret containing the password for
   * authentication.
   */
  password?: PrometheusOperatorCredentials;
  /**
   * `username` specifies a key of a Secret containing the username for
   * authentication.
   */
  username?: PrometheusOperatorCredentials;
}
export interface PrometheusOperatorOauth2 {
  /**
   * `clientId` specifies a key of a Secret or ConfigMap containing the
   * OAuth2 client's ID.
   */
  clientId: PrometheusOperatorClientId;
  /**
   * `clientSecret` specifies a key of a Secret containing the OAuth2
   * client's secret.
   */
  clientSecret: PrometheusOperatorCredentials;
  /**
   * `endpointParams` configures the HTTP parameters to append to the token
   * URL.
   */
  endpointParams?: {
    [k: string]: string;
  };
  /**
   * `noProxy` is a comma-separated string that can contain IPs, CIDR notation, domain names
   * that should be excluded from proxying. IP and domain names can
   * contain port numbers.
   *
   * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
   */
  noProxy?: string;
  /**
   * ProxyConnectHeader optionally specifies headers to send to
   * proxies during CONNECT requests.
   *
   * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
   */
  proxyConnectHeader?: {
    /**
     * Items: SecretKeySelector selects a key of a Secret.
     */
    [k: string]: PrometheusOperatorCredentials[];
  };
  /**
   * Whether to use the proxy configuration defined by environment variables (HTTP_PROXY, HTTPS_PROXY, and NO_PROXY).
   *
   * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
   */
  proxyFromEnvironment?: boolean;
  /**
   * `proxyURL` defines the HTTP proxy server to use.
   */
  proxyUrl?: string;
  /**
   * `scopes` defines the OAuth2 scopes used for the token request.
   */
  scopes?: string[];
  /**
   * TLS configuration to use when connecting to the OAuth2 server.
   * It requires Prometheus >= v2.43.0.
   */
  tlsConfig?: PrometheusOperatorTlsConfig;
  /**
   * `tokenURL` configures the URL to fetch the token from.
   */
  tokenUrl: string;
}
export interface PrometheusOperatorClientId {
  /**
   * ConfigMap containing data to use for the targets.
   */
  configMap?: {
    /**
     * The key to select.
     */
    key: string;
    /**
     * Name of the referent.
     * This field is effectively required, but due to backwards compatibility is
     * allowed to be empty. Instances of this type with an empty value here are
     * almost certainly wrong.
     * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
     */
    name?: string;
    /**
     * Specify whether the ConfigMap or its key must be defined
     */
    optional?: boolean;
  };
  /**
   * Secret containing data to use for the targets.
   */
  secret?: PrometheusOperatorCredentials;
}
export interface PrometheusOperatorTlsConfig {
  /**
   * Certificate authority used when verifying server certificates.
   */
  ca?: PrometheusOperatorClientId;
  /**
   * Client certificate to present when doing client-authentication.
   */
  cert?: PrometheusOperatorClientId;
  /**
   * Disable target certificate validation.
   */
  insecureSkipVerify?: boolean;
  /**
   * Secret containing the client key file for the targets.
   */
  keySecret?: PrometheusOperatorCredentials;
  /**
   * Maximum acceptable TLS version.
   *
   * It requires Prometheus >= v2.41.0 or Thanos >= v0.31.0.
   */
  maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  /**
   * Minimum acceptable TLS version.
   *
   * It requires Prometheus >= v2.35.0 or Thanos >= v0.28.0.
   */
  minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  /**
   * Used to verify the hostname for the targets.
   */
  serverName?: string;
}
export interface PrometheusOperatorSelector {
  /**
   * matchExpressions is a list of label selector requirements. The requirements are ANDed.
   *
   * Items: A label selector requirement is a selector that contains values, a key, and an operator that
   * relates the key and values.
   */
  matchExpressions?: {
    /**
     * key is the label key that the selector applies to.
     */
    key: string;
    /**
     * operator represents a key's relationship to a set of values.
     * Valid operators are In, NotIn, Exists and DoesNotExist.
     */
    operator: string;
    /**
     * values is an array of string values. If the operator is In or NotIn,
     * the values array must be non-empty. If the operator is Exists or DoesNotExist,
     * the values array must be empty. This array is replaced during a strategic
     * merge patch.
     */
    values?: string[];
  }[];
  /**
   * matchLabels is a map of {key,value} pairs. A single {key,value} in the matchLabels
   * map is equivalent to an element of matchExpressions, whose key field is "key", the
   * operator is "In", and the values array contains only "value". The requirements are ANDed.
   */
  matchLabels?: {
    [k: string]: string;
  };
}
/**
 * The `PrometheusRule` custom resource definition (CRD) defines [alerting](https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/) and [recording](https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/) rules to be evaluated by `Prometheus` or `ThanosRuler` objects.
 *
 * `Prometheus` and `ThanosRuler` objects select `PrometheusRule` objects using label and namespace selectors.
 */
export type PrometheusRule = {
  apiVersion: "monitoring.coreos.com/v1";
  kind: "PrometheusRule";
  /**
   * Specification of desired alerting rule definitions for Prometheus.
   */
  spec: {
    /**
     * Content of Prometheus rule file
     *
     * Items: RuleGroup is a list of sequentially evaluated recording and alerting rules.
     */
    groups?: {
      /**
       * Interval determines how often rules in the group are evaluated.
       */
      interval?: string;
      /**
       * Labels to add or overwrite before storing the result for its rules.
       * The labels defined at the rule level take precedence.
       *
       * It requires Prometheus >= 3.0.0.
       * The field is ignored for Thanos Ruler.
       */
      labels?: {
        [k: string]: string;
      };
      /**
       * Limit the number of alerts an alerting rule and series a recording
       * rule can produce.
       * Limit is supported starting with Prometheus >= 2.31 and Thanos Ruler >= 0.24.
       */
      limit?: number;
      /**
       * Name of the rule group.
       */
      name: string;
      /**
       * PartialResponseStrategy is only used by ThanosRuler and will
       * be ignored by Prometheus instances.
       * More info: https://github.com/thanos-io/thanos/blob/main/docs/components/rule.md#partial-response
       */
      partial_response_strategy?: string;
      /**
       * Defines the offset the rule evaluation timestamp of this particular group by the specified duration into the past.
       *
       * It requires Prometheus >= v2.53.0.
       * It is not supported for ThanosRuler.
       */
      query_offset?: string;
      /**
       * List of alerting and recording rules.
       *
       * Items: Rule describes an alerting or recording rule
       * See Prometheus documentation: [alerting](https://www.prometheus.io/docs/prometheus/latest/configuration/alerting_rules/) or [recording](https://www.prometheus.io/docs/prometheus/latest/configuration/recording_rules/#recording-rules) rule
       */
      rules?: {
        /**
         * Name of the alert. Must be a valid label value.
         * Only one of `record` and `alert` must be set.
         */
        alert?: string;
        /**
         * Annotations to add to each alert.
         * Only valid for alerting rules.
         */
        annotations?: {
          [k: string]: string;
        };
        /**
         * PromQL expression to evaluate.
         */
        expr: number | string;
        /**
         * Alerts are considered firing once they have been returned for this long.
         */
        for?: string;
        /**
         * KeepFiringFor defines how long an alert will continue firing after the condition that triggered it has cleared.
         */
        keep_firing_for?: string;
        /**
         * Labels to add or overwrite.
         */
        labels?: {
          [k: string]: string;
        };
        /**
         * Name of the time series to output to. Must be a valid metric name.
         * Only one of `record` and `alert` must be set.
         */
        record?: string;
      }[];
    }[];
  };
  metadata: ObjectMeta & { name: string };
}
/**
 * The `ServiceMonitor` custom resource definition (CRD) defines how `Prometheus` and `PrometheusAgent` can scrape metrics from a group of services.
 * Among other things, it allows to specify:
 * * The services to scrape via label selectors.
 * * The container ports to scrape.
 * * Authentication credentials to use.
 * * Target and metric relabeling.
 *
 * `Prometheus` and `PrometheusAgent` objects select `ServiceMonitor` objects using label and namespace selectors.
 */
export type ServiceMonitor = {
  apiVersion: "monitoring.coreos.com/v1";
  kind: "ServiceMonitor";
  /**
   * Specification of desired Service selection for target discovery by
   * Prometheus.
   */
  spec: {
    /**
     * `attachMetadata` defines additional metadata which is added to the
     * discovered targets.
     *
     * It requires Prometheus >= v2.37.0.
     */
    attachMetadata?: PrometheusOperatorAttachMetadata;
    /**
     * When defined, bodySizeLimit specifies a job level limit on the size
     * of uncompressed response body that will be accepted by Prometheus.
     *
     * It requires Prometheus >= v2.28.0.
     */
    bodySizeLimit?: string;
    /**
     * Whether to convert all scraped classic histograms into a native histogram with custom buckets.
     * It requires Prometheus >= v3.0.0.
     */
    convertClassicHistogramsToNHCB?: boolean;
    /**
     * List of endpoints part of this ServiceMonitor.
     * Defines how to scrape metrics from Kubernetes [Endpoints](https://kubernetes.io/docs/concepts/services-networking/service/#endpoints) objects.
     * In most cases, an Endpoints object is backed by a Kubernetes [Service](https://kubernetes.io/docs/concepts/services-networking/service/) object with the same name and labels.
     *
     * Items: Endpoint defines an endpoint serving Prometheus metrics to be scraped by
     * Prometheus.
     */
    endpoints: {
      /**
       * `authorization` configures the Authorization header credentials to use when
       * scraping the target.
       *
       * Cannot be set at the same time as `basicAuth`, or `oauth2`.
       */
      authorization?: PrometheusOperatorAuthorization;
      /**
       * `basicAuth` configures the Basic Authentication credentials to use when
       * scraping the target.
       *
       * Cannot be set at the same time as `authorization`, or `oauth2`.
       */
      basicAuth?: PrometheusOperatorBasicAuth;
      /**
       * File to read bearer token for scraping the target.
       *
       * Deprecated: use `authorization` instead.
       */
      bearerTokenFile?: string;
      /**
       * `bearerTokenSecret` specifies a key of a Secret containing the bearer
       * token for scraping targets. The secret needs to be in the same namespace
       * as the ServiceMonitor object and readable by the Prometheus Operator.
       *
       * Deprecated: use `authorization` instead.
       */
      bearerTokenSecret?: PrometheusOperatorCredentials;
      /**
       * `enableHttp2` can be used to disable HTTP2 when scraping the target.
       */
      enableHttp2?: boolean;
      /**
       * When true, the pods which are not running (e.g. either in Failed or
       * Succeeded state) are dropped during the target discovery.
       *
       * If unset, the filtering is enabled.
       *
       * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
       */
      filterRunning?: boolean;
      /**
       * `followRedirects` defines whether the scrape requests should follow HTTP
       * 3xx redirects.
       */
      followRedirects?: boolean;
      /**
       * When true, `honorLabels` preserves the metric's labels when they collide
       * with the target's labels.
       */
      honorLabels?: boolean;
      /**
       * `honorTimestamps` controls whether Prometheus preserves the timestamps
       * when exposed by the target.
       */
      honorTimestamps?: boolean;
      /**
       * Interval at which Prometheus scrapes the metrics from the target.
       *
       * If empty, Prometheus uses the global scrape interval.
       */
      interval?: string;
      /**
       * `metricRelabelings` configures the relabeling rules to apply to the
       * samples before ingestion.
       *
       * Items: RelabelConfig allows dynamic rewriting of the label set for targets, alerts,
       * scraped samples and remote write samples.
       *
       * More info: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
       */
      metricRelabelings?: {
        /**
         * Action to perform based on the regex matching.
         *
         * `Uppercase` and `Lowercase` actions require Prometheus >= v2.36.0.
         * `DropEqual` and `KeepEqual` actions require Prometheus >= v2.41.0.
         *
         * Default: "Replace"
         */
        action?:
          | "replace"
          | "Replace"
          | "keep"
          | "Keep"
          | "drop"
          | "Drop"
          | "hashmod"
          | "HashMod"
          | "labelmap"
          | "LabelMap"
          | "labeldrop"
          | "LabelDrop"
          | "labelkeep"
          | "LabelKeep"
          | "lowercase"
          | "Lowercase"
          | "uppercase"
          | "Uppercase"
          | "keepequal"
          | "KeepEqual"
          | "dropequal"
          | "DropEqual";
        /**
         * Modulus to take of the hash of the source label values.
         *
         * Only applicable when the action is `HashMod`.
         */
        modulus?: number;
        /**
         * Regular expression against which the extracted value is matched.
         */
        regex?: string;
        /**
         * Replacement value against which a Replace action is performed if the
         * regular expression matches.
         *
         * Regex capture groups are available.
         */
        replacement?: string;
        /**
         * Separator is the string between concatenated SourceLabels.
         */
        separator?: string;
        /**
         * The source labels select values from existing labels. Their content is
         * concatenated using the configured Separator and matched against the
         * configured regular expression.
         *
         * Items: LabelName is a valid Prometheus label name which may only contain ASCII
         * letters, numbers, as well as underscores.
         */
        sourceLabels?: string[];
        /**
         * Label to which the resulting string is written in a replacement.
         *
         * It is mandatory for `Replace`, `HashMod`, `Lowercase`, `Uppercase`,
         * `KeepEqual` and `DropEqual` actions.
         *
         * Regex capture groups are available.
         */
        targetLabel?: string;
      }[];
      /**
       * `noProxy` is a comma-separated string that can contain IPs, CIDR notation, domain names
       * that should be excluded from proxying. IP and domain names can
       * contain port numbers.
       *
       * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
       */
      noProxy?: string;
      /**
       * `oauth2` configures the OAuth2 settings to use when scraping the target.
       *
       * It requires Prometheus >= 2.27.0.
       *
       * Cannot be set at the same time as `authorization`, or `basicAuth`.
       */
      oauth2?: PrometheusOperatorOauth2;
      /**
       * params define optional HTTP URL parameters.
       */
      params?: {
        [k: string]: string[];
      };
      /**
       * HTTP path from which to scrape for metrics.
       *
       * If empty, Prometheus uses the default value (e.g. `/metrics`).
       */
      path?: string;
      /**
       * Name of the Service port which this endpoint refers to.
       *
       * It takes precedence over `targetPort`.
       */
      port?: string;
      /**
       * ProxyConnectHeader optionally specifies headers to send to
       * proxies during CONNECT requests.
       *
       * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
       */
      proxyConnectHeader?: {
        /**
         * Items: SecretKeySelector selects a key of a Secret.
         */
        [k: string]: PrometheusOperatorCredentials[];
      };
      /**
       * Whether to use the proxy configuration defined by environment variables (HTTP_PROXY, HTTPS_PROXY, and NO_PROXY).
       *
       * It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.
       */
      proxyFromEnvironment?: boolean;
      /**
       * `proxyURL` defines the HTTP proxy server to use.
       */
      proxyUrl?: string;
      /**
       * `relabelings` configures the relabeling rules to apply the target's
       * metadata labels.
       *
       * The Operator automatically adds relabelings for a few standard Kubernetes fields.
       *
       * The original scrape job's name is available via the `__tmp_prometheus_job_name` label.
       *
       * More info: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
       *
       * Items: RelabelConfig allows dynamic rewriting of the label set for targets, alerts,
       * scraped samples and remote write samples.
       *
       * More info: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
       */
      relabelings?: {
        /**
         * Action to perform based on the regex matching.
         *
         * `Uppercase` and `Lowercase` actions require Prometheus >= v2.36.0.
         * `DropEqual` and `KeepEqual` actions require Prometheus >= v2.41.0.
         *
         * Default: "Replace"
         */
        action?:
          | "replace"
          | "Replace"
          | "keep"
          | "Keep"
          | "drop"
          | "Drop"
          | "hashmod"
          | "HashMod"
          | "labelmap"
          | "LabelMap"
          | "labeldrop"
          | "LabelDrop"
          | "labelkeep"
          | "LabelKeep"
          | "lowercase"
          | "Lowercase"
          | "uppercase"
          | "Uppercase"
          | "keepequal"
          | "KeepEqual"
          | "dropequal"
          | "DropEqual";
        /**
         * Modulus to take of the hash of the source label values.
         *
         * Only applicable when the action is `HashMod`.
         */
        modulus?: number;
        /**
         * Regular expression against which the extracted value is matched.
         */
        regex?: string;
        /**
         * Replacement value against which a Replace action is performed if the
         * regular expression matches.
         *
         * Regex capture groups are available.
         */
        replacement?: string;
        /**
         * Separator is the string between concatenated SourceLabels.
         */
        separator?: string;
        /**
         * The source labels select values from existing labels. Their content is
         * concatenated using the configured Separator and matched against the
         * configured regular expression.
         *
         * Items: LabelName is a valid Prometheus label name which may only contain ASCII
         * letters, numbers, as well as underscores.
         */
        sourceLabels?: string[];
        /**
         * Label to which the resulting string is written in a replacement.
         *
         * It is mandatory for `Replace`, `HashMod`, `Lowercase`, `Uppercase`,
         * `KeepEqual` and `DropEqual` actions.
         *
         * Regex capture groups are available.
         */
        targetLabel?: string;
      }[];
      /**
       * HTTP scheme to use for scraping.
       *
       * `http` and `https` are the expected values unless you rewrite the
       * `__scheme__` label via relabeling.
       *
       * If empty, Prometheus uses the default value `http`.
       */
      scheme?: "http" | "https";
      /**
       * Timeout after which Prometheus considers the scrape to be failed.
       *
       * If empty, Prometheus uses the global scrape timeout unless it is less
       * than the target's scrape interval value in which the latter is used.
       * The value cannot be greater than the scrape interval otherwise the operator will reject the resource.
       */
      scrapeTimeout?: string;
      /**
       * Name or number of the target port of the `Pod` object behind the
       * Service. The port must be specified with the container's port property.
       */
      targetPort?: number | string;
      /**
       * TLS configuration to use when scraping the target.
       */
      tlsConfig?: {
        /**
         * Certificate authority used when verifying server certificates.
         */
        ca?: PrometheusOperatorClientId;
        /**
         * Path to the CA cert in the Prometheus container to use for the targets.
         */
        caFile?: string;
        /**
         * Client certificate to present when doing client-authentication.
         */
        cert?: PrometheusOperatorClientId;
        /**
         * Path to the client cert file in the Prometheus container for the targets.
         */
        certFile?: string;
        /**
         * Disable target certificate validation.
         */
        insecureSkipVerify?: boolean;
        /**
         * Path to the client key file in the Prometheus container for the targets.
         */
        keyFile?: string;
        /**
         * Secret containing the client key file for the targets.
         */
        keySecret?: PrometheusOperatorCredentials;
        /**
         * Maximum acceptable TLS version.
         *
         * It requires Prometheus >= v2.41.0 or Thanos >= v0.31.0.
         */
        maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
        /**
         * Minimum acceptable TLS version.
         *
         * It requires Prometheus >= v2.35.0 or Thanos >= v0.28.0.
         */
        minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
        /**
         * Used to verify the hostname for the targets.
         */
        serverName?: string;
      };
      /**
       * `trackTimestampsStaleness` defines whether Prometheus tracks staleness of
       * the metrics that have an explicit timestamp present in scraped data.
       * Has no effect if `honorTimestamps` is false.
       *
       * It requires Prometheus >= v2.48.0.
       */
      trackTimestampsStaleness?: boolean;
    }[];
    /**
     * The protocol to use if a scrape returns blank, unparseable, or otherwise invalid Content-Type.
     *
     * It requires Prometheus >= v3.0.0.
     */
    fallbackScrapeProtocol?:
      | "PrometheusProto"
      | "OpenMetricsText0.0.1"
      | "OpenMetricsText1.0.0"
      | "PrometheusText0.0.4"
      | "PrometheusText1.0.0";
    /**
     * `jobLabel` selects the label from the associated Kubernetes `Service`
     * object which will be used as the `job` label for all metrics.
     *
     * For example if `jobLabel` is set to `foo` and the Kubernetes `Service`
     * object is labeled with `foo: bar`, then Prometheus adds the `job="bar"`
     * label to all ingested metrics.
     *
     * If the value of this field is empty or if the label doesn't exist for
     * the given Service, the `job` label of the metrics defaults to the name
     * of the associated Kubernetes `Service`.
     */
    jobLabel?: string;
    /**
     * Per-scrape limit on the number of targets dropped by relabeling
     * that will be kept in memory. 0 means no limit.
     *
     * It requires Prometheus >= v2.47.0.
     */
    keepDroppedTargets?: number;
    /**
     * Per-scrape limit on number of labels that will be accepted for a sample.
     *
     * It requires Prometheus >= v2.27.0.
     */
    labelLimit?: number;
    /**
     * Per-scrape limit on length of labels name that will be accepted for a sample.
     *
     * It requires Prometheus >= v2.27.0.
     */
    labelNameLengthLimit?: number;
    /**
     * Per-scrape limit on length of labels value that will be accepted for a sample.
     *
     * It requires Prometheus >= v2.27.0.
     */
    labelValueLengthLimit?: number;
    /**
     * `namespaceSelector` defines in which namespace(s) Prometheus should discover the services.
     * By default, the services are discovered in the same namespace as the `ServiceMonitor` object but it is possible to select pods across different/all namespaces.
     */
    namespaceSelector?: PrometheusOperatorNamespaceSelector;
    /**
     * If there are more than this many buckets in a native histogram,
     * buckets will be merged to stay within the limit.
     * It requires Prometheus >= v2.45.0.
     */
    nativeHistogramBucketLimit?: number;
    /**
     * If the growth factor of one bucket to the next is smaller than this,
     * buckets will be merged to increase the factor sufficiently.
     * It requires Prometheus >= v2.50.0.
     */
    nativeHistogramMinBucketFactor?: number | string;
    /**
     * `podTargetLabels` defines the labels which are transferred from the
     * associated Kubernetes `Pod` object onto the ingested metrics.
     */
    podTargetLabels?: string[];
    /**
     * `sampleLimit` defines a per-scrape limit on the number of scraped samples
     * that will be accepted.
     */
    sampleLimit?: number;
    /**
     * The scrape class to apply.
     */
    scrapeClass?: string;
    /**
     * Whether to scrape a classic histogram that is also exposed as a native histogram.
     * It requires Prometheus >= v2.45.0.
     *
     * Notice: `scrapeClassicHistograms` corresponds to the `always_scrape_classic_histograms` field in the Prometheus configuration.
     */
    scrapeClassicHistograms?: boolean;
    /**
     * `scrapeProtocols` defines the protocols to negotiate during a scrape. It tells clients the
     * protocols supported by Prometheus in order of preference (from most to least preferred).
     *
     * If unset, Prometheus uses its default value.
     *
     * It requires Prometheus >= v2.49.0.
     *
     * Items: ScrapeProtocol represents a protocol used by Prometheus for scraping metrics.
     * Supported values are:
     * * `OpenMetricsText0.0.1`
     * * `OpenMetricsText1.0.0`
     * * `PrometheusProto`
     * * `PrometheusText0.0.4`
     * * `PrometheusText1.0.0`
     */
    scrapeProtocols?: (
      | "PrometheusProto"
      | "OpenMetricsText0.0.1"
      | "OpenMetricsText1.0.0"
      | "PrometheusText0.0.4"
      | "PrometheusText1.0.0"
    )[];
    /**
     * Label selector to select the Kubernetes `Endpoints` objects to scrape metrics from.
     */
    selector: PrometheusOperatorSelector;
    /**
     * Mechanism used to select the endpoints to scrape.
     * By default, the selection process relies on relabel configurations to filter the discovered targets.
     * Alternatively, you can opt in for role selectors, which may offer better efficiency in large clusters.
     * Which strategy is best for your use case needs to be carefully evaluated.
     *
     * It requires Prometheus >= v2.17.0.
     */
    selectorMechanism?: "RelabelConfig" | "RoleSelector";
    /**
     * `targetLabels` defines the labels which are transferred from the
     * associated Kubernetes `Service` object onto the ingested metrics.
     */
    targetLabels?: string[];
    /**
     * `targetLimit` defines a limit on the number of scraped targets that will
     * be accepted.
     */
    targetLimit?: number;
  };
  metadata: ObjectMeta & { name: string };
}
