/* Made by `npm run generate` from github.com/envoyproxy/gateway 1.9.1; do not edit. */

import type { ObjectMeta } from "./kubernetes";

export interface EnvoyGatewayKinds {
  Backend: Backend;
  BackendTrafficPolicy: BackendTrafficPolicy;
  ClientTrafficPolicy: ClientTrafficPolicy;
  EnvoyPatchPolicy: EnvoyPatchPolicy;
  EnvoyProxy: EnvoyProxy;
  HTTPRouteFilter: HTTPRouteFilter;
  SecurityPolicy: SecurityPolicy;
}
/**
 * Backend allows the user to configure the endpoints of a backend and
 * the behavior of the connection from Envoy Proxy to the backend.
 */
export type Backend = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "Backend";
  /**
   * Spec defines the desired state of Backend.
   */
  spec: {
    /**
     * AppProtocols defines the application protocols to be supported when connecting to the backend.
     *
     * Items: AppProtocolType defines various backend applications protocols supported by Envoy Gateway
     */
    appProtocols?: ("gateway.envoyproxy.io/h2c" | "gateway.envoyproxy.io/ws" | "gateway.envoyproxy.io/wss")[];
    /**
     * Endpoints defines the endpoints to be used when connecting to the backend.
     *
     * Items: BackendEndpoint describes a backend endpoint, which can be either a fully-qualified domain name, IP address or unix domain socket
     * corresponding to Envoy's Address: https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/core/v3/address.proto#config-core-v3-address
     */
    endpoints?: {
      /**
       * FQDN defines a FQDN endpoint
       */
      fqdn?: {
        /**
         * Hostname defines the FQDN hostname of the backend endpoint.
         */
        hostname: string;
        /**
         * Port defines the port of the backend endpoint.
         */
        port: number;
      };
      /**
       * Hostname defines an optional hostname for the backend endpoint.
       */
      hostname?: string;
      /**
       * IP defines an IP endpoint. Supports both IPv4 and IPv6 addresses.
       */
      ip?: {
        /**
         * Address defines the IP address of the backend endpoint.
         * Supports both IPv4 and IPv6 addresses.
         */
        address: string;
        /**
         * Port defines the port of the backend endpoint.
         */
        port: number;
      };
      /**
       * Unix defines the unix domain socket endpoint
       */
      unix?: {
        /**
         * Path defines the unix domain socket path of the backend endpoint.
         * The path length must not exceed 108 characters.
         */
        path: string;
      };
      /**
       * Zone defines the service zone of the backend endpoint.
       */
      zone?: string;
    }[];
    /**
     * Fallback indicates whether the backend is designated as a fallback.
     * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
     * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
     * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
     * the health of the active backends falls below 72%.
     */
    fallback?: boolean;
    /**
     * TLS defines the TLS settings for the backend.
     * If TLS is specified here and a BackendTLSPolicy is also configured for the backend, the final TLS settings will
     * be a merge of both configurations. In case of overlapping fields, the values defined in the BackendTLSPolicy will
     * take precedence.
     */
    tls?: {
      /**
       * ALPNProtocols supplies the list of ALPN protocols that should be
       * exposed by the listener or used by the proxy to connect to the backend.
       * Defaults:
       * 1. HTTPS Routes: h2 and http/1.1 are enabled in listener context.
       * 2. Other Routes: ALPN is disabled.
       * 3. Backends: proxy uses the appropriate ALPN options for the backend protocol.
       * When an empty list is provided, the ALPN TLS extension is disabled.
       *
       * Defaults to [h2, http/1.1] if not specified.
       *
       * Typical Supported values are:
       * - http/1.0
       * - http/1.1
       * - h2
       *
       * Items: ALPNProtocol specifies the protocol to be negotiated using ALPN
       */
      alpnProtocols?: string[];
      /**
       * AutoSNIFromEndpointHostname indicates whether the upstream endpoint's hostname should be used as the SNI value
       * when establishing a TLS connection to the backend.
       * This uses the resolved hostname of the upstream endpoint (e.g., from the Backend Endpoints list),
       * rather than a static value.
       *
       * Mutually exclusive with SNI. When a BackendTLSPolicy is attached, its Hostname value takes
       * precedence and AutoSNIFromEndpointHostname is ignored.
       */
      autoSNIFromEndpointHostname?: boolean;
      /**
       * CACertificateRefs contains one or more references to Kubernetes objects that
       * contain TLS certificates of the Certificate Authorities that can be used
       * as a trust anchor to validate the certificates presented by the backend.
       *
       * A single reference to a Kubernetes ConfigMap or a Kubernetes Secret,
       * with the CA certificate in a key named `ca.crt` is currently supported.
       *
       * If CACertificateRefs is empty or unspecified, then WellKnownCACertificates must be
       * specified. Only one of CACertificateRefs or WellKnownCACertificates may be specified,
       * not both.
       *
       * Items: LocalObjectReference identifies an API object within the namespace of the
       * referrer.
       * The API object must be valid in the cluster; the Group and Kind must
       * be registered in the cluster for this reference to be valid.
       *
       * References to objects with invalid Group and Kind are not valid, and must
       * be rejected by the implementation, with appropriate Conditions set
       * on the containing object.
       */
      caCertificateRefs?: EnvoyGatewayCaCertificateRefs[];
      /**
       * Ciphers specifies the set of cipher suites supported when
       * negotiating TLS 1.0 - 1.2. This setting has no effect for TLS 1.3.
       * For Envoy TLS cipher suite configuration semantics and default cipher
       * lists, see the Envoy documentation:
       * https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/transport_sockets/tls/v3/common.proto#extensions-transport-sockets-tls-v3-tlsparameters
       * Supported cipher suite names:
       * - ECDHE-ECDSA-AES128-GCM-SHA256
       * - ECDHE-RSA-AES128-GCM-SHA256
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       * - ECDHE-ECDSA-CHACHA20-POLY1305
       * - ECDHE-RSA-CHACHA20-POLY1305
       * - ECDHE-ECDSA-AES128-SHA
       * - ECDHE-RSA-AES128-SHA
       * - AES128-GCM-SHA256
       * - AES128-SHA
       * - ECDHE-ECDSA-AES256-SHA
       * - ECDHE-RSA-AES256-SHA
       * - AES256-GCM-SHA384
       * - AES256-SHA
       * Supported IANA/RFC aliases:
       * - TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
       * - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
       * - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
       * - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
       * - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
       * - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
       * - TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
       * - TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
       * - TLS_RSA_WITH_AES_128_GCM_SHA256
       * - TLS_RSA_WITH_AES_128_CBC_SHA
       * - TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
       * - TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
       * - TLS_RSA_WITH_AES_256_GCM_SHA384
       * - TLS_RSA_WITH_AES_256_CBC_SHA
       * In non-FIPS Envoy Proxy builds the default cipher list is:
       * - [ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]
       * - [ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       * In builds using BoringSSL FIPS the default cipher list is:
       * - ECDHE-ECDSA-AES128-GCM-SHA256
       * - ECDHE-RSA-AES128-GCM-SHA256
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       */
      ciphers?: string[];
      /**
       * ClientCertificateRef defines the reference to a Kubernetes Secret that contains
       * the client certificate and private key for Envoy to use when connecting to
       * backend services and external services, such as ExtAuth, ALS, OpenTelemetry, etc.
       * This secret should be located within the same namespace as the Envoy proxy resource that references it.
       */
      clientCertificateRef?: EnvoyGatewayClientCertificateRef;
      /**
       * ECDHCurves specifies the set of supported ECDH curves.
       * In non-FIPS Envoy Proxy builds the default curves are:
       * - X25519
       * - P-256
       * In builds using BoringSSL FIPS the default curve is:
       * - P-256
       */
      ecdhCurves?: string[];
      /**
       * Fingerprints specifies TLS client fingerprinting.
       * When specified, a JAX fingerprint derived from the client’s TLS handshake
       * is generated. The fingerprint can be logged in access logs or
       * forwarded to upstream services using request headers.
       *
       * Fingerprinting is disabled if not specified.
       *
       * Supported values are:
       * - JA3
       * - JA4
       *
       * Items: TLSFingerprintType specifies the TLS client fingerprinting mode.
       */
      fingerprints?: ("JA3" | "JA4")[];
      /**
       * InsecureSkipVerify indicates whether the upstream's certificate verification
       * should be skipped. Defaults to "false".
       */
      insecureSkipVerify?: boolean;
      /**
       * Max specifies the maximal TLS protocol version to allow
       * The default is TLS 1.3 if this is not specified.
       */
      maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
      /**
       * Min specifies the minimal TLS protocol version to allow.
       * The default is TLS 1.2 if this is not specified.
       */
      minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
      /**
       * SignatureAlgorithms specifies which signature algorithms the listener should
       * support.
       */
      signatureAlgorithms?: string[];
      /**
       * SNI specifies the fixed SNI value used when establishing an upstream TLS connection to the backend.
       *
       * Envoy Gateway will use the HTTP host header value for SNI, when all resources referenced in BackendRefs are:
       * 1. Backend resources that do not set SNI, or
       * 2. Service/ServiceImport resources that do not have a BackendTLSPolicy attached to them
       *
       * If a BackendTLSPolicy is attached to the Backend resource, the BackendTLSPolicy's validation.hostname
       * value takes precedence over this field.
       *
       * If no BackendTLSPolicy validation.hostname applies and both this field and AutoSNIFromEndpointHostname
       * are unset, Envoy Gateway configures Envoy to set the upstream SNI from the downstream HTTP host/authority header.
       */
      sni?: string;
      /**
       * WellKnownCACertificates specifies whether system CA certificates may be used in
       * the TLS handshake between the gateway and backend pod.
       *
       * If WellKnownCACertificates is unspecified or empty (""), then CACertificateRefs
       * must be specified with at least one entry for a valid configuration. Only one of
       * CACertificateRefs or WellKnownCACertificates may be specified, not both.
       */
      wellKnownCACertificates?: string;
    };
    /**
     * Type defines the type of the backend. Defaults to "Endpoints"
     */
    type?: "Endpoints" | "DynamicResolver";
  };
  metadata: ObjectMeta & { name: string };
}
export interface EnvoyGatewayCaCertificateRefs {
  /**
   * Group is the group of the referent. For example, "gateway.networking.k8s.io".
   * When unspecified or empty string, core API group is inferred.
   */
  group: string;
  /**
   * Kind is kind of the referent. For example "HTTPRoute" or "Service".
   */
  kind: string;
  /**
   * Name is the name of the referent.
   */
  name: string;
}
export interface EnvoyGatewayClientCertificateRef {
  /**
   * Group is the group of the referent. For example, "gateway.networking.k8s.io".
   * When unspecified or empty string, core API group is inferred.
   */
  group?: string;
  /**
   * Kind is kind of the referent. For example "Secret".
   */
  kind?: string;
  /**
   * Name is the name of the referent.
   */
  name: string;
  /**
   * Namespace is the namespace of the referenced object. When unspecified, the local
   * namespace is inferred.
   *
   * Note that when a namespace different than the local namespace is specified,
   * a ReferenceGrant object is required in the referent namespace to allow that
   * namespace's owner to accept the reference. See the ReferenceGrant
   * documentation for details.
   *
   * Support: Core
   */
  namespace?: string;
}
/**
 * BackendTrafficPolicy allows the user to configure the behavior of the connection
 * between the Envoy Proxy listener and the backend service.
 */
export type BackendTrafficPolicy = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "BackendTrafficPolicy";
  /**
   * spec defines the desired state of BackendTrafficPolicy.
   */
  spec: {
    /**
     * AdmissionControl defines the admission control policy to be applied. This configuration
     * probabilistically rejects requests based on the success rate of previous requests in a
     * configurable sliding time window.
     */
    admissionControl?: {
      /**
       * MaxRejectionPercent represents the upper limit of the rejection probability,
       * expressed as a percentage in the range [0, 100]. Defaults to 80 if not specified.
       */
      maxRejectionPercent?: number;
      /**
       * MinRequestRate defines the minimum requests per second below which requests will
       * pass through the filter without rejection. Defaults to 0 if not specified.
       */
      minRequestRate?: number;
      /**
       * MinSuccessRate is the lowest request success rate, as a percentage in the
       * range [1, 100], at which the filter will not reject requests. Defaults to 95 if
       * not specified. Envoy rejects values below 1%, so values lower than 1 are not allowed.
       */
      minSuccessRate?: number;
      /**
       * RejectionAggression controls how steeply the rejection probability rises
       * as the observed success rate falls below MinSuccessRate. A value of 1
       * produces a linear curve; higher values reject more aggressively for a
       * given drop in success rate. Must be greater than 0; values below 1 are
       * clamped to 1. Defaults to 1.
       */
      rejectionAggression?: number;
      /**
       * SamplingWindow defines the time window over which request success rates are calculated.
       * Must be at least 1s; Envoy truncates the window to whole seconds and uses it as the
       * denominator in RPS calculations, so sub-second values would produce a zero denominator.
       * Defaults to 30s if not specified.
       */
      samplingWindow?: string;
      /**
       * SuccessCriteria defines what constitutes a successful request for both HTTP and gRPC.
       */
      successCriteria?: {
        /**
         * GRPC defines success criteria for gRPC requests.
         */
        grpc?: {
          /**
           * StatusCodes defines gRPC status codes that are considered successful.
           * Status codes are defined in https://github.com/grpc/grpc/blob/master/doc/statuscodes.md#status-codes-and-their-use-in-grpc.
           *
           * Items: GRPCSuccessCode defines gRPC status codes as defined in
           * https://github.com/grpc/grpc/blob/master/doc/statuscodes.md#status-codes-and-their-use-in-grpc.
           */
          statusCodes?: (
            | "Ok"
            | "Cancelled"
            | "Unknown"
            | "InvalidArgument"
            | "DeadlineExceeded"
            | "NotFound"
            | "AlreadyExists"
            | "PermissionDenied"
            | "ResourceExhausted"
            | "FailedPrecondition"
            | "Aborted"
            | "OutOfRange"
            | "Unimplemented"
            | "Internal"
            | "Unavailable"
            | "DataLoss"
            | "Unauthenticated"
          )[];
        };
        /**
         * HTTP defines success criteria for HTTP requests.
         */
        http?: {
          /**
           * StatusCodes defines HTTP status codes that are considered successful.
           *
           * Items: HTTPStatus defines the http status code.
           */
          statusCodes?: number[];
        };
      };
    };
    /**
     * BandwidthLimit allows the user to limit the bandwidth of traffic
     * sent to and received from the backend.
     */
    bandwidthLimit?: {
      /**
       * Request configures bandwidth limits for traffic sent to the backend.
       */
      request?: {
        /**
         * Limit specifies the bandwidth limit as a bytes-per-unit throughput rate.
         */
        limit: EnvoyGatewayLimit;
      };
      /**
       * Response configures bandwidth limits for traffic sent from the backend.
       */
      response?: {
        /**
         * Limit specifies the bandwidth limit as a bytes-per-unit throughput rate.
         */
        limit: EnvoyGatewayLimit;
        /**
         * ResponseTrailers configures the trailer headers appended to responses
         * when bandwidth limiting introduces delays.
         */
        responseTrailers?: {
          /**
           * Prefix is prepended to each trailer header name.
           * If not set, no prefix is added and the trailers are named as-is.
           * For example, setting "x-eg" produces trailers such as "x-eg-bandwidth-request-delay-ms",
           * while leaving it unset produces "bandwidth-request-delay-ms".
           *
           * The following four trailers can be added:
           * "bandwidth-request-delay-ms" is delay time in milliseconds it took for the request stream transfer
           * including request body transfer time and the time added by the filter.
           * "bandwidth-response-delay-ms" is delay time in milliseconds it took for the response stream transfer
           * including response body transfer time and the time added by the filter.
           * "bandwidth-request-filter-delay-ms" is delay time in milliseconds in request stream transfer added by the filter.
           * "bandwidth-response-filter-delay-ms" is delay time in milliseconds that added by the filter.
           */
          prefix?: string;
        };
      };
    };
    /**
     * Circuit Breaker settings for the upstream connections and requests.
     * If not set, circuit breakers will be enabled with the default thresholds
     */
    circuitBreaker?: EnvoyGatewayCircuitBreaker;
    /**
     * The compression config for the http streams.
     *
     * Deprecated: Use Compressor instead.
     *
     * Items: Compression defines the config of enabling compression.
     * This can help reduce the bandwidth at the expense of higher CPU.
     */
    compression?: EnvoyGatewayCompression[];
    /**
     * The compressor config for the http streams.
     * This provides more granular control over compression configuration.
     * Order matters: The first compressor in the list is preferred when q-values in Accept-Encoding are equal.
     *
     * Items: Compression defines the config of enabling compression.
     * This can help reduce the bandwidth at the expense of higher CPU.
     */
    compressor?: EnvoyGatewayCompression[];
    /**
     * Connection includes backend connection settings.
     */
    connection?: EnvoyGatewayConnection;
    /**
     * DNS includes dns resolution settings.
     */
    dns?: EnvoyGatewayDns;
    /**
     * FaultInjection defines the fault injection policy to be applied. This configuration can be used to
     * inject delays and abort requests to mimic failure scenarios such as service failures and overloads
     */
    faultInjection?: {
      /**
       * If specified, the request will be aborted if it meets the configuration criteria.
       */
      abort?: {
        /**
         * GrpcStatus specifies the GRPC status code to be returned
         */
        grpcStatus?: number;
        /**
         * StatusCode specifies the HTTP status code to be returned
         */
        httpStatus?: number;
        /**
         * Percentage specifies the percentage of requests to be aborted. Default 100%, if set 0, no requests will be aborted. Accuracy to 0.0001%.
         */
        percentage?: number;
      };
      /**
       * If specified, a delay will be injected into the request.
       */
      delay?: {
        /**
         * FixedDelay specifies the fixed delay duration
         */
        fixedDelay: string;
        /**
         * Percentage specifies the percentage of requests to be delayed. Default 100%, if set 0, no requests will be delayed. Accuracy to 0.0001%.
         */
        percentage?: number;
      };
    };
    /**
     * HealthCheck allows gateway to perform active health checking on backends.
     */
    healthCheck?: EnvoyGatewayHealthCheck;
    /**
     * HTTP2 provides HTTP/2 configuration for backend connections.
     */
    http2?: EnvoyGatewayHttp2;
    /**
     * HTTPUpgrade defines the configuration for HTTP protocol upgrades.
     * If not specified, the default upgrade configuration (websocket) will be used.
     * However, if requestBuffer is configured, the default upgrade configuration
     * will be ignored.
     *
     * Items: ProtocolUpgradeConfig specifies the configuration for protocol upgrades.
     */
    httpUpgrade?: {
      /**
       * Connect specifies the configuration for the CONNECT config.
       * This is allowed only when type is CONNECT.
       */
      connect?: {
        /**
         * Terminate the CONNECT request, and forwards the payload as raw TCP data.
         */
        terminate?: boolean;
      };
      /**
       * Type is the case-insensitive type of protocol upgrade.
       * e.g. `websocket`, `CONNECT`, `spdy/3.1` etc.
       */
      type: string;
    }[];
    /**
     * LoadBalancer policy to apply when routing traffic from the gateway to
     * the backend endpoints. Defaults to `LeastRequest`.
     */
    loadBalancer?: EnvoyGatewayLoadBalancer;
    /**
     * MergeType determines how this configuration is merged with existing BackendTrafficPolicy
     * configurations targeting a parent resource. When set, this configuration will be merged
     * into the closest parent BackendTrafficPolicy in the route's attachment hierarchy (for
     * example, one targeting a Gateway, Gateway listener, ListenerSet, or ListenerSet listener).
     * Currently, this field can only be set when targeting xRoute resources.
     * If unset, no merging occurs, and only the most specific configuration takes effect.
     */
    mergeType?: string;
    /**
     * ProxyProtocol enables the Proxy Protocol when communicating with the backend.
     */
    proxyProtocol?: EnvoyGatewayProxyProtocol;
    /**
     * RateLimit allows the user to limit the number of incoming requests
     * to a predefined value based on attributes within the traffic flow.
     */
    rateLimit?: {
      /**
       * Global defines global rate limit configuration.
       */
      global?: {
        /**
         * Rules are a list of RateLimit selectors and limits. Each rule and its
         * associated limit is applied in a mutually exclusive way. If a request
         * matches multiple rules, each of their associated limits get applied, so a
         * single request might increase the rate limit counters for multiple rules
         * if selected. The rate limit service will return a logical OR of the individual
         * rate limit decisions of all matching rules. For example, if a request
         * matches two rules, one rate limited and one not, the final decision will be
         * to rate limit the request.
         *
         * Items: RateLimitRule defines the semantics for matching attributes
         * from the incoming requests, and setting limits for them.
         */
        rules: EnvoyGatewayRules[];
      };
      /**
       * Local defines local rate limit configuration.
       */
      local?: {
        /**
         * Rules are a list of RateLimit selectors and limits. If a request matches
         * multiple rules, the strictest limit is applied. For example, if a request
         * matches two rules, one with 10rps and one with 20rps, the final limit will
         * be based on the rule with 10rps.
         *
         * Items: RateLimitRule defines the semantics for matching attributes
         * from the incoming requests, and setting limits for them.
         */
        rules?: EnvoyGatewayRules[];
      };
      /**
       * Type decides the scope for the RateLimits.
       * Valid RateLimitType values are "Global" or "Local".
       *
       * Deprecated: Use Global and/or Local fields directly instead. Both can be specified simultaneously for combined rate limiting.
       */
      type?: "Global" | "Local";
    };
    /**
     * RequestBuffer allows the gateway to buffer and fully receive each request from a client before continuing to send the request
     * upstream to the backends. This can be helpful to shield your backend servers from slow clients, and also to enforce a maximum size per request
     * as any requests larger than the buffer size will be rejected.
     *
     * This can have a negative performance impact so should only be enabled when necessary.
     *
     * When enabling this option, you should also configure your connection buffer size to account for these request buffers. There will also be an
     * increase in memory usage for Envoy that should be accounted for in your deployment settings.
     *
     * Request buffering is incompatible with streaming APIs and protocol upgrades such as gRPC streaming and WebSocket. Do not enable this option
     * on routes that need those protocols, because requests can hang instead of being forwarded upstream.
     */
    requestBuffer?: {
      /**
       * Limit specifies the maximum allowed size in bytes for each incoming request buffer.
       * If exceeded, the request will be rejected with HTTP 413 Content Too Large.
       *
       * Accepts values in resource.Quantity format (e.g., "10Mi", "500Ki").
       */
      limit?: number | string;
    };
    /**
     * ResponseOverride defines the configuration to override specific responses with a custom one.
     * If multiple configurations are specified, the first one to match wins.
     *
     * Items: ResponseOverride defines the configuration to override specific responses with a custom one.
     */
    responseOverride?: {
      /**
       * Match configuration.
       */
      match: {
        /**
         * Response headers to match on. The match evaluates to true if all matches are successful.
         *
         * Items: ResponseOverrideHeaderMatch defines the configuration for matching a response header.
         */
        responseHeaders?: {
          /**
           * Name of the HTTP header.
           * The header name is case-insensitive.
           * For example, "Foo" and "foo" are considered the same header.
           */
          name: string;
          /**
           * Value within the HTTP header to match against.
           */
          value: EnvoyGatewayValue;
        }[];
        /**
         * Status code to match on. The match evaluates to true if any of the matches are successful.
         *
         * Items: StatusCodeMatch defines the configuration for matching a status code.
         */
        statusCodes?: {
          /**
           * Range contains the range of status codes.
           */
          range?: {
            /**
             * End of the range, including the end value.
             */
            end: number;
            /**
             * Start of the range, including the start value.
             */
            start: number;
          };
          /**
           * Type is the type of value.
           * Valid values are Value and Range, default is Value.
           */
          type?: string;
          /**
           * Value contains the value of the status code.
           */
          value?: number;
        }[];
      };
      /**
       * Redirect configuration
       */
      redirect?: {
        /**
         * Hostname is the hostname to be used in the value of the `Location`
         * header in the response.
         * When empty, the hostname in the `Host` header of the request is used.
         */
        hostname?: string;
        /**
         * Path defines parameters used to modify the path of the incoming request.
         * The modified path is then used to construct the `Location` header. When
         * empty, the request path is used as-is.
         * Only ReplaceFullPath path modifier is supported currently.
         */
        path?: {
          /**
           * ReplaceFullPath specifies the value with which to replace the full path
           * of a request during a rewrite or redirect.
           */
          replaceFullPath?: string;
          /**
           * ReplacePrefixMatch specifies the value with which to replace the prefix
           * match of a request during a rewrite or redirect. For example, a request
           * to "/foo/bar" with a prefix match of "/foo" and a ReplacePrefixMatch
           * of "/xyz" would be modified to "/xyz/bar".
           *
           * Note that this matches the behavior of the PathPrefix match type. This
           * matches full path elements. A path element refers to the list of labels
           * in the path split by the `/` separator. When specified, a trailing `/` is
           * ignored. For example, the paths `/abc`, `/abc/`, and `/abc/def` would all
           * match the prefix `/abc`, but the path `/abcd` would not.
           *
           * ReplacePrefixMatch is only compatible with a `PathPrefix` HTTPRouteMatch.
           * Using any other HTTPRouteMatch type on the same HTTPRouteRule will result in
           * the implementation setting the Accepted Condition for the Route to `status: False`.
           *
           * Request Path | Prefix Match | Replace Prefix | Modified Path
           */
          replacePrefixMatch?: string;
          /**
           * Type defines the type of path modifier. Additional types may be
           * added in a future release of the API.
           *
           * Note that values may be added to this enum, implementations
           * must ensure that unknown values will not cause a crash.
           *
           * Unknown values here must result in the implementation setting the
           * Accepted Condition for the Route to `status: False`, with a
           * Reason of `UnsupportedValue`.
           */
          type: "ReplaceFullPath" | "ReplacePrefixMatch";
        };
        /**
         * Port is the port to be used in the value of the `Location`
         * header in the response.
         *
         * If redirect scheme is not-empty, the well-known port associated with the redirect scheme will be used.
         * Specifically "http" to port 80 and "https" to port 443. If the redirect scheme does not have a
         * well-known port or redirect scheme is empty, the listener port of the Gateway will be used.
         *
         * Port will not be added in the 'Location' header if scheme is HTTP and port is 80
         * or scheme is HTTPS and port is 443.
         */
        port?: number;
        /**
         * Scheme is the scheme to be used in the value of the `Location` header in
         * the response. When empty, the scheme of the request is used.
         */
        scheme?: "http" | "https";
        /**
         * StatusCode is the HTTP status code to be used in response.
         */
        statusCode?: 301 | 302;
      };
      /**
       * Response configuration.
       */
      response?: {
        /**
         * Body of the Custom Response
         * Supports Envoy command operators for dynamic content (see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators).
         */
        body?: EnvoyGatewayBody;
        /**
         * Content Type of the response. This will be set in the Content-Type header.
         */
        contentType?: string;
        /**
         * Header defines headers to add, set or remove from the response.
         * This allows the response policy to append, add or override headers
         * of the final response before it is sent to a downstream client.
         * Note: Header removal is not supported for responseOverride.
         */
        header?: EnvoyGatewayHeader;
        /**
         * Status Code of the Custom Response
         * If unset, does not override the status of response.
         */
        statusCode?: number;
      };
      /**
       * Source specifies which responses this rule applies to.
       * Local overrides only Envoy-generated responses (e.g. auth failures).
       * Backend overrides only upstream responses.
       * All (default) overrides both.
       */
      source?: "All" | "Local" | "Backend";
    }[];
    /**
     * Retry provides more advanced usage, allowing users to customize the number of retries, retry fallback strategy, and retry triggering conditions.
     * If not set, retry will be disabled.
     */
    retry?: EnvoyGatewayRetry;
    /**
     * RoutingType can be set to "Service" to use the Service Cluster IP for routing to the backend,
     * or it can be set to "Endpoint" to use Endpoint routing.
     * When specified, this overrides the EnvoyProxy-level setting for the relevant targetRefs.
     * If not specified, the EnvoyProxy-level setting is used.
     */
    routingType?: string;
    /**
     * TargetRef is the name of the resource this policy is being attached to.
     * This policy and the TargetRef MUST be in the same namespace for this
     * Policy to have effect
     *
     * Deprecated: use targetRefs/targetSelectors instead
     */
    targetRef?: EnvoyGatewayTargetRef;
    /**
     * TargetRefs are the names of the Gateway resources this policy
     * is being attached to.
     *
     * Items: LocalPolicyTargetReferenceWithSectionName identifies an API object to apply a
     * direct policy to. This should be used as part of Policy resources that can
     * target single resources. For more information on how this policy attachment
     * mode works, and a sample Policy resource, refer to the policy attachment
     * documentation for Gateway API.
     *
     * Note: This should only be used for direct policy attachment when references
     * to SectionName are actually needed. In all other cases,
     * LocalPolicyTargetReference should be used.
     */
    targetRefs?: EnvoyGatewayTargetRef[];
    /**
     * TargetSelectors allow targeting resources for this policy based on labels
     */
    targetSelectors?: {
      /**
       * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
       */
      group?: string;
      /**
       * Kind is the resource kind that this selector targets.
       */
      kind: string;
      /**
       * MatchExpressions is a list of label selector requirements. The requirements are ANDed.
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
       * MatchLabels are the set of label selectors for identifying the targeted resource.
       */
      matchLabels?: {
        [k: string]: string;
      };
      /**
       * Namespaces determines which namespaces are considered for target selection.
       *
       * If unspecified, only targets in the same namespace as this policy are considered.
       *
       * When specified, the effective set of namespaces is always constrained to the
       * namespaces watched by Envoy Gateway.
       *
       * Selecting targets across namespaces requires a ReferenceGrant in the target
       * namespace that allows this policy kind to reference the selected target kind.
       * Cross-namespace targets without a matching ReferenceGrant are ignored.
       */
      namespaces?: {
        /**
         * From indicates how namespaces are selected for this target selector.
         *
         * All means all namespaces watched by Envoy Gateway.
         * Selector means namespaces watched by Envoy Gateway that match Selector.
         */
        from?: "Same" | "All" | "Selector";
        /**
         * Selector selects namespaces when From is set to Selector.
         */
        selector?: EnvoyGatewaySelector;
      };
    }[];
    /**
     * TcpKeepalive settings associated with the upstream client connection.
     * Disabled by default.
     */
    tcpKeepalive?: EnvoyGatewayTcpKeepalive;
    /**
     * Telemetry configures the telemetry settings for the policy target (Gateway or xRoute).
     * This will override the telemetry settings in the EnvoyProxy resource.
     */
    telemetry?: {
      /**
       * Metrics defines metrics configuration for the backend or Route.
       */
      metrics?: {
        /**
         * RouteStatName defines the value of the Route stat_prefix, determining how the route stats are named.
         * For more details, see envoy docs: https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto#config-route-v3-route
         * The supported operators for this pattern are:
         * %ROUTE_NAME%: name of Gateway API xRoute resource
         * %ROUTE_NAMESPACE%: namespace of Gateway API xRoute resource
         * %ROUTE_KIND%: kind of Gateway API xRoute resource
         * Example: %ROUTE_KIND%/%ROUTE_NAMESPACE%/%ROUTE_NAME% => httproute/my-ns/my-route
         * Disabled by default.
         */
        routeStatName?: string;
      };
      /**
       * Tracing configures the tracing settings for the backend or HTTPRoute.
       *
       * This takes precedence over EnvoyProxy tracing when set.
       */
      tracing?: {
        /**
         * ClientSamplingFraction represents the fraction of requests that should be
         * selected for tracing when requested by the client.
         * If unspecified, client-forced tracing is disabled by default and users must
         * set this field to opt in.
         */
        clientSamplingFraction?: {
          denominator?: number;
          numerator: number;
        };
        /**
         * CustomTags defines the custom tags to add to each span.
         * If provider is kubernetes, pod name and namespace are added by default.
         *
         * Deprecated: Use Tags instead.
         */
        customTags?: {
          [k: string]: {
            /**
             * Environment adds value from environment variable to each span.
             * It's required when the type is "Environment".
             */
            environment?: {
              /**
               * DefaultValue defines the default value to use if the environment variable is not set.
               */
              defaultValue?: string;
              /**
               * Name defines the name of the environment variable which to extract the value from.
               */
              name: string;
            };
            /**
             * Literal adds hard-coded value to each span.
             * It's required when the type is "Literal".
             */
            literal?: {
              /**
               * Value defines the hard-coded value to add to each span.
               */
              value: string;
            };
            /**
             * RequestHeader adds value from request header to each span.
             * It's required when the type is "RequestHeader".
             */
            requestHeader?: {
              /**
               * DefaultValue defines the default value to use if the request header is not set.
               */
              defaultValue?: string;
              /**
               * Name defines the name of the request header which to extract the value from.
               */
              name: string;
            };
            /**
             * Type defines the type of custom tag.
             */
            type?: "Literal" | "Environment" | "RequestHeader";
          };
        };
        /**
         * OverallSamplingFraction represents the fraction of requests that should be
         * selected for tracing after all other sampling checks have been applied.
         */
        overallSamplingFraction?: {
          denominator?: number;
          numerator: number;
        };
        /**
         * SamplingFraction represents the fraction of requests that should be
         * selected for tracing if no prior sampling decision has been made.
         */
        samplingFraction?: {
          denominator?: number;
          numerator: number;
        };
        /**
         * SpanName defines the name of the span which will be used for tracing.
         * Envoy [command operators](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators) may be used in the value.
         * The [format string documentation](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#config-access-log-format-strings) provides more information.
         *
         * If not set, the span name is provider specific.
         * e.g. Datadog use `ingress` as the default client span name,
         * and `router <UPSTREAM_CLUSTER> egress` as the server span name.
         */
        spanName?: EnvoyGatewaySpanName;
        /**
         * Tags defines the custom tags to add to each span.
         * Envoy [command operators](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators) may be used in the value.
         * The [format string documentation](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#config-access-log-format-strings) provides more information.
         * If provider is kubernetes, pod name and namespace are added by default.
         *
         * Same keys take precedence over CustomTags.
         */
        tags?: {
          [k: string]: string;
        };
      };
    };
    /**
     * Timeout settings for the backend connections.
     */
    timeout?: EnvoyGatewayTimeout;
    /**
     * UseClientProtocol configures Envoy to prefer sending requests to backends using
     * the same HTTP protocol that the incoming request used. Defaults to false, which means
     * that Envoy will use the protocol indicated by the attached BackendRef.
     */
    useClientProtocol?: boolean;
  };
  metadata: ObjectMeta & { name: string };
}
export interface EnvoyGatewayLimit {
  /**
   * Unit specifies the time unit for the bandwidth limit (e.g. Second, Minute, Hour).
   */
  unit: "Second" | "Minute" | "Hour";
  /**
   * Value specifies the bandwidth limit.
   */
  value: number | string;
}
export interface EnvoyGatewayCircuitBreaker {
  /**
   * The maximum number of connections that Envoy will establish to the referenced backend defined within a xRoute rule.
   */
  maxConnections?: number;
  /**
   * The maximum number of parallel requests that Envoy will make to the referenced backend defined within a xRoute rule.
   */
  maxParallelRequests?: number;
  /**
   * The maximum number of parallel retries that Envoy will make to the referenced backend defined within a xRoute rule.
   */
  maxParallelRetries?: number;
  /**
   * The maximum number of pending requests that Envoy will queue to the referenced backend defined within a xRoute rule.
   */
  maxPendingRequests?: number;
  /**
   * The maximum number of requests that Envoy will make over a single connection to the referenced backend defined within a xRoute rule.
   * Default: unlimited.
   */
  maxRequestsPerConnection?: number;
  /**
   * PerEndpoint defines Circuit Breakers that will apply per-endpoint for an upstream cluster
   */
  perEndpoint?: {
    /**
     * MaxConnections configures the maximum number of connections that Envoy will establish per-endpoint to the referenced backend defined within a xRoute rule.
     */
    maxConnections?: number;
  };
  /**
   * RetryBudget provides settings for retry budget, which limits the number of retries in a given percentage.
   * RetryBudget take precedence over maxParallelRetries.
   */
  retryBudget?: {
    /**
     * MinRetryConcurrency specifies the minimum retry concurrency allowed for the retry budget.
     * For example, a budget of 20% with a minimum retry concurrency of 3
     * will allow 5 active retries while there are 25 active requests.
     * If there are 2 active requests, there are still 3 active retries
     * allowed because of the minimum retry concurrency.
     * Defaults to 3.
     */
    minRetryConcurrency?: number;
    /**
     * Percent specifies the limit on concurrent retries as a percentage [0, 100] of
     * the sum of active requests and active pending requests.
     */
    percent: {
      denominator?: number;
      numerator: number;
    };
  };
}
export interface EnvoyGatewayCompression {
  /**
   * The configuration for Brotli compressor.
   */
  brotli?: {
    [k: string]: unknown;
  };
  /**
   * The configuration for GZIP compressor.
   */
  gzip?: {
    [k: string]: unknown;
  };
  /**
   * MinContentLength defines the minimum response size in bytes to apply compression.
   * Responses smaller than this threshold will not be compressed.
   * Must be at least 30 bytes as enforced by Envoy Proxy.
   * Note that when the suffix is not provided, the value is interpreted as bytes.
   * Default: 30 bytes
   */
  minContentLength?: number | string;
  /**
   * CompressorType defines the compressor type to use for compression.
   */
  type: "Gzip" | "Brotli" | "Zstd";
  /**
   * The configuration for Zstd compressor.
   */
  zstd?: {
    [k: string]: unknown;
  };
}
export interface EnvoyGatewayConnection {
  /**
   * BufferLimit Soft limit on size of the cluster’s connections read and write buffers.
   * BufferLimit applies to connection streaming (maybe non-streaming) channel between processes, it's in user space.
   * If unspecified, an implementation defined default is applied (32768 bytes).
   * For example, 20Mi, 1Gi, 256Ki etc.
   * Note: that when the suffix is not provided, the value is interpreted as bytes.
   */
  bufferLimit?: number | string;
  /**
   * Preconnect configures proactive upstream connections to reduce latency by establishing
   * connections before they’re needed and avoiding connection establishment overhead.
   *
   * If unset, Envoy will fetch connections as needed to serve in-flight requests.
   */
  preconnect?: {
    /**
     * PerEndpointPercent configures how many additional connections to maintain per
     * upstream endpoint, useful for high-QPS or latency sensitive services. Expressed as a
     * percentage of the connections required by active streams
     * (e.g. 100 = preconnect disabled, 105 = 1.05x connections per-endpoint, 200 = 2.00×).
     *
     * Allowed value range is between 100-300. When both PerEndpointPercent and
     * PredictivePercent are set, Envoy ensures both are satisfied (max of the two).
     */
    perEndpointPercent?: number;
    /**
     * PredictivePercent configures how many additional connections to maintain
     * across the cluster by anticipating which upstream endpoint the load balancer
     * will select next, useful for low-QPS services. Relies on deterministic
     * loadbalancing and is only supported with Random or RoundRobin.
     * Expressed as a percentage of the connections required by active streams
     * (e.g. 100 = 1.0 (no preconnect), 105 = 1.05× connections across the cluster, 200 = 2.00×).
     *
     * Minimum allowed value is 100. When both PerEndpointPercent and PredictivePercent are
     * set Envoy ensures both are satisfied per host (max of the two).
     */
    predictivePercent?: number;
  };
  /**
   * SocketBufferLimit provides configuration for the maximum buffer size in bytes for each socket
   * to backend.
   * SocketBufferLimit applies to socket streaming channel between TCP/IP stacks, it's in kernel space.
   * For example, 20Mi, 1Gi, 256Ki etc.
   * Note that when the suffix is not provided, the value is interpreted as bytes.
   */
  socketBufferLimit?: number | string;
}
export interface EnvoyGatewayDns {
  /**
   * DNSRefreshRate specifies the rate at which DNS records should be refreshed.
   * Defaults to 30 seconds.
   */
  dnsRefreshRate?: string;
  /**
   * LookupFamily determines how Envoy would resolve DNS for Routes where the backend is specified as a fully qualified domain name (FQDN).
   * If set, this configuration overrides other defaults.
   */
  lookupFamily?: "IPv4" | "IPv6" | "IPv4Preferred" | "IPv6Preferred" | "IPv4AndIPv6";
  /**
   * RespectDNSTTL indicates whether the DNS Time-To-Live (TTL) should be respected.
   * If the value is set to true, the DNS refresh rate will be set to the resource record’s TTL.
   * Defaults to true.
   */
  respectDnsTtl?: boolean;
}
export interface EnvoyGatewayHealthCheck {
  /**
   * Active health check configuration
   */
  active?: {
    /**
     * GRPC defines the configuration of the GRPC health checker.
     * It's optional, and can only be used if the specified type is GRPC.
     */
    grpc?: {
      /**
       * Service to send in the health check request.
       * If this is not specified, then the health check request applies to the entire
       * server and not to a specific service.
       */
      service?: string;
    };
    /**
     * HealthCheckLog defines health check event logging configuration for this cluster.
     * When set, HC probe outcomes are logged to the configured sinks.
     * Takes precedence over the gateway-level EnvoyProxy.spec.telemetry.healthCheckLog.
     */
    healthCheckLog?: EnvoyGatewayHealthCheckLog;
    /**
     * HealthyThreshold defines the number of healthy health checks required before a backend host is marked healthy.
     */
    healthyThreshold?: number;
    /**
     * HTTP defines the configuration of http health checker.
     * It's required while the health checker type is HTTP.
     */
    http?: {
      /**
       * ExpectedResponse defines a list of HTTP expected responses to match.
       */
      expectedResponse?: EnvoyGatewayExpectedResponse;
      /**
       * ExpectedStatuses defines a list of HTTP response statuses considered healthy.
       * Defaults to 200 only
       *
       * Items: HTTPStatus defines the http status code.
       */
      expectedStatuses?: number[];
      /**
       * Hostname defines the HTTP Host header used for active HTTP health checks.
       * Host selection uses this order: this field, the associated Backend endpoint
       * hostname if available, then the effective Route hostname.
       */
      hostname?: string;
      /**
       * Method defines the HTTP method used for health checking.
       * Defaults to GET
       */
      method?: string;
      /**
       * Path defines the HTTP path that will be requested during health checking.
       */
      path: string;
      /**
       * RequestBody defines the HTTP request body payload sent during health checking.
       */
      requestBody?: EnvoyGatewayExpectedResponse;
      /**
       * RetriableStatuses defines a list of HTTP response statuses considered retriable.
       * Responses matching these statuses count towards the unhealthy threshold but
       * do not result in the host being considered immediately unhealthy.
       * The expected statuses take precedence for any range overlaps with this field.
       *
       * Items: HTTPStatus defines the http status code.
       */
      retriableStatuses?: number[];
    };
    /**
     * InitialJitter defines the maximum time Envoy will wait before the first health check.
     * Envoy will randomly select a value between 0 and the initial jitter value.
     */
    initialJitter?: string;
    /**
     * Interval defines the time between active health checks.
     */
    interval?: string;
    /**
     * Overrides defines the configuration of the overriding health check settings for all endpoints
     * in the backend cluster. This allows customization of port and other settings that may differ
     * from the main service configuration.
     */
    overrides?: {
      /**
       * Port overrides the health check port.
       * If not set, the endpoint's serving port is used for health checks.
       * This is useful when health checks are served on a different port than
       * the main service port (e.g., port 443 for service, port 9090 for health checks).
       */
      port?: number;
    };
    /**
     * TCP defines the configuration of tcp health checker.
     * It's required while the health checker type is TCP.
     */
    tcp?: {
      /**
       * Receive defines the expected response payload.
       */
      receive?: EnvoyGatewayExpectedResponse;
      /**
       * Send defines the request payload.
       */
      send?: EnvoyGatewayExpectedResponse;
    };
    /**
     * Timeout defines the time to wait for a health check response.
     */
    timeout?: string;
    /**
     * Type defines the type of health checker.
     */
    type: string;
    /**
     * UnhealthyThreshold defines the number of unhealthy health checks required before a backend host is marked unhealthy.
     * Without RetriableStatuses configured, any health check failure results in the host being immediately
     * considered unhealthy. When RetriableStatuses is set, health checks returning those statuses are retried
     * up to this threshold before the host is marked unhealthy.
     */
    unhealthyThreshold?: number;
  };
  /**
   * When number of unhealthy endpoints for a backend reaches this threshold
   * Envoy will disregard health status and balance across all endpoints.
   * It's designed to prevent a situation in which host failures cascade throughout the cluster
   * as load increases. If not set, the default value is 50%. To disable panic mode, set value to `0`.
   */
  panicThreshold?: number;
  /**
   * Passive passive check configuration
   */
  passive?: {
    /**
     * AlwaysEjectOneEndpoint defines whether at least one host should be ejected,
     * regardless of MaxEjectionPercent.
     */
    alwaysEjectOneEndpoint?: boolean;
    /**
     * BaseEjectionTime defines the base duration for which a host will be ejected on consecutive failures.
     */
    baseEjectionTime?: string;
    /**
     * Consecutive5xxErrors sets the number of consecutive 5xx errors triggering ejection.
     */
    consecutive5XxErrors?: number;
    /**
     * ConsecutiveGatewayErrors sets the number of consecutive gateway errors triggering ejection.
     */
    consecutiveGatewayErrors?: number;
    /**
     * ConsecutiveLocalOriginFailures sets the number of consecutive local origin failures triggering ejection.
     * Parameter takes effect only when split_external_local_origin_errors is set to true.
     */
    consecutiveLocalOriginFailures?: number;
    /**
     * FailurePercentageThreshold sets the failure percentage threshold for outlier detection.
     * If the failure percentage of a given host is greater than or equal to this value, it will be ejected.
     * Defaults to 85.
     */
    failurePercentageThreshold?: number;
    /**
     * Interval defines the time between passive health checks.
     */
    interval?: string;
    /**
     * MaxEjectionPercent sets the maximum percentage of hosts in a cluster that can be ejected.
     */
    maxEjectionPercent?: number;
    /**
     * SplitExternalLocalOriginErrors enables splitting of errors between external and local origin.
     */
    splitExternalLocalOriginErrors?: boolean;
  };
}
export interface EnvoyGatewayHealthCheckLog {
  /**
   * Matches defines which health check probe outcomes produce a log entry.
   * When omitted or empty, all events are logged.
   *
   * Each value must be unique. Multiple values are ORed. If any failure type is
   * specified then a success type must also be specified, and vice versa.
   *
   * Items: ProxyHealthCheckLogEventType specifies which health check probe outcomes produce a log entry.
   */
  matches?: ("Failure" | "FailureSeriesStart" | "Success" | "HealthyTransition")[];
  /**
   * Sinks defines where health check events are written.
   * When omitted, events are written to /dev/stdout.
   *
   * Items: ProxyHealthCheckLogSink defines a destination for health check event logs.
   */
  sinks?: {
    /**
     * File defines the file sink configuration.
     * Required when type is File.
     */
    file?: {
      /**
       * Path specifies the file path for health check event output.
       * Use /dev/stdout to write to standard output.
       */
      path: string;
    };
    /**
     * Type defines the type of sink.
     */
    type: "File";
  }[];
}
export interface EnvoyGatewayExpectedResponse {
  /**
   * Binary payload base64 encoded.
   */
  binary?: string;
  /**
   * Text payload in plain text.
   */
  text?: string;
  /**
   * Type defines the type of the payload.
   */
  type: string;
}
export interface EnvoyGatewayHttp2 {
  /**
   * ConnectionKeepalive configures HTTP/2 connection keepalive using PING frames.
   */
  connectionKeepalive?: {
    /**
     * IdleInterval specifies how long a connection must be idle before a PING is sent.
     */
    idleInterval?: string;
    /**
     * Interval specifies how often to send HTTP/2 PING frames to keep the connection alive.
     */
    interval?: string;
    /**
     * IntervalJitter specifies a random jitter percentage added to each interval.
     * Defaults to 15% if not specified.
     */
    intervalJitter?: number;
    /**
     * Timeout specifies how long to wait for a PING response before considering the connection dead.
     */
    timeout?: string;
  };
  /**
   * InitialConnectionWindowSize sets the initial window size for HTTP/2 connections.
   * If not set, the default value is 1 MiB.
   */
  initialConnectionWindowSize?: number | string;
  /**
   * InitialStreamWindowSize sets the initial window size for HTTP/2 streams.
   * If not set, the default value is 64 KiB(64*1024).
   */
  initialStreamWindowSize?: number | string;
  /**
   * MaxConcurrentStreams sets the maximum number of concurrent streams allowed per connection.
   * If not set, the default value is 100.
   */
  maxConcurrentStreams?: number;
  /**
   * OnInvalidMessage determines if Envoy will terminate the connection or just the offending stream in the event of HTTP messaging error
   * It's recommended for L2 Envoy deployments to set this value to TerminateStream.
   * https://www.envoyproxy.io/docs/envoy/latest/configuration/best_practices/level_two
   * Default: TerminateConnection
   */
  onInvalidMessage?: string;
}
export interface EnvoyGatewayLoadBalancer {
  /**
   * BackendUtilization defines the configuration when the load balancer type is
   * set to BackendUtilization.
   */
  backendUtilization?: {
    /**
     * A given endpoint must report load metrics continuously for at least this long before the endpoint weight will be used.
     * Default is 10s.
     */
    blackoutPeriod?: string;
    /**
     * ErrorUtilizationPenaltyPercent adjusts endpoint weights based on the error rate (eps/qps).
     * This is expressed as a percentage-based integer where 100 represents 1.0, 150 represents 1.5, etc.
     *
     * For example:
     * - 100 => 1.0x
     * - 120 => 1.2x
     * - 200 => 2.0x
     *
     * Must be non-negative.
     */
    errorUtilizationPenaltyPercent?: number;
    /**
     * KeepResponseHeaders keeps the ORCA load report headers/trailers before sending the response to the client.
     * Defaults to false.
     */
    keepResponseHeaders?: boolean;
    /**
     * Metric names used to compute utilization if application_utilization is not set.
     * For map fields in ORCA proto, use the form "<map_field>.<key>", e.g., "named_metrics.foo".
     */
    metricNamesForComputingUtilization?: string[];
    /**
     * OutOfBand enables out-of-band ORCA load reporting. When set, Envoy opens a
     * server-streaming gRPC connection to each endpoint's
     * xds.service.orca.v3.OpenRcaService/StreamCoreMetrics and pulls load
     * reports periodically, instead of relying on in-band ORCA metrics
     * carried in response headers/trailers.
     *
     * The backend must implement OpenRcaService for this to take effect.
     */
    outOfBand?: {
      /**
       * Authority overrides the :authority header on the OutOfBand gRPC stream.
       * If unset, Envoy uses the endpoint hostname, then the dialed address, then
       * the cluster name.
       */
      authority?: string;
      /**
       * Port overrides the port used for the OutOfBand reporting connection, e.g. to
       * reach a separate reporting sidecar. Defaults to the endpoint's port.
       */
      port?: number;
      /**
       * ReportingPeriod is how often Envoy requests load reports from the server.
       * Must be greater than 0. Defaults to 10s.
       */
      reportingPeriod?: string;
    };
    /**
     * If a given endpoint has not reported load metrics in this long, stop using the reported weight. Defaults to 3m.
     */
    weightExpirationPeriod?: string;
    /**
     * How often endpoint weights are recalculated. Values less than 100ms are capped at 100ms. Default 1s.
     */
    weightUpdatePeriod?: string;
  };
  /**
   * ConsistentHash defines the configuration when the load balancer type is
   * set to ConsistentHash
   */
  consistentHash?: {
    /**
     * Cookie configures the cookie hash policy when the consistent hash type is set to Cookie.
     */
    cookie?: {
      /**
       * Additional Attributes to set for the generated cookie.
       */
      attributes?: {
        [k: string]: string;
      };
      /**
       * Name of the cookie to hash.
       * If this cookie does not exist in the request, Envoy will generate a cookie and set
       * the TTL on the response back to the client based on Layer 4
       * attributes of the backend endpoint, to ensure that these future requests
       * go to the same backend endpoint. Make sure to set the TTL field for this case.
       */
      name: string;
      /**
       * TTL of the generated cookie if the cookie is not present. This value sets the
       * Max-Age attribute value.
       */
      ttl?: string;
    };
    /**
     * Header configures the header hash policy when the consistent hash type is set to Header.
     *
     * Deprecated: use Headers instead
     */
    header?: {
      /**
       * Name of the header to hash.
       */
      name: string;
    };
    /**
     * Headers configures the header hash policy for each header, when the consistent hash type is set to Headers.
     *
     * Items: Header defines the header hashing configuration for consistent hash based
     * load balancing.
     */
    headers?: {
      /**
       * Name of the header to hash.
       */
      name: string;
    }[];
    /**
     * QueryParams configures the query parameter hash policy when the consistent hash type is set to QueryParams.
     *
     * Items: QueryParam defines the query parameter name hashing configuration for consistent hash based
     * load balancing.
     */
    queryParams?: {
      /**
       * Name of the query param to hash.
       */
      name: string;
    }[];
    /**
     * The table size for consistent hashing, must be prime number limited to 5000011.
     */
    tableSize?: number;
    /**
     * ConsistentHashType defines the type of input to hash on. Valid Type values are
     * "SourceIP",
     * "Header",
     * "Headers",
     * "Cookie".
     * "QueryParams".
     */
    type: "SourceIP" | "Header" | "Headers" | "Cookie" | "QueryParams";
  };
  /**
   * DynamicModule defines the configuration when the load balancer type is
   * set to DynamicModule. The referenced module must be registered in the
   * EnvoyProxy resource's dynamicModules allowlist.
   */
  dynamicModule?: {
    /**
     * Config is optional configuration for the module's load balancer
     * implementation. This is serialized and passed to the module's
     * initialization function.
     */
    config?: unknown;
    /**
     * LBPolicyName identifies a specific load balancer implementation within
     * the dynamic module. A single shared library can contain multiple LB
     * policy implementations. This value is passed to the module's
     * initialization function to select the appropriate implementation.
     */
    lbPolicyName: string;
    /**
     * Name references a dynamic module registered in the EnvoyProxy resource's
     * dynamicModules list. The referenced module must exist in the registry;
     * otherwise, the policy will be rejected.
     */
    name: string;
  };
  /**
   * EndpointOverride defines the configuration for endpoint override.
   * When specified, the load balancer will attempt to route requests to endpoints
   * based on the override information extracted from request headers or metadata.
   *  If the override endpoints are not available, the configured load balancer policy will be used as fallback.
   */
  endpointOverride?: {
    /**
     * ExtractFrom defines the sources to extract endpoint override information from.
     *
     * Items: EndpointOverrideExtractFrom defines a source to extract endpoint override information from.
     */
    extractFrom: {
      /**
       * Header defines the header to get the override endpoint addresses.
       * The header value must specify at least one endpoint in `IP:Port` format or multiple endpoints in `IP:Port,IP:Port,...` format.
       * For example `10.0.0.5:8080` or `[2600:4040:5204::1574:24ae]:80`.
       * The IPv6 address is enclosed in square brackets.
       */
      header?: string;
    }[];
  };
  /**
   * SlowStart defines the configuration related to the slow start load balancer policy.
   * If set, during slow start window, traffic sent to the newly added hosts will gradually increase.
   * Supported for RoundRobin, LeastRequest, and BackendUtilization load balancers.
   */
  slowStart?: {
    /**
     * Window defines the duration of the warm up period for newly added host.
     * During slow start window, traffic sent to the newly added hosts will gradually increase.
     * Currently only supports linear growth of traffic. For additional details,
     * see https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/cluster.proto#config-cluster-v3-cluster-slowstartconfig
     */
    window: string;
  };
  /**
   * Type decides the type of Load Balancer policy.
   * Valid LoadBalancerType values are
   * "ConsistentHash",
   * "LeastRequest",
   * "Random",
   * "RoundRobin",
   * "BackendUtilization",
   * "DynamicModule".
   */
  type: "ConsistentHash" | "LeastRequest" | "Random" | "RoundRobin" | "BackendUtilization" | "DynamicModule";
  /**
   * ZoneAware defines the configuration related to the distribution of requests between locality zones.
   */
  zoneAware?: {
    /**
     * PreferLocalZone configures zone-aware routing to prefer sending traffic to the local locality zone.
     */
    preferLocal?: {
      /**
       * ForceLocalZone defines override configuration for forcing all traffic to stay within the local zone instead of the default behavior
       * which maintains equal distribution among upstream endpoints while sending as much traffic as possible locally.
       */
      force?: {
        /**
         * MinEndpointsInZoneThreshold is the minimum number of upstream endpoints in the local zone required to honor the forceLocalZone
         * override. This is useful for protecting zones with fewer endpoints.
         */
        minEndpointsInZoneThreshold?: number;
      };
      /**
       * MinEndpointsThreshold is the minimum number of total upstream endpoints across all zones required to enable zone-aware routing.
       */
      minEndpointsThreshold?: number;
      /**
       * Configures percentage of requests that will be considered for zone aware routing if zone aware routing is configured. If not specified, Envoy defaults to 100%.
       */
      percentageEnabled?: number;
    };
    /**
     * WeightedZones configures weight-based traffic distribution across locality zones.
     * Traffic is distributed proportionally based on the sum of all zone weights.
     *
     * Items: WeightedZoneConfig defines the weight for a specific locality zone.
     */
    weightedZones?: {
      /**
       * Weight defines the weight for this locality.
       * Higher values receive more traffic. The actual traffic distribution
       * is proportional to this value relative to other localities.
       */
      weight: number;
      /**
       * Zone specifies the topology zone this weight applies to.
       * The value should match the topology.kubernetes.io/zone label
       * of the nodes where endpoints are running.
       * Zones not listed in the configuration receive a default weight of 1.
       */
      zone: string;
    }[];
  };
}
export interface EnvoyGatewayProxyProtocol {
  /**
   * Version of ProxyProtocol
   * Valid ProxyProtocolVersion values are
   * "V1"
   * "V2"
   */
  version: "V1" | "V2";
}
export interface EnvoyGatewayRules {
  /**
   * ClientSelectors holds the list of select conditions to select
   * specific clients using attributes from the traffic flow.
   * All individual select conditions must hold True for this rule
   * and its limit to be applied.
   *
   * If no client selectors are specified, the rule applies to all traffic of
   * the targeted Route.
   *
   * If the policy targets a Gateway, the rule applies to each Route of the Gateway.
   * Please note that each Route has its own rate limit counters. For example,
   * if a Gateway has two Routes, and the policy has a rule with limit 10rps,
   * each Route will have its own 10rps limit.
   *
   * Items: RateLimitSelectCondition specifies the attributes within the traffic flow that can
   * be used to select a subset of clients to be ratelimited.
   * All the individual conditions must hold True for the overall condition to hold True.
   * And, at least one of headers or methods or path or sourceCIDR or queryParams condition must be specified.
   */
  clientSelectors?: {
    /**
     * Headers is a list of request headers to match. Multiple header values are ANDed together,
     * meaning, a request MUST match all the specified headers.
     *
     * Items: HeaderMatch defines the match attributes within the HTTP Headers of the request.
     */
    headers?: {
      /**
       * Invert specifies whether the value match result will be inverted.
       * Do not set this field when Type="Distinct", implying matching on any/all unique
       * values within the header.
       */
      invert?: boolean;
      /**
       * Name of the HTTP header.
       * The header name is case-insensitive unless PreserveHeaderCase is set to true.
       * For example, "Foo" and "foo" are considered the same header.
       */
      name: string;
      /**
       * Type specifies how to match against the value of the header.
       */
      type?: "Exact" | "RegularExpression" | "Distinct";
      /**
       * Value within the HTTP header.
       * Do not set this field when Type="Distinct", implying matching on any/all unique
       * values within the header.
       */
      value?: string;
    }[];
    /**
     * Methods is a list of request methods to match. Multiple method values are ORed together,
     * meaning, a request can match any one of the specified methods. If not specified, it matches all methods.
     *
     * Items: MethodMatch defines the matching criteria for the HTTP method of a request.
     */
    methods?: {
      /**
       * Invert specifies whether the value match result will be inverted.
       */
      invert?: boolean;
      /**
       * Value specifies the HTTP method.
       */
      value: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
    }[];
    /**
     * Path is the request path to match.
     * Support Exact, PathPrefix and RegularExpression match types.
     */
    path?: EnvoyGatewayPath;
    /**
     * QueryParams is a list of query parameters to match. Multiple query parameter values are ANDed together,
     * meaning, a request MUST match all the specified query parameters.
     *
     * Items: QueryParamMatch defines the match attributes within the query parameters of the request.
     */
    queryParams?: {
      /**
       * Invert specifies whether the value match result will be inverted.
       * Do not set this field when Type="Distinct", implying matching on any/all unique
       * values within the query parameter.
       */
      invert?: boolean;
      /**
       * Name of the query parameter.
       */
      name: string;
      /**
       * Type specifies how to match against the value of the query parameter.
       */
      type?: "Exact" | "RegularExpression" | "Distinct";
      /**
       * Value of the query parameter.
       * Do not set this field when Type="Distinct", implying matching on any/all unique
       * values within the query parameter.
       */
      value?: string;
    }[];
    /**
     * SourceCIDR is the client IP Address range to match on.
     */
    sourceCIDR?: {
      /**
       * Invert specifies whether the source range match result will be inverted.
       * When true, the rule matches when the client IP is not in the specified range(s).
       */
      invert?: boolean;
      type?: "Exact" | "Distinct";
      /**
       * Value is the IP CIDR that represents the range of Source IP Addresses of the client.
       * These could also be the intermediate addresses through which the request has flown through and is part of the  `X-Forwarded-For` header.
       * For example, `192.168.0.1/32`, `192.168.0.0/24`, `001:db8::/64`.
       */
      value: string;
    };
  }[];
  /**
   * Cost specifies the cost of requests and responses for the rule.
   *
   * This is optional and if not specified, the default behavior is to reduce the rate limit counters by 1 on
   * the request path and do not reduce the rate limit counters on the response path.
   */
  cost?: {
    /**
     * Request specifies the number to reduce the rate limit counters
     * on the request path. If this is not specified, the default behavior
     * is to reduce the rate limit counters by 1.
     *
     * When Envoy receives a request that matches the rule, it tries to reduce the
     * rate limit counters by the specified number. If the counter doesn't have
     * enough capacity, the request is rate limited.
     */
    request?: EnvoyGatewayRequest;
    /**
     * Response specifies the number to reduce the rate limit counters
     * after the response is sent back to the client or the request stream is closed.
     *
     * The cost is used to reduce the rate limit counters for the matching requests.
     * Since the reduction happens after the request stream is complete, the rate limit
     * won't be enforced for the current request, but for the subsequent matching requests.
     *
     * This is optional and if not specified, the rate limit counters are not reduced
     * on the response path.
     *
     * Currently, this is only supported for HTTP Global Rate Limits.
     */
    response?: EnvoyGatewayRequest;
  };
  /**
   * Limit holds the rate limit values.
   * This limit is applied for traffic flows when the selectors
   * compute to True, causing the request to be counted towards the limit.
   * The limit is enforced and the request is ratelimited, i.e. a response with
   * 429 HTTP status code is sent back to the client when
   * the selected requests have reached the limit.
   */
  limit: {
    /**
     * FromMetadata sources the limit value from per-request dynamic metadata.
     * When the referenced metadata value is present, it overrides Requests/Unit for that
     * request; otherwise Requests/Unit are used as the default.
     *
     * The referenced metadata value must be a struct containing an integer "requests_per_unit"
     * property and a "unit" property with a value parseable to a RateLimitUnit. An upstream
     * filter (e.g. ext_proc) is responsible for writing this struct into dynamic metadata.
     *
     * Only supported for Global Rate Limits.
     */
    fromMetadata?: {
      /**
       * Key is the key to retrieve the limit value from within the namespaced filter metadata.
       */
      key: string;
      /**
       * Namespace is the namespace of the dynamic metadata.
       */
      namespace: string;
    };
    /**
     * Requests is the number of requests (or cost units, when used with
     * cost-based rate limiting) allowed per Unit.
     */
    requests: number;
    /**
     * RateLimitUnit specifies the intervals for setting rate limits.
     * Valid RateLimitUnit values are "Second", "Minute", "Hour", "Day", "Week", "Month" and "Year".
     */
    unit: "Second" | "Minute" | "Hour" | "Day" | "Week" | "Month" | "Year";
  };
  /**
   * ShadowMode indicates whether this rate-limit rule runs in shadow mode.
   * When enabled, all rate-limiting operations are performed (cache lookups,
   * counter updates, telemetry generation), but the outcome is never enforced.
   * The request always succeeds, even if the configured limit is exceeded.
   *
   * Only supported for Global Rate Limits.
   */
  shadowMode?: boolean;
  /**
   * Shared determines whether this rate limit rule applies across all the policy targets.
   * If set to true, the rule is treated as a common bucket and is shared across all policy targets (xRoutes).
   * Default: false.
   */
  shared?: boolean;
  /**
   * XRateLimitHeaders controls whether X-RateLimit response headers are emitted for this rate limit rule.
   * When set, this overrides the global DisableRateLimitHeaders setting in ClientTrafficPolicy for this rule.
   * If not set, the rule inherits the listener-level setting (default behavior).
   */
  xRateLimitHeaders?: "Off" | "DraftVersion03";
}
export interface EnvoyGatewayPath {
  /**
   * Invert specifies whether the value match result will be inverted.
   */
  invert?: boolean;
  /**
   * Type specifies how to match against the value of the path.
   */
  type?: "Exact" | "PathPrefix" | "RegularExpression";
  /**
   * Value specifies the HTTP path.
   */
  value?: string;
}
export interface EnvoyGatewayRequest {
  /**
   * From specifies where to get the rate limit cost. Currently, only "Number" and "Metadata" are supported.
   */
  from: "Number" | "Metadata";
  /**
   * Metadata specifies the per-request metadata to retrieve the usage number from.
   */
  metadata?: {
    /**
     * Key is the key to retrieve the usage number from the filter metadata.
     */
    key: string;
    /**
     * Namespace is the namespace of the dynamic metadata.
     */
    namespace: string;
  };
  /**
   * Number specifies the fixed usage number to reduce the rate limit counters.
   * Using zero can be used to only check the rate limit counters without reducing them.
   */
  number?: number;
}
export interface EnvoyGatewayValue {
  /**
   * Type specifies how to match against a string.
   */
  type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
  /**
   * Value specifies the string value that the match must have.
   */
  value: string;
}
export interface EnvoyGatewayBody {
  /**
   * Inline contains the value as an inline string.
   */
  inline?: string;
  /**
   * Type is the type of method to use to read the body value.
   * Valid values are Inline and ValueRef, default is Inline.
   */
  type?: string;
  /**
   * ValueRef contains the contents of the body
   * specified as a local object reference.
   * Only a reference to ConfigMap is supported.
   *
   * The value of key `response.body` in the ConfigMap will be used as the response body.
   * If the key is not found, the first value in the ConfigMap will be used.
   */
  valueRef?: EnvoyGatewayCaCertificateRefs;
}
export interface EnvoyGatewayHeader {
  /**
   * Add adds the given header(s) (name, value) to the request
   * before the action. It appends to any existing values associated
   * with the header name.
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header: foo
   *
   * Config:
   *   add:
   *   - name: "my-header"
   *     value: "bar,baz"
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header: foo,bar,baz
   *
   * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
   */
  add?: EnvoyGatewayAdd[];
  /**
   * Remove the given header(s) from the HTTP request before the action. The
   * value of Remove is a list of HTTP header names. Note that the header
   * names are case-insensitive (see
   * https://datatracker.ietf.org/doc/html/rfc2616#section-4.2).
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header1: foo
   *   my-header2: bar
   *   my-header3: baz
   *
   * Config:
   *   remove: ["my-header1", "my-header3"]
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header2: bar
   */
  remove?: string[];
  /**
   * Set overwrites the request with the given header (name, value)
   * before the action.
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header: foo
   *
   * Config:
   *   set:
   *   - name: "my-header"
   *     value: "bar"
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header: bar
   *
   * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
   */
  set?: EnvoyGatewayAdd[];
}
export interface EnvoyGatewayAdd {
  /**
   * Name is the name of the HTTP Header to be matched. Name matching MUST be
   * case-insensitive. (See https://tools.ietf.org/html/rfc7230#section-3.2).
   *
   * If multiple entries specify equivalent header names, the first entry with
   * an equivalent name MUST be considered for a match. Subsequent entries
   * with an equivalent header name MUST be ignored. Due to the
   * case-insensitivity of header names, "foo" and "Foo" are considered
   * equivalent.
   */
  name: string;
  /**
   * Value is the value of HTTP Header to be matched.
   * <gateway:experimental:description>
   * Must consist of printable US-ASCII characters, optionally separated
   * by single tabs or spaces. See: https://tools.ietf.org/html/rfc7230#section-3.2
   * </gateway:experimental:description>
   *
   * <gateway:experimental:validation:Pattern=`^[!-~]+([\t ]?[!-~]+)*$`>
   */
  value: string;
}
export interface EnvoyGatewayRetry {
  /**
   * NumAttemptsPerPriority defines the number of requests (initial attempt + retries)
   * that should be sent to the same priority before switching to a different one.
   * If not specified or set to 0, all requests are sent to the highest priority that is healthy.
   */
  numAttemptsPerPriority?: number;
  /**
   * NumRetries is the number of retries to be attempted. Defaults to 2.
   */
  numRetries?: number;
  /**
   * PerRetry is the retry policy to be applied per retry attempt.
   */
  perRetry?: {
    /**
     * Backoff is the backoff policy to be applied per retry attempt. gateway uses a fully jittered exponential
     * back-off algorithm for retries. For additional details,
     * see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#config-http-filters-router-x-envoy-max-retries
     */
    backOff?: {
      /**
       * BaseInterval is the base interval between retries.
       */
      baseInterval?: string;
      /**
       * MaxInterval is the maximum interval between retries. This parameter is optional, but must be greater than or equal to the base_interval if set.
       * The default is 10 times the base_interval
       */
      maxInterval?: string;
    };
    /**
     * Timeout is the timeout per retry attempt.
     */
    timeout?: string;
  };
  /**
   * RetryOn specifies the retry trigger condition.
   *
   * If not specified, the default is to retry on connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes(503).
   */
  retryOn?: {
    /**
     * HttpStatusCodes specifies the http status codes to be retried.
     * The retriable-status-codes trigger must also be configured for these status codes to trigger a retry.
     *
     * Items: HTTPStatus defines the http status code.
     */
    httpStatusCodes?: number[];
    /**
     * Triggers specifies the retry trigger condition(Http/Grpc).
     *
     * Items: TriggerEnum specifies the conditions that trigger retries.
     */
    triggers?: (
      | "5xx"
      | "gateway-error"
      | "reset"
      | "reset-before-request"
      | "connect-failure"
      | "retriable-4xx"
      | "refused-stream"
      | "retriable-status-codes"
      | "cancelled"
      | "deadline-exceeded"
      | "internal"
      | "resource-exhausted"
      | "unavailable"
    )[];
  };
}
export interface EnvoyGatewayTargetRef {
  /**
   * Group is the group of the target resource.
   */
  group: string;
  /**
   * Kind is kind of the target resource.
   */
  kind: string;
  /**
   * Name is the name of the target resource.
   */
  name: string;
  /**
   * SectionName is the name of a section within the target resource. When
   * unspecified, this targetRef targets the entire resource. In the following
   * resources, SectionName is interpreted as the following:
   *
   * * Gateway: Listener name
   * * HTTPRoute: HTTPRouteRule name
   * * Service: Port name
   *
   * If a SectionName is specified, but does not exist on the targeted object,
   * the Policy must fail to attach, and the policy implementation should record
   * a `ResolvedRefs` or similar Condition in the Policy's status.
   */
  sectionName?: string;
}
export interface EnvoyGatewaySelector {
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
export interface EnvoyGatewayTcpKeepalive {
  /**
   * The duration a connection needs to be idle before keep-alive
   * probes start being sent.
   * The duration format is
   * Defaults to `7200s`.
   */
  idleTime?: string;
  /**
   * The duration between keep-alive probes.
   * Defaults to `75s`.
   */
  interval?: string;
  /**
   * The total number of unacknowledged probes to send before deciding
   * the connection is dead.
   * Defaults to 9.
   */
  probes?: number;
}
export interface EnvoyGatewaySpanName {
  /**
   * Client defines operation name of the span which will be used for tracing.
   */
  client: string;
  /**
   * Server defines the operation name of the upstream span which will be used for tracing.
   */
  server: string;
}
export interface EnvoyGatewayTimeout {
  /**
   * Timeout settings for HTTP.
   */
  http?: {
    /**
     * The idle timeout for an HTTP connection. Idle time is defined as a period in which there are no active requests in the connection.
     * Default: 1 hour.
     */
    connectionIdleTimeout?: string;
    /**
     * The maximum duration of an HTTP connection.
     * Default: unlimited.
     */
    maxConnectionDuration?: string;
    /**
     * MaxStreamDuration is the maximum duration for a stream to complete. This timeout measures the time
     * from when the request is sent until the response stream is fully consumed and does not apply to
     * non-streaming requests.
     * When set to "0s", no max duration is applied and streams can run indefinitely.
     */
    maxStreamDuration?: string;
    /**
     * RequestTimeout is the time until which entire response is received from the upstream.
     */
    requestTimeout?: string;
    /**
     *  The stream idle timeout defines the amount of time a stream can exist without any upstream or downstream activity.
     *  If not specified, StreamIdleTimeout is inherited from the listener-level setting, which can be configured via ClientTrafficPolicy.
     */
    streamIdleTimeout?: string;
  };
  /**
   * Timeout settings for TCP.
   */
  tcp?: {
    /**
     * The timeout for network connection establishment, including TCP and TLS handshakes.
     * Default: 10 seconds.
     */
    connectTimeout?: string;
  };
}
/**
 * ClientTrafficPolicy allows the user to configure the behavior of the connection
 * between the downstream client and Envoy Proxy listener.
 */
export type ClientTrafficPolicy = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "ClientTrafficPolicy";
  /**
   * Spec defines the desired state of ClientTrafficPolicy.
   */
  spec: {
    /**
     * ClientIPDetectionSettings provides configuration for determining the original client IP address for requests.
     */
    clientIPDetection?: {
      /**
       * CustomHeader provides configuration for determining the client IP address for a request based on
       * a trusted custom HTTP header. This uses the custom_header original IP detection extension.
       * Refer to https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/http/original_ip_detection/custom_header/v3/custom_header.proto
       * for more details.
       */
      customHeader?: {
        /**
         * FailClosed is a switch used to control the flow of traffic when client IP detection
         * fails. If set to true, the listener will respond with 403 Forbidden when the client
         * IP address cannot be determined.
         */
        failClosed?: boolean;
        /**
         * Name of the header containing the original downstream remote address, if present.
         */
        name: string;
      };
      /**
       * DirectSourceIP configures the geoip filter to use the downstream connection
       * source address (the TCP peer of the connection terminated by Envoy) as the client IP.
       *
       * Use this in L4-transparent topologies where a load balancer preserves the original
       * client source IP at TCP level and does not populate XFF or a custom header — for
       * example, AWS NLB with target-type=instance + externalTrafficPolicy=Local, or
       * Azure Standard Load Balancer.
       *
       * Mutually exclusive with XForwardedFor and CustomHeader.
       */
      directSourceIP?: {
        [k: string]: unknown;
      };
      /**
       * XForwardedForSettings provides configuration for using X-Forwarded-For headers for determining the client IP address.
       */
      xForwardedFor?: {
        /**
         * DisableXForwardedForAppend configures Envoy Proxy to stop appending the downstream address
         * to the X-Forwarded-For header.
         *
         * This only disables the automatic append behavior. It does not remove or sanitize
         * an incoming X-Forwarded-For header.
         */
        disableXForwardedForAppend?: boolean;
        /**
         * NumTrustedHops specifies how many trusted hops to count from the rightmost side of
         * the X-Forwarded-For (XFF) header when determining the original client’s IP address.
         *
         * If NumTrustedHops is set to N, the client IP is taken from the Nth address from the
         * right end of the XFF header.
         *
         * Example:
         *   XFF = "203.0.113.128, 203.0.113.10, 203.0.113.1"
         *   NumTrustedHops = 2
         *   → Trusted client address = 203.0.113.10
         *
         * Only one of NumTrustedHops or TrustedCIDRs should be configured.
         */
        numTrustedHops?: number;
        /**
         * TrustedCIDRs is a list of CIDR ranges to trust when evaluating
         * the remote IP address to determine the original client’s IP address.
         * When the remote IP address matches a trusted CIDR and the x-forwarded-for header was sent,
         * each entry in the x-forwarded-for header is evaluated from right to left
         * and the first public non-trusted address is used as the original client address.
         * If all addresses in x-forwarded-for are within the trusted list, the first (leftmost) entry is used.
         * Only one of NumTrustedHops and TrustedCIDRs must be set.
         *
         * Items: CIDR defines a CIDR Address range.
         * A CIDR can be an IPv4 address range such as "192.168.1.0/24" or an IPv6 address range such as "2001:0db8:11a3:09d7::/64".
         */
        trustedCIDRs?: string[];
      };
    };
    /**
     * Connection includes client connection settings.
     */
    connection?: {
      /**
       * BufferLimit provides configuration for the maximum buffer size in bytes for each incoming connection.
       * BufferLimit applies to connection streaming (maybe non-streaming) channel between processes, it's in user space.
       * For example, 20Mi, 1Gi, 256Ki etc.
       * Note that when the suffix is not provided, the value is interpreted as bytes.
       * Default: 32768 bytes.
       */
      bufferLimit?: number | string;
      /**
       * ConnectionLimit defines limits related to connections
       */
      connectionLimit?: {
        /**
         * CloseDelay defines the delay to use before closing connections that are rejected
         * once the limit value is reached.
         * Default: none.
         */
        closeDelay?: string;
        /**
         * MaxConnectionDuration is the maximum amount of time a connection can remain established
         * (usually via TCP/HTTP Keepalive packets) before being drained and/or closed.
         * If not specified, there is no limit.
         */
        maxConnectionDuration?: string;
        /**
         * MaxRequestsPerConnection defines the maximum number of requests allowed over a single connection.
         * If not specified, there is no limit. Setting this parameter to 1 will effectively disable keep alive.
         */
        maxRequestsPerConnection?: number;
        /**
         * MaxStreamDuration is the maximum amount of time to keep alive an http stream. When the limit is reached
         * the stream will be reset independent of any other timeouts. If not specified, no value is set.
         */
        maxStreamDuration?: string;
        /**
         * Value of the maximum concurrent connections limit.
         * When the limit is reached, incoming connections will be closed after the CloseDelay duration.
         */
        value?: number;
      };
      /**
       * MaxAcceptPerSocketEvent provides configuration for the maximum number of connections to accept from the kernel
       * per socket event. If there are more than MaxAcceptPerSocketEvent connections pending accept, connections over
       * this threshold will be accepted in later event loop iterations.
       * Defaults to 1 and can be disabled by setting to 0 for allowing unlimited accepted connections.
       */
      maxAcceptPerSocketEvent?: number;
      /**
       * SocketBufferLimit provides configuration for the maximum buffer size in bytes for each incoming socket.
       * SocketBufferLimit applies to socket streaming channel between TCP/IP stacks, it's in kernel space.
       * For example, 20Mi, 1Gi, 256Ki etc.
       * Note that when the suffix is not provided, the value is interpreted as bytes.
       */
      socketBufferLimit?: number | string;
    };
    /**
     * EnableProxyProtocol interprets the ProxyProtocol header and adds the
     * Client Address into the X-Forwarded-For header.
     * Note Proxy Protocol must be present when this field is set, else the connection
     * is closed.
     *
     * Deprecated: Use ProxyProtocol instead.
     */
    enableProxyProtocol?: boolean;
    /**
     * GRPC provides gRPC configuration on the listener.
     */
    grpc?: {
      /**
       * EnableWeb configures the gRPC-web filter on the listener.
       * The gRPC-web filter allows clients (typically browsers) to make gRPC calls
       * using HTTP/1.1 or HTTP/2.
       *
       * This is enabled by default for GRPCRoute and opt-in for HTTPRoute.
       * In general, gRPC traffic should be handled via GRPCRoute, but there are cases where
       * users want to route gRPC using HTTPRoute for its richer matching capabilities.
       * Therefore, we enable this behavior only when it is explicitly opted in.
       */
      enableWeb?: boolean;
    };
    /**
     * HeaderSettings provides configuration for header management.
     */
    headers?: {
      /**
       * DisableRateLimitHeaders configures Envoy Proxy to omit the "X-RateLimit-" response headers
       * when rate limiting is enabled.
       */
      disableRateLimitHeaders?: boolean;
      /**
       * EarlyRequestHeaders defines settings for early request header modification, before envoy performs
       * routing, tracing and built-in header manipulation.
       */
      earlyRequestHeaders?: EnvoyGatewayEarlyRequestHeaders;
      /**
       * EnableEnvoyHeaders configures Envoy Proxy to add the "X-Envoy-" headers to requests
       * and responses.
       */
      enableEnvoyHeaders?: boolean;
      /**
       * Host enables managing how the Host/Authority header set by clients can be normalized.
       */
      host?: {
        /**
         * StripTrailingHostDot determines if the trailing dot of the host should be removed
         * from the Host/Authority header before any processing of the request.
         * This affects the upstream host header as well. Without this option, incoming requests
         * with host "example.com." will not match routes with domains set to "example.com".
         * When the host includes a port (for example "example.com.:443"), only the trailing dot
         * from the host section is stripped, leaving the port as-is ("example.com:443").
         * Defaults to false.
         */
        stripTrailingHostDot?: boolean;
      };
      /**
       * LateResponseHeaders defines settings for global response header modification.
       */
      lateResponseHeaders?: EnvoyGatewayEarlyRequestHeaders;
      /**
       * PreserveXRequestID configures Envoy to keep the X-Request-ID header if passed for a request that is edge
       * (Edge request is the request from external clients to front Envoy) and not reset it, which is the current Envoy behaviour.
       * Defaults to false and cannot be combined with RequestID.
       *
       * Deprecated: use RequestID=PreserveOrGenerate instead
       */
      preserveXRequestID?: boolean;
      /**
       * RequestID configures Envoy's behavior for handling the `X-Request-ID` header.
       * When omitted default behavior is `Generate` which builds the `X-Request-ID` for every request
       *  and ignores pre-existing values from the edge.
       * (An "edge request" refers to a request from an external client to the Envoy entrypoint.)
       */
      requestID?: "PreserveOrGenerate" | "Preserve" | "Generate" | "Disable";
      /**
       * WithUnderscoresAction configures the action to take when an HTTP header with underscores
       * is encountered. The default action is to reject the request.
       */
      withUnderscoresAction?: "Allow" | "RejectRequest" | "DropHeader";
      /**
       * XForwardedClientCert configures how Envoy Proxy handle the x-forwarded-client-cert (XFCC) HTTP header.
       *
       * x-forwarded-client-cert (XFCC) is an HTTP header used to forward the certificate
       * information of part or all of the clients or proxies that a request has flowed through,
       * on its way from the client to the server.
       *
       * Envoy proxy may choose to sanitize/append/forward the XFCC header before proxying the request.
       *
       * If not set, the default behavior is sanitizing the XFCC header.
       */
      xForwardedClientCert?: {
        /**
         * CertDetailsToAdd specifies the fields in the client certificate to be forwarded in the XFCC header.
         *
         * Hash(the SHA 256 digest of the current client certificate) and By(the Subject Alternative Name)
         * are always included if the client certificate is forwarded.
         *
         * This field is only applicable when the mode is set to `AppendForward` or
         * `SanitizeSet` and the client connection is mTLS.
         *
         * Items: XFCCCertData specifies the fields in the client certificate to be forwarded in the XFCC header.
         */
        certDetailsToAdd?: ("Subject" | "Cert" | "Chain" | "DNS" | "URI")[];
        /**
         * Mode defines how XFCC header is handled by Envoy Proxy.
         * If not set, the default mode is `Sanitize`.
         */
        mode?: "Sanitize" | "ForwardOnly" | "AppendForward" | "SanitizeSet" | "AlwaysForwardOnly";
      };
    };
    /**
     * HealthCheck provides configuration for determining whether the HTTP/HTTPS listener is healthy.
     */
    healthCheck?: {
      /**
       * Path specifies the HTTP path to match on for health check requests.
       */
      path: string;
    };
    /**
     * HTTP1 provides HTTP/1 configuration on the listener.
     */
    http1?: {
      /**
       * DisableSafeMaxConnectionDuration controls the close behavior for HTTP/1 connections.
       * By default, connection closure is delayed until the next request arrives after maxConnectionDuration is exceeded.
       * It then adds a Connection: close header and gracefully closes the connection after the response completes.
       * When set to true (disabled), Envoy uses its default drain behavior, closing the connection shortly after maxConnectionDuration elapses.
       * Has no effect unless maxConnectionDuration is set.
       */
      disableSafeMaxConnectionDuration?: boolean;
      /**
       * EnableTrailers defines if HTTP/1 trailers should be proxied by Envoy.
       */
      enableTrailers?: boolean;
      /**
       * HTTP10 turns on support for HTTP/1.0 and HTTP/0.9 requests.
       */
      http10?: {
        /**
         * UseDefaultHost specifies whether a default Host header should be injected
         * into HTTP/1.0 requests that do not include one.
         *
         * When set to true, Envoy Gateway injects the hostname associated with the
         * listener or route into the request, in the following order:
         *
         *   1. If the targeted listener has a non-wildcard hostname, use that hostname.
         *   2. If there is exactly one HTTPRoute with a non-wildcard hostname under
         *      the targeted listener, use that hostname.
         *
         *  Note: Setting this field to true without a non-wildcard hostname makes the
         * ClientTrafficPolicy invalid.
         */
        useDefaultHost?: boolean;
      };
      /**
       * IgnoredUpgradeTypes specifies a list of upgrade types for which
       * HTTP/1.1 Upgrade requests should be ignored by Envoy instead of being
       * rejected with a 403 response. When a client sends an HTTP/1.1 request
       * with Connection: Upgrade and an Upgrade header matching one of these
       * matchers, Envoy will strip the upgrade headers and process the request
       * as a normal HTTP/1.1 request.
       *
       * Example: To ignore TLS upgrade requests (RFC 2817), use a Prefix match with value "TLS/".
       *
       * Items: StringMatch defines how to match any strings.
       * This is a general purpose match condition that can be used by other EG APIs
       * that need to match against a string.
       */
      ignoredUpgradeTypes?: EnvoyGatewayValue[];
      /**
       * PreserveHeaderCase defines if Envoy should preserve the letter case of headers.
       * By default, Envoy will lowercase all the headers.
       */
      preserveHeaderCase?: boolean;
    };
    /**
     * HTTP2 provides HTTP/2 configuration on the listener.
     */
    http2?: EnvoyGatewayHttp2;
    /**
     * HTTP3 provides HTTP/3 configuration on the listener.
     */
    http3?: {
      [k: string]: unknown;
    };
    /**
     * Path enables managing how the incoming path set by clients can be normalized.
     */
    path?: {
      /**
       * DisableMergeSlashes allows disabling the default configuration of merging adjacent
       * slashes in the path.
       * Note that slash merging is not part of the HTTP spec and is provided for convenience.
       */
      disableMergeSlashes?: boolean;
      /**
       * EscapedSlashesAction determines how %2f, %2F, %5c, or %5C sequences in the path URI
       * should be handled.
       * The default is UnescapeAndRedirect.
       */
      escapedSlashesAction?: "KeepUnchanged" | "RejectRequest" | "UnescapeAndForward" | "UnescapeAndRedirect";
    };
    /**
     * ProxyProtocol configures the Proxy Protocol settings. When configured,
     * the Proxy Protocol header will be interpreted and the Client Address
     * will be added into the X-Forwarded-For header.
     * If both EnableProxyProtocol and ProxyProtocol are set, ProxyProtocol takes precedence.
     */
    proxyProtocol?: {
      /**
       * Optional allows requests without a Proxy Protocol header to be proxied.
       * If set to true, the listener will accept requests without a Proxy Protocol header.
       * If set to false, the listener will reject requests without a Proxy Protocol header.
       * If not set, the default behavior is to reject requests without a Proxy Protocol header.
       * Warning: Optional breaks conformance with the specification. Only enable if ALL traffic to the listener comes from a trusted source.
       * For more information on security implications, see haproxy.org/download/2.1/doc/proxy-protocol.txt
       */
      optional?: boolean;
    };
    /**
     * Scheme configures how the :scheme pseudo-header is set for requests forwarded to backends.
     *
     * - Preserve (default): Preserves the :scheme from the original client request.
     *   Use this when backends need to know the original client scheme for URL generation or redirects.
     *
     * - MatchBackend: Sets the :scheme to match the backend transport protocol.
     *   If the backend uses TLS, the scheme is "https", otherwise "http".
     *   Use this when backends require the scheme to match the actual transport protocol,
     *   such as strictly HTTPS services that validate the :scheme header.
     */
    scheme?: "Preserve" | "MatchBackend";
    /**
     * TargetRef is the name of the resource this policy is being attached to.
     * This policy and the TargetRef MUST be in the same namespace for this
     * Policy to have effect
     *
     * Deprecated: use targetRefs/targetSelectors instead
     */
    targetRef?: EnvoyGatewayTargetRef;
    /**
     * TargetRefs are the names of the Gateway resources this policy
     * is being attached to.
     *
     * Items: LocalPolicyTargetReferenceWithSectionName identifies an API object to apply a
     * direct policy to. This should be used as part of Policy resources that can
     * target single resources. For more information on how this policy attachment
     * mode works, and a sample Policy resource, refer to the policy attachment
     * documentation for Gateway API.
     *
     * Note: This should only be used for direct policy attachment when references
     * to SectionName are actually needed. In all other cases,
     * LocalPolicyTargetReference should be used.
     */
    targetRefs?: EnvoyGatewayTargetRef[];
    /**
     * TargetSelectors allow targeting resources for this policy based on labels
     */
    targetSelectors?: {
      /**
       * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
       */
      group?: string;
      /**
       * Kind is the resource kind that this selector targets.
       */
      kind: string;
      /**
       * MatchExpressions is a list of label selector requirements. The requirements are ANDed.
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
       * MatchLabels are the set of label selectors for identifying the targeted resource.
       */
      matchLabels?: {
        [k: string]: string;
      };
      /**
       * Namespaces determines which namespaces are considered for target selection.
       *
       * If unspecified, only targets in the same namespace as this policy are considered.
       *
       * When specified, the effective set of namespaces is always constrained to the
       * namespaces watched by Envoy Gateway.
       *
       * Selecting targets across namespaces requires a ReferenceGrant in the target
       * namespace that allows this policy kind to reference the selected target kind.
       * Cross-namespace targets without a matching ReferenceGrant are ignored.
       */
      namespaces?: {
        /**
         * From indicates how namespaces are selected for this target selector.
         *
         * All means all namespaces watched by Envoy Gateway.
         * Selector means namespaces watched by Envoy Gateway that match Selector.
         */
        from?: "Same" | "All" | "Selector";
        /**
         * Selector selects namespaces when From is set to Selector.
         */
        selector?: EnvoyGatewaySelector;
      };
    }[];
    /**
     * TcpKeepalive settings associated with the downstream client connection.
     * If defined, sets SO_KEEPALIVE on the listener socket to enable TCP Keepalives.
     * Disabled by default.
     */
    tcpKeepalive?: EnvoyGatewayTcpKeepalive;
    /**
     * Timeout settings for the client connections.
     */
    timeout?: {
      /**
       * Timeout settings for HTTP.
       */
      http?: {
        /**
         * IdleTimeout for an HTTP connection. Idle time is defined as a period in which there are no active requests in the connection.
         * Default: 1 hour.
         */
        idleTimeout?: string;
        /**
         * RequestHeadersReceivedTimeout is the duration envoy waits for the request headers to arrive.
         * The timer is activated when the first byte of the headers is received,
         * and is disarmed when the last byte of the headers has been received.
         * If not specified or set to 0, this timeout is disabled.
         */
        requestHeadersReceivedTimeout?: string;
        /**
         * RequestReceivedTimeout is the duration envoy waits for the complete request reception. This timer starts upon request
         * initiation and stops when either the last byte of the request is sent upstream or when the response begins.
         */
        requestReceivedTimeout?: string;
        /**
         *  The stream idle timeout defines the amount of time a stream can exist without any upstream or downstream activity.
         *  Default: 5 minutes.
         */
        streamIdleTimeout?: string;
      };
      /**
       * Timeout settings for TCP.
       */
      tcp?: {
        /**
         * ConnectionInspectionTimeout is the maximum time to wait for initial inspection
         * (TLS / SNI and protocol detection, or HTTP protocol parsing) of an incoming connection on the listener socket.
         * If exceeded, the connection is dropped.
         * Default: 15 seconds.
         */
        connectionInspectionTimeout?: string;
        /**
         * IdleTimeout for a TCP connection. Idle time is defined as a period in which there are no
         * bytes sent or received on either the upstream or downstream connection.
         * Default: 1 hour.
         */
        idleTimeout?: string;
        /**
         * TLSHandshakeTimeout for a TCP connection. The maximum time to complete transport level connection negotiation
         * (e.g. the TLS handshake) after a connection is accepted.
         * If this expires before the transport reports connection establishment, the connection is summarily closed.
         */
        tlsHandshakeTimeout?: string;
      };
    };
    /**
     * TLS settings configure TLS termination settings with the downstream client.
     */
    tls?: {
      /**
       * ALPNProtocols supplies the list of ALPN protocols that should be
       * exposed by the listener or used by the proxy to connect to the backend.
       * Defaults:
       * 1. HTTPS Routes: h2 and http/1.1 are enabled in listener context.
       * 2. Other Routes: ALPN is disabled.
       * 3. Backends: proxy uses the appropriate ALPN options for the backend protocol.
       * When an empty list is provided, the ALPN TLS extension is disabled.
       *
       * Defaults to [h2, http/1.1] if not specified.
       *
       * Typical Supported values are:
       * - http/1.0
       * - http/1.1
       * - h2
       *
       * Items: ALPNProtocol specifies the protocol to be negotiated using ALPN
       */
      alpnProtocols?: string[];
      /**
       * Ciphers specifies the set of cipher suites supported when
       * negotiating TLS 1.0 - 1.2. This setting has no effect for TLS 1.3.
       * For Envoy TLS cipher suite configuration semantics and default cipher
       * lists, see the Envoy documentation:
       * https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/transport_sockets/tls/v3/common.proto#extensions-transport-sockets-tls-v3-tlsparameters
       * Supported cipher suite names:
       * - ECDHE-ECDSA-AES128-GCM-SHA256
       * - ECDHE-RSA-AES128-GCM-SHA256
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       * - ECDHE-ECDSA-CHACHA20-POLY1305
       * - ECDHE-RSA-CHACHA20-POLY1305
       * - ECDHE-ECDSA-AES128-SHA
       * - ECDHE-RSA-AES128-SHA
       * - AES128-GCM-SHA256
       * - AES128-SHA
       * - ECDHE-ECDSA-AES256-SHA
       * - ECDHE-RSA-AES256-SHA
       * - AES256-GCM-SHA384
       * - AES256-SHA
       * Supported IANA/RFC aliases:
       * - TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
       * - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
       * - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
       * - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
       * - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
       * - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
       * - TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
       * - TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
       * - TLS_RSA_WITH_AES_128_GCM_SHA256
       * - TLS_RSA_WITH_AES_128_CBC_SHA
       * - TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
       * - TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
       * - TLS_RSA_WITH_AES_256_GCM_SHA384
       * - TLS_RSA_WITH_AES_256_CBC_SHA
       * In non-FIPS Envoy Proxy builds the default cipher list is:
       * - [ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]
       * - [ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       * In builds using BoringSSL FIPS the default cipher list is:
       * - ECDHE-ECDSA-AES128-GCM-SHA256
       * - ECDHE-RSA-AES128-GCM-SHA256
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       */
      ciphers?: string[];
      /**
       * ClientValidation specifies the configuration to validate the client
       * initiating the TLS connection to the Gateway listener.
       */
      clientValidation?: {
        /**
         * AllowExpiredCertificate permits client certificates that have expired
         * but are otherwise valid (CA chain, signature). When true, Envoy skips
         * the NotAfter check during client certificate validation.
         * Defaults to false.
         */
        allowExpiredCertificate?: boolean;
        /**
         * CACertificateRefs contains one or more references to
         * Kubernetes objects that contain TLS certificates of
         * the Certificate Authorities that can be used
         * as a trust anchor to validate the certificates presented by the client.
         *
         * A single reference to a Kubernetes ConfigMap or a Kubernetes Secret,
         * with the CA certificate in a key named `ca.crt` is currently supported.
         *
         * References to a resource in different namespace are invalid UNLESS there
         * is a ReferenceGrant in the target namespace that allows the certificate
         * to be attached.
         *
         * Items: SecretObjectReference identifies an API object including its namespace,
         * defaulting to Secret.
         *
         * The API object must be valid in the cluster; the Group and Kind must
         * be registered in the cluster for this reference to be valid.
         *
         * References to objects with invalid Group and Kind are not valid, and must
         * be rejected by the implementation, with appropriate Conditions set
         * on the containing object.
         */
        caCertificateRefs?: EnvoyGatewayClientCertificateRef[];
        /**
         * An optional list of hex-encoded SHA-256 hashes. If specified, Envoy will
         * verify that the SHA-256 of the DER-encoded presented certificate matches
         * one of the specified values.
         */
        certificateHashes?: string[];
        /**
         * Crl specifies the crl configuration that can be used to validate the client initiating the TLS connection
         */
        crl?: {
          /**
           * If this option is set to true,  Envoy will only verify the certificate at the end of the certificate chain against the CRL.
           * Defaults to false, which will verify the entire certificate chain against the CRL.
           */
          onlyVerifyLeafCertificate?: boolean;
          /**
           * Refs contains one or more references to a Kubernetes ConfigMap or a Kubernetes Secret,
           * containing the certificate revocation list in PEM format
           * Expects the content in a key named `ca.crl`.
           *
           * References to a resource in different namespace are invalid UNLESS there
           * is a ReferenceGrant in the target namespace that allows the crl
           * to be attached.
           *
           * Items: SecretObjectReference identifies an API object including its namespace,
           * defaulting to Secret.
           *
           * The API object must be valid in the cluster; the Group and Kind must
           * be registered in the cluster for this reference to be valid.
           *
           * References to objects with invalid Group and Kind are not valid, and must
           * be rejected by the implementation, with appropriate Conditions set
           * on the containing object.
           */
          refs: EnvoyGatewayClientCertificateRef[];
        };
        /**
         * Mode defines how the Gateway or Listener validates client certificates.
         * If not specified, defaults to RequireAndVerify.
         */
        mode?: "Request" | "RequireAny" | "VerifyIfGiven" | "RequireAndVerify";
        /**
         * Optional set to true accepts connections even when a client doesn't present a certificate.
         * Defaults to false, which rejects connections without a valid client certificate.
         *
         * Deprecated: Use Mode instead.
         */
        optional?: boolean;
        /**
         * An optional list of base64-encoded SHA-256 hashes. If specified, Envoy will
         * verify that the SHA-256 of the DER-encoded Subject Public Key Information
         * (SPKI) of the presented certificate matches one of the specified values.
         */
        spkiHashes?: string[];
        /**
         * An optional list of Subject Alternative name matchers. If specified, Envoy
         * will verify that the Subject Alternative Name of the presented certificate
         * matches one of the specified matchers
         */
        subjectAltNames?: {
          /**
           * DNS names matchers
           *
           * Items: StringMatch defines how to match any strings.
           * This is a general purpose match condition that can be used by other EG APIs
           * that need to match against a string.
           */
          dnsNames?: EnvoyGatewayValue[];
          /**
           * Email addresses matchers
           *
           * Items: StringMatch defines how to match any strings.
           * This is a general purpose match condition that can be used by other EG APIs
           * that need to match against a string.
           */
          emailAddresses?: EnvoyGatewayValue[];
          /**
           * IP addresses matchers
           *
           * Items: StringMatch defines how to match any strings.
           * This is a general purpose match condition that can be used by other EG APIs
           * that need to match against a string.
           */
          ipAddresses?: EnvoyGatewayValue[];
          /**
           * Other names matchers
           */
          otherNames?: {
            /**
             * OID Value
             */
            oid: string;
            /**
             * Type specifies how to match against a string.
             */
            type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
            /**
             * Value specifies the string value that the match must have.
             */
            value: string;
          }[];
          /**
           * URIs matchers
           *
           * Items: StringMatch defines how to match any strings.
           * This is a general purpose match condition that can be used by other EG APIs
           * that need to match against a string.
           */
          uris?: EnvoyGatewayValue[];
        };
      };
      /**
       * ECDHCurves specifies the set of supported ECDH curves.
       * In non-FIPS Envoy Proxy builds the default curves are:
       * - X25519
       * - P-256
       * In builds using BoringSSL FIPS the default curve is:
       * - P-256
       */
      ecdhCurves?: string[];
      /**
       * Fingerprints specifies TLS client fingerprinting.
       * When specified, a JAX fingerprint derived from the client’s TLS handshake
       * is generated. The fingerprint can be logged in access logs or
       * forwarded to upstream services using request headers.
       *
       * Fingerprinting is disabled if not specified.
       *
       * Supported values are:
       * - JA3
       * - JA4
       *
       * Items: TLSFingerprintType specifies the TLS client fingerprinting mode.
       */
      fingerprints?: ("JA3" | "JA4")[];
      /**
       * Max specifies the maximal TLS protocol version to allow
       * The default is TLS 1.3 if this is not specified.
       */
      maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
      /**
       * Min specifies the minimal TLS protocol version to allow.
       * The default is TLS 1.2 if this is not specified.
       */
      minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
      /**
       * Session defines settings related to TLS session management.
       */
      session?: {
        /**
         * Resumption determines the proxy's supported TLS session resumption option.
         * By default, Envoy Gateway does not enable session resumption. Use sessionResumption to
         * enable stateful and stateless session resumption. Users should consider security impacts
         * of different resumption methods. Performance gains from resumption are diminished when
         * Envoy proxy is deployed with more than one replica.
         */
        resumption?: {
          /**
           * Stateful defines setting for stateful (session-id based) session resumption
           */
          stateful?: {
            [k: string]: unknown;
          };
          /**
           * Stateless defines setting for stateless (session-ticket based) session resumption
           */
          stateless?: {
            [k: string]: unknown;
          };
        };
      };
      /**
       * SignatureAlgorithms specifies which signature algorithms the listener should
       * support.
       */
      signatureAlgorithms?: string[];
    };
  };
  metadata: ObjectMeta & { name: string };
}
export interface EnvoyGatewayEarlyRequestHeaders {
  /**
   * Add adds the given header(s) (name, value) to the request
   * before the action. It appends to any existing values associated
   * with the header name.
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header: foo
   *
   * Config:
   *   add:
   *   - name: "my-header"
   *     value: "bar,baz"
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header: foo,bar,baz
   *
   * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
   */
  add?: EnvoyGatewayAdd[];
  /**
   * AddIfAbsent adds the given header(s) (name, value) to the request/response
   * only if the header does not already exist. Unlike Add which appends to
   * existing values, this is a no-op if the header is already present.
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header: foo
   *
   * Config:
   *   addIfAbsent:
   *   - name: "my-header"
   *     value: "bar"
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header: foo
   *
   * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
   */
  addIfAbsent?: EnvoyGatewayAdd[];
  /**
   * Remove the given header(s) from the HTTP request before the action. The
   * value of Remove is a list of HTTP header names. Note that the header
   * names are case-insensitive (see
   * https://datatracker.ietf.org/doc/html/rfc2616#section-4.2).
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header1: foo
   *   my-header2: bar
   *   my-header3: baz
   *
   * Config:
   *   remove: ["my-header1", "my-header3"]
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header2: bar
   */
  remove?: string[];
  /**
   * RemoveOnMatch removes headers whose names match the specified string matchers.
   * Matching is performed on the header name (case-insensitive).
   *
   * Items: StringMatch defines how to match any strings.
   * This is a general purpose match condition that can be used by other EG APIs
   * that need to match against a string.
   */
  removeOnMatch?: EnvoyGatewayValue[];
  /**
   * Set overwrites the request with the given header (name, value)
   * before the action.
   *
   * Input:
   *   GET /foo HTTP/1.1
   *   my-header: foo
   *
   * Config:
   *   set:
   *   - name: "my-header"
   *     value: "bar"
   *
   * Output:
   *   GET /foo HTTP/1.1
   *   my-header: bar
   *
   * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
   */
  set?: EnvoyGatewayAdd[];
}
/**
 * EnvoyPatchPolicy allows the user to modify the generated Envoy xDS
 * resources by Envoy Gateway using this patch API
 */
export type EnvoyPatchPolicy = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "EnvoyPatchPolicy";
  /**
   * Spec defines the desired state of EnvoyPatchPolicy.
   */
  spec: {
    /**
     * JSONPatch defines the JSONPatch configuration.
     *
     * Items: EnvoyJSONPatchConfig defines the configuration for patching a Envoy xDS Resource
     * using JSONPatch semantic
     */
    jsonPatches?: {
      /**
       * Name is the name of the resource
       */
      name: string;
      /**
       * Patch defines the JSON Patch Operation
       */
      operation: EnvoyGatewayOperation;
      /**
       * Type is the typed URL of the Envoy xDS Resource
       */
      type:
        | "type.googleapis.com/envoy.config.listener.v3.Listener"
        | "type.googleapis.com/envoy.config.route.v3.RouteConfiguration"
        | "type.googleapis.com/envoy.config.cluster.v3.Cluster"
        | "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment"
        | "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret";
    }[];
    /**
     * Priority of the EnvoyPatchPolicy.
     * If multiple EnvoyPatchPolicies are applied to the same
     * TargetRef, they will be applied in the ascending order of
     * the priority i.e. int32.min has the highest priority and
     * int32.max has the lowest priority.
     * Defaults to 0.
     */
    priority?: number;
    /**
     * TargetRef is the name of the Gateway API resource this policy
     * is being attached to.
     * By default, attaching to Gateway is supported and
     * when mergeGateways is enabled it should attach to GatewayClass.
     * This Policy and the TargetRef MUST be in the same namespace
     * for this Policy to have effect and be applied to the Gateway
     * TargetRef
     */
    targetRef: {
      /**
       * Group is the group of the target resource.
       */
      group: string;
      /**
       * Kind is kind of the target resource.
       */
      kind: string;
      /**
       * Name is the name of the target resource.
       */
      name: string;
    };
    /**
     * Type decides the type of patch.
     * Valid EnvoyPatchType values are "JSONPatch".
     */
    type: "JSONPatch";
  };
  metadata: ObjectMeta & { name: string };
}
export interface EnvoyGatewayOperation {
  /**
   * From is the source location of the value to be copied or moved. Only valid
   * for move or copy operations
   * Refer to https://datatracker.ietf.org/doc/html/rfc6901 for more details.
   */
  from?: string;
  /**
   * JSONPath is a JSONPath expression. Refer to https://datatracker.ietf.org/doc/rfc9535/ for more details.
   * It produces one or more JSONPointer expressions based on the given JSON document.
   * If no JSONPointer is found, it will result in an error.
   * If the 'Path' property is also set, it will be appended to the resulting JSONPointer expressions from the JSONPath evaluation.
   * This is useful when creating a property that does not yet exist in the JSON document.
   * The final JSONPointer expressions specifies the locations in the target document/field where the operation will be applied.
   */
  jsonPath?: string;
  /**
   * Op is the type of operation to perform
   */
  op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  /**
   * Path is a JSONPointer expression. Refer to https://datatracker.ietf.org/doc/html/rfc6901 for more details.
   * It specifies the location of the target document/field where the operation will be performed
   */
  path?: string;
  /**
   * Value is the new value of the path location. The value is only used by
   * the `add` and `replace` operations.
   */
  value?: unknown;
}
/**
 * EnvoyProxy is the schema for the envoyproxies API.
 */
export type EnvoyProxy = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "EnvoyProxy";
  /**
   * EnvoyProxySpec defines the desired state of EnvoyProxy.
   */
  spec: {
    /**
     * BackendTLS is the TLS configuration for the Envoy proxy to use when connecting to backends.
     * These settings are applied on backends for which TLS policies are specified.
     */
    backendTLS?: {
      /**
       * ALPNProtocols supplies the list of ALPN protocols that should be
       * exposed by the listener or used by the proxy to connect to the backend.
       * Defaults:
       * 1. HTTPS Routes: h2 and http/1.1 are enabled in listener context.
       * 2. Other Routes: ALPN is disabled.
       * 3. Backends: proxy uses the appropriate ALPN options for the backend protocol.
       * When an empty list is provided, the ALPN TLS extension is disabled.
       *
       * Defaults to [h2, http/1.1] if not specified.
       *
       * Typical Supported values are:
       * - http/1.0
       * - http/1.1
       * - h2
       *
       * Items: ALPNProtocol specifies the protocol to be negotiated using ALPN
       */
      alpnProtocols?: string[];
      /**
       * Ciphers specifies the set of cipher suites supported when
       * negotiating TLS 1.0 - 1.2. This setting has no effect for TLS 1.3.
       * For Envoy TLS cipher suite configuration semantics and default cipher
       * lists, see the Envoy documentation:
       * https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/transport_sockets/tls/v3/common.proto#extensions-transport-sockets-tls-v3-tlsparameters
       * Supported cipher suite names:
       * - ECDHE-ECDSA-AES128-GCM-SHA256
       * - ECDHE-RSA-AES128-GCM-SHA256
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       * - ECDHE-ECDSA-CHACHA20-POLY1305
       * - ECDHE-RSA-CHACHA20-POLY1305
       * - ECDHE-ECDSA-AES128-SHA
       * - ECDHE-RSA-AES128-SHA
       * - AES128-GCM-SHA256
       * - AES128-SHA
       * - ECDHE-ECDSA-AES256-SHA
       * - ECDHE-RSA-AES256-SHA
       * - AES256-GCM-SHA384
       * - AES256-SHA
       * Supported IANA/RFC aliases:
       * - TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
       * - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
       * - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
       * - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
       * - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
       * - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
       * - TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
       * - TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
       * - TLS_RSA_WITH_AES_128_GCM_SHA256
       * - TLS_RSA_WITH_AES_128_CBC_SHA
       * - TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
       * - TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
       * - TLS_RSA_WITH_AES_256_GCM_SHA384
       * - TLS_RSA_WITH_AES_256_CBC_SHA
       * In non-FIPS Envoy Proxy builds the default cipher list is:
       * - [ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]
       * - [ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       * In builds using BoringSSL FIPS the default cipher list is:
       * - ECDHE-ECDSA-AES128-GCM-SHA256
       * - ECDHE-RSA-AES128-GCM-SHA256
       * - ECDHE-ECDSA-AES256-GCM-SHA384
       * - ECDHE-RSA-AES256-GCM-SHA384
       */
      ciphers?: string[];
      /**
       * ClientCertificateRef defines the reference to a Kubernetes Secret that contains
       * the client certificate and private key for Envoy to use when connecting to
       * backend services and external services, such as ExtAuth, ALS, OpenTelemetry, etc.
       * This secret should be located within the same namespace as the Envoy proxy resource that references it.
       */
      clientCertificateRef?: EnvoyGatewayClientCertificateRef;
      /**
       * ECDHCurves specifies the set of supported ECDH curves.
       * In non-FIPS Envoy Proxy builds the default curves are:
       * - X25519
       * - P-256
       * In builds using BoringSSL FIPS the default curve is:
       * - P-256
       */
      ecdhCurves?: string[];
      /**
       * Fingerprints specifies TLS client fingerprinting.
       * When specified, a JAX fingerprint derived from the client’s TLS handshake
       * is generated. The fingerprint can be logged in access logs or
       * forwarded to upstream services using request headers.
       *
       * Fingerprinting is disabled if not specified.
       *
       * Supported values are:
       * - JA3
       * - JA4
       *
       * Items: TLSFingerprintType specifies the TLS client fingerprinting mode.
       */
      fingerprints?: ("JA3" | "JA4")[];
      /**
       * Max specifies the maximal TLS protocol version to allow
       * The default is TLS 1.3 if this is not specified.
       */
      maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
      /**
       * Min specifies the minimal TLS protocol version to allow.
       * The default is TLS 1.2 if this is not specified.
       */
      minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
      /**
       * SignatureAlgorithms specifies which signature algorithms the listener should
       * support.
       */
      signatureAlgorithms?: string[];
    };
    /**
     * Bootstrap defines the Envoy Bootstrap as a YAML string.
     * Visit https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/bootstrap/v3/bootstrap.proto#envoy-v3-api-msg-config-bootstrap-v3-bootstrap
     * to learn more about the syntax.
     * If set, this is the Bootstrap configuration used for the managed Envoy Proxy fleet instead of the default Bootstrap configuration
     * set by Envoy Gateway.
     * Some fields within the Bootstrap that are required to communicate with the xDS Server (Envoy Gateway) and receive xDS resources
     * from it are not configurable and will result in the `EnvoyProxy` resource being rejected.
     * Backward compatibility across minor versions is not guaranteed.
     * We strongly recommend using `egctl x translate` to generate a `EnvoyProxy` resource with the `Bootstrap` field set to the default
     * Bootstrap configuration used. You can edit this configuration, and rerun `egctl x translate` to ensure there are no validation errors.
     */
    bootstrap?: {
      /**
       * JSONPatches is an array of JSONPatches to be applied to the default bootstrap. Patches are
       * applied in the order in which they are defined.
       *
       * Items: JSONPatchOperation defines the JSON Patch Operation as defined in
       * https://datatracker.ietf.org/doc/html/rfc6902
       */
      jsonPatches?: EnvoyGatewayOperation[];
      /**
       * Type is the type of the bootstrap configuration, it should be either **Replace**,  **Merge**, or **JSONPatch**.
       * If unspecified, it defaults to Replace.
       */
      type?: "Merge" | "Replace" | "JSONPatch";
      /**
       * Value is a YAML string of the bootstrap.
       */
      value?: string;
    };
    /**
     * Concurrency defines the number of worker threads to run. If unset, it defaults to
     * the number of cpuset threads on the platform.
     */
    concurrency?: number;
    /**
     * DynamicModules defines the set of dynamic modules that are allowed to be
     * used by EnvoyExtensionPolicy resources and dynamic module load balancer
     * policies. Each entry registers a module by a logical name and specifies
     * the shared library that Envoy will load.
     *
     * The EnvoyProxy owner is responsible for ensuring the module .so files are available
     * on the proxy container's filesystem (e.g., via init containers, custom images,
     * or shared volumes).
     *
     * Items: DynamicModuleEntry defines a dynamic module that is registered and allowed
     * for use by EnvoyExtensionPolicy resources.
     */
    dynamicModules?: {
      /**
       * DoNotClose prevents the module from being unloaded with dlclose when no
       * more references exist. This is useful for modules that maintain global
       * state that should not be destroyed on configuration updates.
       * Defaults to false.
       */
      doNotClose?: boolean;
      /**
       * LoadGlobally loads the dynamic module with the RTLD_GLOBAL flag.
       * By default, modules are loaded with RTLD_LOCAL to avoid symbol conflicts.
       * Set this to true when the module needs to share symbols with other
       * dynamic libraries it loads.
       * Defaults to false.
       */
      loadGlobally?: boolean;
      /**
       * Name is the logical name for this module. EnvoyExtensionPolicy resources
       * reference modules by this name.
       */
      name: string;
      /**
       * Source defines where the dynamic module code is loaded from.
       */
      source: {
        /**
         * Local specifies a module loaded from the proxy's local filesystem
         * by absolute path.
         */
        local?: {
          /**
           * Path is the absolute filesystem path to the dynamic module shared library (.so file).
           */
          path: string;
        };
        /**
         * Remote specifies a module fetched from a remote source.
         * The module binary is downloaded and cached by Envoy.
         */
        remote?: {
          /**
           * SHA256 checksum that Envoy will use to verify the downloaded module binary.
           */
          sha256: string;
          /**
           * URL is the HTTP or HTTPS URL of the dynamic module shared library (.so file).
           */
          url: string;
        };
        /**
         * Type is the type of the source of the dynamic module code.
         * Defaults to Local.
         */
        type?: "Local" | "Remote";
      };
    }[];
    /**
     * ExtraArgs defines additional command line options that are provided to Envoy.
     * More info: https://www.envoyproxy.io/docs/envoy/latest/operations/cli#command-line-options
     * Note: some command line options are used internally(e.g. --log-level) so they cannot be provided here.
     */
    extraArgs?: string[];
    /**
     * FilterOrder defines the order of filters in the Envoy proxy's HTTP filter chain.
     * The FilterPosition in the list will be applied in the order they are defined.
     * If unspecified, the default filter order is applied.
     * Default filter order is:
     *
     * - envoy.filters.http.custom_response
     *
     * - envoy.filters.http.health_check
     *
     * - envoy.filters.http.fault
     *
     * - envoy.filters.http.cors
     *
     * - envoy.filters.http.header_mutation
     *
     * - envoy.filters.http.ext_authz
     *
     * - envoy.filters.http.api_key_auth
     *
     * - envoy.filters.http.basic_auth
     *
     * - envoy.filters.http.oauth2
     *
     * - envoy.filters.http.jwt_authn
     *
     * - envoy.filters.http.stateful_session
     *
     * - envoy.filters.http.buffer
     *
     * - envoy.filters.http.lua
     *
     * - envoy.filters.http.ext_proc
     *
     * - envoy.filters.http.wasm
     *
     * - envoy.filters.http.dynamic_modules
     *
     * - envoy.filters.http.geoip
     *
     * - envoy.filters.http.rbac
     *
     * - envoy.filters.http.local_ratelimit
     *
     * - envoy.filters.http.ratelimit
     *
     * - envoy.filters.http.bandwidth_limit
     *
     * - envoy.filters.http.grpc_web
     *
     * - envoy.filters.http.grpc_stats
     *
     * - envoy.filters.http.credential_injector
     *
     * - envoy.filters.http.compressor
     *
     * - envoy.filters.http.dynamic_forward_proxy
     *
     * - envoy.filters.http.router
     *
     * Note: "envoy.filters.http.router" cannot be reordered, it's always the last filter in the chain.
     *
     * Items: FilterPosition defines the position of an Envoy HTTP filter in the filter chain.
     */
    filterOrder?: {
      /**
       * After defines the filter that should come after the filter.
       * Only one of Before or After must be set.
       */
      after?:
        | "envoy.filters.http.custom_response"
        | "envoy.filters.http.health_check"
        | "envoy.filters.http.fault"
        | "envoy.filters.http.cors"
        | "envoy.filters.http.csrf"
        | "envoy.filters.http.header_mutation"
        | "envoy.filters.http.ext_authz"
        | "envoy.filters.http.api_key_auth"
        | "envoy.filters.http.basic_auth"
        | "envoy.filters.http.oauth2"
        | "envoy.filters.http.jwt_authn"
        | "envoy.filters.http.stateful_session"
        | "envoy.filters.http.buffer"
        | "envoy.filters.http.lua"
        | "envoy.filters.http.ext_proc"
        | "envoy.filters.http.wasm"
        | "envoy.filters.http.dynamic_modules"
        | "envoy.filters.http.geoip"
        | "envoy.filters.http.rbac"
        | "envoy.filters.http.local_ratelimit"
        | "envoy.filters.http.ratelimit"
        | "envoy.filters.http.bandwidth_limit"
        | "envoy.filters.http.grpc_web"
        | "envoy.filters.http.grpc_stats"
        | "envoy.filters.http.credential_injector"
        | "envoy.filters.http.compressor"
        | "envoy.filters.http.dynamic_forward_proxy";
      /**
       * Before defines the filter that should come before the filter.
       * Only one of Before or After must be set.
       */
      before?:
        | "envoy.filters.http.custom_response"
        | "envoy.filters.http.health_check"
        | "envoy.filters.http.fault"
        | "envoy.filters.http.cors"
        | "envoy.filters.http.csrf"
        | "envoy.filters.http.header_mutation"
        | "envoy.filters.http.ext_authz"
        | "envoy.filters.http.api_key_auth"
        | "envoy.filters.http.basic_auth"
        | "envoy.filters.http.oauth2"
        | "envoy.filters.http.jwt_authn"
        | "envoy.filters.http.stateful_session"
        | "envoy.filters.http.buffer"
        | "envoy.filters.http.lua"
        | "envoy.filters.http.ext_proc"
        | "envoy.filters.http.wasm"
        | "envoy.filters.http.dynamic_modules"
        | "envoy.filters.http.geoip"
        | "envoy.filters.http.rbac"
        | "envoy.filters.http.local_ratelimit"
        | "envoy.filters.http.ratelimit"
        | "envoy.filters.http.bandwidth_limit"
        | "envoy.filters.http.grpc_web"
        | "envoy.filters.http.grpc_stats"
        | "envoy.filters.http.credential_injector"
        | "envoy.filters.http.compressor"
        | "envoy.filters.http.dynamic_forward_proxy";
      /**
       * Name of the filter.
       */
      name:
        | "envoy.filters.http.custom_response"
        | "envoy.filters.http.health_check"
        | "envoy.filters.http.fault"
        | "envoy.filters.http.cors"
        | "envoy.filters.http.csrf"
        | "envoy.filters.http.header_mutation"
        | "envoy.filters.http.ext_authz"
        | "envoy.filters.http.api_key_auth"
        | "envoy.filters.http.basic_auth"
        | "envoy.filters.http.oauth2"
        | "envoy.filters.http.jwt_authn"
        | "envoy.filters.http.stateful_session"
        | "envoy.filters.http.buffer"
        | "envoy.filters.http.lua"
        | "envoy.filters.http.ext_proc"
        | "envoy.filters.http.wasm"
        | "envoy.filters.http.dynamic_modules"
        | "envoy.filters.http.geoip"
        | "envoy.filters.http.rbac"
        | "envoy.filters.http.local_ratelimit"
        | "envoy.filters.http.ratelimit"
        | "envoy.filters.http.bandwidth_limit"
        | "envoy.filters.http.grpc_web"
        | "envoy.filters.http.grpc_stats"
        | "envoy.filters.http.credential_injector"
        | "envoy.filters.http.compressor"
        | "envoy.filters.http.dynamic_forward_proxy";
    }[];
    /**
     * GeoIP defines shared GeoIP provider configuration for this EnvoyProxy fleet.
     */
    geoIP?: {
      /**
       * Provider defines the GeoIP provider configuration used by GeoIP filter instances.
       */
      provider: {
        /**
         * MaxMind configures the MaxMind provider.
         */
        maxMind?: {
          /**
           * AnonymousIPDBSource configures the Anonymous IP database source.
           */
          anonymousIpDbSource?: EnvoyGatewayAnonymousIpDbSource;
          /**
           * ASNDBSource configures the ASN database source.
           */
          asnDbSource?: EnvoyGatewayAnonymousIpDbSource;
          /**
           * CityDBSource configures the City database source.
           */
          cityDbSource?: EnvoyGatewayAnonymousIpDbSource;
          /**
           * CountryDBSource configures the Country database source.
           */
          countryDbSource?: EnvoyGatewayAnonymousIpDbSource;
          /**
           * ISPDBSource configures the ISP database source.
           */
          ispDbSource?: EnvoyGatewayAnonymousIpDbSource;
        };
        /**
         * GeoIPProviderType enumerates GeoIP providers supported by Envoy Gateway.
         */
        type: "MaxMind";
      };
    };
    /**
     * IPFamily specifies the IP family for the EnvoyProxy fleet.
     * This setting only affects the Gateway listener port and does not impact
     * other aspects of the Envoy proxy configuration.
     * If not specified, the system will operate as follows:
     * - It defaults to IPv4 only.
     * - IPv6 and dual-stack environments are not supported in this default configuration.
     * Note: To enable IPv6 or dual-stack functionality, explicit configuration is required.
     */
    ipFamily?: "IPv4" | "IPv6" | "DualStack";
    /**
     * Logging defines logging parameters for managed proxies.
     */
    logging?: {
      /**
       * Level is a map of logging level per component, where the component is the key
       * and the log level is the value. If unspecified, defaults to "default: warn".
       */
      level?: {
        /**
         * LogLevel defines a log level for Envoy Gateway and EnvoyProxy system logs.
         */
        [k: string]: "trace" | "debug" | "info" | "warn" | "error" | "off" | "critical";
      };
    };
    /**
     * LuaValidation determines strictness of the Lua script validation for Lua EnvoyExtensionPolicies
     * Default: Strict
     */
    luaValidation?: "Strict" | "InsecureSyntax" | "Disabled";
    /**
     * MergeBackends configures cluster deduplication: routes that reference the same backend
     * share a single Envoy cluster instead of Envoy Gateway generating one cluster per route
     * rule. This reduces xDS size, active health-check traffic, and stats cardinality, and
     * improves upstream connection pooling.
     *
     * Disabled when unset; specifying this field at all (even without further configuration)
     * enables it. Mutually exclusive with MergeGateways.
     */
    mergeBackends?: {
      /**
       * Selector restricts cluster deduplication to backends whose target Service, ServiceImport,
       * or Backend resource matches this label selector. When unset, every otherwise-eligible
       * backend is merged. Use this to opt individual backends into deduplication gradually
       * instead of enabling it for every backend at once.
       */
      selector?: EnvoyGatewaySelector;
    };
    /**
     * MergeGateways defines if Gateway resources should be merged onto the same Envoy Proxy Infrastructure.
     * Setting this field to true would merge all Gateway Listeners under the parent Gateway Class.
     * This means that the port, protocol and hostname tuple must be unique for every listener.
     * If a duplicate listener is detected, the newer listener (based on timestamp) will be rejected and its status will be updated with a "Accepted=False" condition.
     *
     * Mutually exclusive with MergeBackends.
     */
    mergeGateways?: boolean;
    /**
     * MergeType controls how this EnvoyProxy merges with less specific configurations
     * in the hierarchy (EnvoyGateway defaults < GatewayClass < Gateway).
     * If unset, this EnvoyProxy completely replaces less specific settings.
     * Note: this field has no effect when set in EnvoyGateway's default EnvoyProxySpec.
     */
    mergeType?: "Replace" | "StrategicMerge" | "JSONMerge";
    /**
     * PreserveRouteOrder determines if the order of matching for HTTPRoutes is determined by Gateway-API
     * specification (https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httprouterule)
     * or preserves the order defined by users in the HTTPRoute's HTTPRouteRule list.
     * Default: False
     */
    preserveRouteOrder?: boolean;
    /**
     * Provider defines the desired resource provider and provider-specific configuration.
     * If unspecified, the "Kubernetes" resource provider is used with default configuration
     * parameters.
     */
    provider?: {
      /**
       * Host provides runtime deployment of the data plane as a child process on the
       * host environment.
       * If unspecified and type is "Host", default settings for the custom provider
       * are applied.
       */
      host?: {
        /**
         * EnvoyVersion is the version of Envoy to use. If unspecified, the version
         * against which Envoy Gateway is built will be used.
         */
        envoyVersion?: string;
      };
      /**
       * Kubernetes defines the desired state of the Kubernetes resource provider.
       * Kubernetes provides infrastructure resources for running the data plane,
       * e.g. Envoy proxy. If unspecified and type is "Kubernetes", default settings
       * for managed Kubernetes resources are applied.
       */
      kubernetes?: {
        /**
         * EnvoyDaemonSet defines the desired state of the Envoy daemonset resource.
         * Disabled by default, a deployment resource is used instead to provision the Envoy Proxy fleet
         */
        envoyDaemonSet?: {
          /**
           * Container defines the desired specification of main container.
           */
          container?: EnvoyGatewayContainer;
          /**
           * Name of the daemonSet.
           * When unset, this defaults to an autogenerated name.
           */
          name?: string;
          /**
           * Patch defines how to perform the patch operation to daemonset
           */
          patch?: EnvoyGatewayPatch;
          /**
           * Pod defines the desired specification of pod.
           */
          pod?: EnvoyGatewayPod;
          /**
           * The daemonset strategy to use to replace existing pods with new ones.
           */
          strategy?: {
            /**
             * Rolling update config params. Present only if type = "RollingUpdate".
             */
            rollingUpdate?: {
              /**
               * The maximum number of nodes with an existing available DaemonSet pod that
               * can have an updated DaemonSet pod during during an update.
               * Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%).
               * This can not be 0 if MaxUnavailable is 0.
               * Absolute number is calculated from percentage by rounding up to a minimum of 1.
               * Default value is 0.
               * Example: when this is set to 30%, at most 30% of the total number of nodes
               * that should be running the daemon pod (i.e. status.desiredNumberScheduled)
               * can have their a new pod created before the old pod is marked as deleted.
               * The update starts by launching new pods on 30% of nodes. Once an updated
               * pod is available (Ready for at least minReadySeconds) the old DaemonSet pod
               * on that node is marked deleted. If the old pod becomes unavailable for any
               * reason (Ready transitions to false, is evicted, or is drained) an updated
               * pod is immediately created on that node without considering surge limits.
               * Allowing surge implies the possibility that the resources consumed by the
               * daemonset on any given node can double if the readiness check fails, and
               * so resource intensive daemonsets should take into account that they may
               * cause evictions during disruption.
               */
              maxSurge?: number | string;
              /**
               * The maximum number of DaemonSet pods that can be unavailable during the
               * update. Value can be an absolute number (ex: 5) or a percentage of total
               * number of DaemonSet pods at the start of the update (ex: 10%). Absolute
               * number is calculated from percentage by rounding up.
               * This cannot be 0 if MaxSurge is 0
               * Default value is 1.
               * Example: when this is set to 30%, at most 30% of the total number of nodes
               * that should be running the daemon pod (i.e. status.desiredNumberScheduled)
               * can have their pods stopped for an update at any given time. The update
               * starts by stopping at most 30% of those DaemonSet pods and then brings
               * up new DaemonSet pods in their place. Once the new pods are available,
               * it then proceeds onto other DaemonSet pods, thus ensuring that at least
               * 70% of original number of DaemonSet pods are available at all times during
               * the update.
               */
              maxUnavailable?: number | string;
            };
            /**
             * Type of daemon set update. Can be "RollingUpdate" or "OnDelete". Default is RollingUpdate.
             */
            type?: string;
          };
        };
        /**
         * EnvoyDeployment defines the desired state of the Envoy deployment resource.
         * If unspecified, default settings for the managed Envoy deployment resource
         * are applied.
         */
        envoyDeployment?: {
          /**
           * Container defines the desired specification of main container.
           */
          container?: EnvoyGatewayContainer;
          /**
           * List of initialization containers belonging to the pod.
           * More info: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
           *
           * Items: A single application container that you want to run within a pod.
           */
          initContainers?: {
            /**
             * Arguments to the entrypoint.
             * The container image's CMD is used if this is not provided.
             * Variable references $(VAR_NAME) are expanded using the container's environment. If a variable
             * cannot be resolved, the reference in the input string will be unchanged. Double $$ are reduced
             * to a single $, which allows for escaping the $(VAR_NAME) syntax: i.e. "$$(VAR_NAME)" will
             * produce the string literal "$(VAR_NAME)". Escaped references will never be expanded, regardless
             * of whether the variable exists or not. Cannot be updated.
             * More info: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#running-a-command-in-a-shell
             */
            args?: string[];
            /**
             * Entrypoint array. Not executed within a shell.
             * The container image's ENTRYPOINT is used if this is not provided.
             * Variable references $(VAR_NAME) are expanded using the container's environment. If a variable
             * cannot be resolved, the reference in the input string will be unchanged. Double $$ are reduced
             * to a single $, which allows for escaping the $(VAR_NAME) syntax: i.e. "$$(VAR_NAME)" will
             * produce the string literal "$(VAR_NAME)". Escaped references will never be expanded, regardless
             * of whether the variable exists or not. Cannot be updated.
             * More info: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#running-a-command-in-a-shell
             */
            command?: string[];
            /**
             * List of environment variables to set in the container.
             * Cannot be updated.
             *
             * Items: EnvVar represents an environment variable present in a Container.
             */
            env?: {
              /**
               * Name of the environment variable.
               * May consist of any printable ASCII characters except '='.
               */
              name: string;
              /**
               * Variable references $(VAR_NAME) are expanded
               * using the previously defined environment variables in the container and
               * any service environment variables. If a variable cannot be resolved,
               * the reference in the input string will be unchanged. Double $$ are reduced
               * to a single $, which allows for escaping the $(VAR_NAME) syntax: i.e.
               * "$$(VAR_NAME)" will produce the string literal "$(VAR_NAME)".
               * Escaped references will never be expanded, regardless of whether the variable
               * exists or not.
               * Defaults to "".
               */
              value?: string;
              /**
               * Source for the environment variable's value. Cannot be used if value is not empty.
               */
              valueFrom?: {
                /**
                 * Selects a key of a ConfigMap.
                 */
                configMapKeyRef?: {
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
                 * Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['<KEY>']`, `metadata.annotations['<KEY>']`,
                 * spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP, status.podIPs.
                 */
                fieldRef?: EnvoyGatewayFieldRef;
                /**
                 * FileKeyRef selects a key of the env file.
                 * Requires the EnvFiles feature gate to be enabled.
                 */
                fileKeyRef?: {
                  /**
                   * The key within the env file. An invalid key will prevent the pod from starting.
                   * The keys defined within a source may consist of any printable ASCII characters except '='.
                   * During Alpha stage of the EnvFiles feature gate, the key size is limited to 128 characters.
                   */
                  key: string;
                  /**
                   * Specify whether the file or its key must be defined. If the file or key
                   * does not exist, then the env var is not published.
                   * If optional is set to true and the specified key does not exist,
                   * the environment variable will not be set in the Pod's containers.
                   *
                   * If optional is set to false and the specified key does not exist,
                   * an error will be returned during Pod creation.
                   */
                  optional?: boolean;
                  /**
                   * The path within the volume from which to select the file.
                   * Must be relative and may not contain the '..' path or start with '..'.
                   */
                  path: string;
                  /**
                   * The name of the volume mount containing the env file.
                   */
                  volumeName: string;
                };
                /**
                 * Selects a resource of the container: only resources limits and requests
                 * (limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory and requests.ephemeral-storage) are currently supported.
                 */
                resourceFieldRef?: EnvoyGatewayResourceFieldRef;
                /**
                 * Selects a key of a secret in the pod's namespace
                 */
                secretKeyRef?: {
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
                };
              };
            }[];
            /**
             * List of sources to populate environment variables in the container.
             * The keys defined within a source may consist of any printable ASCII characters except '='.
             * When a key exists in multiple
             * sources, the value associated with the last source will take precedence.
             * Values defined by an Env with a duplicate key will take precedence.
             * Cannot be updated.
             *
             * Items: EnvFromSource represents the source of a set of ConfigMaps or Secrets
             */
            envFrom?: {
              /**
               * The ConfigMap to select from
               */
              configMapRef?: {
                /**
                 * Name of the referent.
                 * This field is effectively required, but due to backwards compatibility is
                 * allowed to be empty. Instances of this type with an empty value here are
                 * almost certainly wrong.
                 * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
                 */
                name?: string;
                /**
                 * Specify whether the ConfigMap must be defined
                 */
                optional?: boolean;
              };
              /**
               * Optional text to prepend to the name of each environment variable.
               * May consist of any printable ASCII characters except '='.
               */
              prefix?: string;
              /**
               * The Secret to select from
               */
              secretRef?: {
                /**
                 * Name of the referent.
                 * This field is effectively required, but due to backwards compatibility is
                 * allowed to be empty. Instances of this type with an empty value here are
                 * almost certainly wrong.
                 * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
                 */
                name?: string;
                /**
                 * Specify whether the Secret must be defined
                 */
                optional?: boolean;
              };
            }[];
            /**
             * Container image name.
             * More info: https://kubernetes.io/docs/concepts/containers/images
             * This field is optional to allow higher level config management to default or override
             * container images in workload controllers like Deployments and StatefulSets.
             */
            image?: string;
            /**
             * Image pull policy.
             * One of Always, Never, IfNotPresent.
             * Defaults to Always if :latest tag is specified, or IfNotPresent otherwise.
             * Cannot be updated.
             * More info: https://kubernetes.io/docs/concepts/containers/images#updating-images
             */
            imagePullPolicy?: string;
            /**
             * Actions that the management system should take in response to container lifecycle events.
             * Cannot be updated.
             */
            lifecycle?: {
              /**
               * PostStart is called immediately after a container is created. If the handler fails,
               * the container is terminated and restarted according to its restart policy.
               * Other management of the container blocks until the hook completes.
               * More info: https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks
               */
              postStart?: EnvoyGatewayPostStart;
              /**
               * PreStop is called immediately before a container is terminated due to an
               * API request or management event such as liveness/startup probe failure,
               * preemption, resource contention, etc. The handler is not called if the
               * container crashes or exits. The Pod's termination grace period countdown begins before the
               * PreStop hook is executed. Regardless of the outcome of the handler, the
               * container will eventually terminate within the Pod's termination grace
               * period (unless delayed by finalizers). Other management of the container blocks until the hook completes
               * or until the termination grace period is reached.
               * More info: https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks
               */
              preStop?: EnvoyGatewayPostStart;
              /**
               * StopSignal defines which signal will be sent to a container when it is being stopped.
               * If not specified, the default is defined by the container runtime in use.
               * StopSignal can only be set for Pods with a non-empty .spec.os.name
               */
              stopSignal?: string;
            };
            /**
             * Periodic probe of container liveness.
             * Container will be restarted if the probe fails.
             * Cannot be updated.
             * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
             */
            livenessProbe?: EnvoyGatewayLivenessProbe;
            /**
             * Name of the container specified as a DNS_LABEL.
             * Each container in a pod must have a unique name (DNS_LABEL).
             * Cannot be updated.
             */
            name: string;
            /**
             * List of ports to expose from the container. Not specifying a port here
             * DOES NOT prevent that port from being exposed. Any port which is
             * listening on the default "0.0.0.0" address inside a container will be
             * accessible from the network.
             * Modifying this array with strategic merge patch may corrupt the data.
             * For more information See https://github.com/kubernetes/kubernetes/issues/108255.
             * Cannot be updated.
             *
             * Items: ContainerPort represents a network port in a single container.
             */
            ports?: {
              /**
               * Number of port to expose on the pod's IP address.
               * This must be a valid port number, 0 < x < 65536.
               */
              containerPort: number;
              /**
               * What host IP to bind the external port to.
               */
              hostIP?: string;
              /**
               * Number of port to expose on the host.
               * If specified, this must be a valid port number, 0 < x < 65536.
               * If HostNetwork is specified, this must match ContainerPort.
               * Most containers do not need this.
               */
              hostPort?: number;
              /**
               * If specified, this must be an IANA_SVC_NAME and unique within the pod. Each
               * named port in a pod must have a unique name. Name for the port that can be
               * referred to by services.
               */
              name?: string;
              /**
               * Protocol for port. Must be UDP, TCP, or SCTP.
               * Defaults to "TCP".
               */
              protocol?: string;
            }[];
            /**
             * Periodic probe of container service readiness.
             * Container will be removed from service endpoints if the probe fails.
             * Cannot be updated.
             * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
             */
            readinessProbe?: EnvoyGatewayLivenessProbe;
            /**
             * Resources resize policy for the container.
             * This field cannot be set on ephemeral containers.
             *
             * Items: ContainerResizePolicy represents resource resize policy for the container.
             */
            resizePolicy?: {
              /**
               * Name of the resource to which this resource resize policy applies.
               * Supported values: cpu, memory.
               */
              resourceName: string;
              /**
               * Restart policy to apply when specified resource is resized.
               * If not specified, it defaults to NotRequired.
               */
              restartPolicy: string;
            }[];
            /**
             * Compute Resources required by this container.
             * Cannot be updated.
             * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
             */
            resources?: EnvoyGatewayResources;
            /**
             * RestartPolicy defines the restart behavior of individual containers in a pod.
             * This overrides the pod-level restart policy. When this field is not specified,
             * the restart behavior is defined by the Pod's restart policy and the container type.
             * Additionally, setting the RestartPolicy as "Always" for the init container will
             * have the following effect:
             * this init container will be continually restarted on
             * exit until all regular containers have terminated. Once all regular
             * containers have completed, all init containers with restartPolicy "Always"
             * will be shut down. This lifecycle differs from normal init containers and
             * is often referred to as a "sidecar" container. Although this init
             * container still starts in the init container sequence, it does not wait
             * for the container to complete before proceeding to the next init
             * container. Instead, the next init container starts immediately after this
             * init container is started, or after any startupProbe has successfully
             * completed.
             */
            restartPolicy?: string;
            /**
             * Represents a list of rules to be checked to determine if the
             * container should be restarted on exit. The rules are evaluated in
             * order. Once a rule matches a container exit condition, the remaining
             * rules are ignored. If no rule matches the container exit condition,
             * the Container-level restart policy determines the whether the container
             * is restarted or not. Constraints on the rules:
             * - At most 20 rules are allowed.
             * - Rules can have the same action.
             * - Identical rules are not forbidden in validations.
             * When rules are specified, container MUST set RestartPolicy explicitly
             * even it if matches the Pod's RestartPolicy.
             *
             * Items: ContainerRestartRule describes how a container exit is handled.
             */
            restartPolicyRules?: {
              /**
               * Specifies the action taken on a container exit if the requirements
               * are satisfied. The only possible value is "Restart" to restart the
               * container.
               */
              action: string;
              /**
               * Represents the exit codes to check on container exits.
               */
              exitCodes?: {
                /**
                 * Represents the relationship between the container exit code(s) and the
                 * specified values. Possible values are:
                 * - In: the requirement is satisfied if the container exit code is in the
                 *   set of specified values.
                 * - NotIn: the requirement is satisfied if the container exit code is
                 *   not in the set of specified values.
                 */
                operator: string;
                /**
                 * Specifies the set of values to check for container exit codes.
                 * At most 255 elements are allowed.
                 */
                values?: number[];
              };
            }[];
            /**
             * SecurityContext defines the security options the container should be run with.
             * If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext.
             * More info: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
             */
            securityContext?: EnvoyGatewaySecurityContext;
            /**
             * StartupProbe indicates that the Pod has successfully initialized.
             * If specified, no other probes are executed until this completes successfully.
             * If this probe fails, the Pod will be restarted, just as if the livenessProbe failed.
             * This can be used to provide different probe parameters at the beginning of a Pod's lifecycle,
             * when it might take a long time to load data or warm a cache, than during steady-state operation.
             * This cannot be updated.
             * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
             */
            startupProbe?: EnvoyGatewayLivenessProbe;
            /**
             * Whether this container should allocate a buffer for stdin in the container runtime. If this
             * is not set, reads from stdin in the container will always result in EOF.
             * Default is false.
             */
            stdin?: boolean;
            /**
             * Whether the container runtime should close the stdin channel after it has been opened by
             * a single attach. When stdin is true the stdin stream will remain open across multiple attach
             * sessions. If stdinOnce is set to true, stdin is opened on container start, is empty until the
             * first client attaches to stdin, and then remains open and accepts data until the client disconnects,
             * at which time stdin is closed and remains closed until the container is restarted. If this
             * flag is false, a container processes that reads from stdin will never receive an EOF.
             * Default is false
             */
            stdinOnce?: boolean;
            /**
             * Optional: Path at which the file to which the container's termination message
             * will be written is mounted into the container's filesystem.
             * Message written is intended to be brief final status, such as an assertion failure message.
             * Will be truncated by the node if greater than 4096 bytes. The total message length across
             * all containers will be limited to 12kb.
             * Defaults to /dev/termination-log.
             * Cannot be updated.
             */
            terminationMessagePath?: string;
            /**
             * Indicate how the termination message should be populated. File will use the contents of
             * terminationMessagePath to populate the container status message on both success and failure.
             * FallbackToLogsOnError will use the last chunk of container log output if the termination
             * message file is empty and the container exited with an error.
             * The log output is limited to 2048 bytes or 80 lines, whichever is smaller.
             * Defaults to File.
             * Cannot be updated.
             */
            terminationMessagePolicy?: string;
            /**
             * Whether this container should allocate a TTY for itself, also requires 'stdin' to be true.
             * Default is false.
             */
            tty?: boolean;
            /**
             * volumeDevices is the list of block devices to be used by the container.
             *
             * Items: volumeDevice describes a mapping of a raw block device within a container.
             */
            volumeDevices?: {
              /**
               * devicePath is the path inside of the container that the device will be mapped to.
               */
              devicePath: string;
              /**
               * name must match the name of a persistentVolumeClaim in the pod
               */
              name: string;
            }[];
            /**
             * Pod volumes to mount into the container's filesystem.
             * Cannot be updated.
             *
             * Items: VolumeMount describes a mounting of a Volume within a container.
             */
            volumeMounts?: {
              /**
               * Path within the container at which the volume should be mounted.  Must
               * not contain ':'.
               */
              mountPath: string;
              /**
               * mountPropagation determines how mounts are propagated from the host
               * to container and the other way around.
               * When not set, MountPropagationNone is used.
               * This field is beta in 1.10.
               * When RecursiveReadOnly is set to IfPossible or to Enabled, MountPropagation must be None or unspecified
               * (which defaults to None).
               */
              mountPropagation?: string;
              /**
               * This must match the Name of a Volume.
               */
              name: string;
              /**
               * Mounted read-only if true, read-write otherwise (false or unspecified).
               * Defaults to false.
               */
              readOnly?: boolean;
              /**
               * RecursiveReadOnly specifies whether read-only mounts should be handled
               * recursively.
               *
               * If ReadOnly is false, this field has no meaning and must be unspecified.
               *
               * If ReadOnly is true, and this field is set to Disabled, the mount is not made
               * recursively read-only.  If this field is set to IfPossible, the mount is made
               * recursively read-only, if it is supported by the container runtime.  If this
               * field is set to Enabled, the mount is made recursively read-only if it is
               * supported by the container runtime, otherwise the pod will not be started and
               * an error will be generated to indicate the reason.
               *
               * If this field is set to IfPossible or Enabled, MountPropagation must be set to
               * None (or be unspecified, which defaults to None).
               *
               * If this field is not specified, it is treated as an equivalent of Disabled.
               */
              recursiveReadOnly?: string;
              /**
               * Path within the volume from which the container's volume should be mounted.
               * Defaults to "" (volume's root).
               */
              subPath?: string;
              /**
               * Expanded path within the volume from which the container's volume should be mounted.
               * Behaves similarly to SubPath but environment variable references $(VAR_NAME) are expanded using the container's environment.
               * Defaults to "" (volume's root).
               * SubPathExpr and SubPath are mutually exclusive.
               */
              subPathExpr?: string;
            }[];
            /**
             * Container's working directory.
             * If not specified, the container runtime's default will be used, which
             * might be configured in the container image.
             * Cannot be updated.
             */
            workingDir?: string;
          }[];
          /**
           * Name of the deployment.
           * When unset, this defaults to an autogenerated name.
           */
          name?: string;
          /**
           * Patch defines how to perform the patch operation to deployment
           */
          patch?: EnvoyGatewayPatch;
          /**
           * Pod defines the desired specification of pod.
           */
          pod?: EnvoyGatewayPod;
          /**
           * Replicas is the number of desired pods. Defaults to 1.
           */
          replicas?: number;
          /**
           * The deployment strategy to use to replace existing pods with new ones.
           */
          strategy?: {
            /**
             * Rolling update config params. Present only if DeploymentStrategyType =
             * RollingUpdate.
             */
            rollingUpdate?: {
              /**
               * The maximum number of pods that can be scheduled above the desired number of
               * pods.
               * Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%).
               * This can not be 0 if MaxUnavailable is 0.
               * Absolute number is calculated from percentage by rounding up.
               * Defaults to 25%.
               * Example: when this is set to 30%, the new ReplicaSet can be scaled up immediately when
               * the rolling update starts, such that the total number of old and new pods do not exceed
               * 130% of desired pods. Once old pods have been killed,
               * new ReplicaSet can be scaled up further, ensuring that total number of pods running
               * at any time during the update is at most 130% of desired pods.
               */
              maxSurge?: number | string;
              /**
               * The maximum number of pods that can be unavailable during the update.
               * Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%).
               * Absolute number is calculated from percentage by rounding down.
               * This can not be 0 if MaxSurge is 0.
               * Defaults to 25%.
               * Example: when this is set to 30%, the old ReplicaSet can be scaled down to 70% of desired pods
               * immediately when the rolling update starts. Once new pods are ready, old ReplicaSet
               * can be scaled down further, followed by scaling up the new ReplicaSet, ensuring
               * that the total number of pods available at all times during the update is at
               * least 70% of desired pods.
               */
              maxUnavailable?: number | string;
            };
            /**
             * Type of deployment. Can be "Recreate" or "RollingUpdate". Default is RollingUpdate.
             */
            type?: string;
          };
        };
        /**
         * EnvoyHpa defines the Horizontal Pod Autoscaler settings for Envoy Proxy Deployment.
         * If the HPA is set, the Replicas field from EnvoyDeployment will be ignored, and the
         * number of replicas is solely managed by the HPA. Use MinReplicas to control the
         * lower bound of the replica count instead.
         */
        envoyHpa?: {
          /**
           * behavior configures the scaling behavior of the target
           * in both Up and Down directions (scaleUp and scaleDown fields respectively).
           * If not set, the default HPAScalingRules for scale up and scale down are used.
           * See k8s.io.autoscaling.v2.HorizontalPodAutoScalerBehavior.
           */
          behavior?: {
            /**
             * scaleDown is scaling policy for scaling Down.
             * If not set, the default value is to allow to scale down to minReplicas pods, with a
             * 300 second stabilization window (i.e., the highest recommendation for
             * the last 300sec is used).
             */
            scaleDown?: EnvoyGatewayScaleDown;
            /**
             * scaleUp is scaling policy for scaling Up.
             * If not set, the default value is the higher of:
             *   * increase no more than 4 pods per 60 seconds
             *   * double the number of pods per 60 seconds
             * No stabilization is used.
             */
            scaleUp?: EnvoyGatewayScaleDown;
          };
          /**
           * maxReplicas is the upper limit for the number of replicas to which the autoscaler can scale up.
           * It cannot be less that minReplicas.
           */
          maxReplicas: number;
          /**
           * metrics contains the specifications for which to use to calculate the
           * desired replica count (the maximum replica count across all metrics will
           * be used).
           * If left empty, it defaults to being based on CPU utilization with average on 80% usage.
           *
           * Items: MetricSpec specifies how to scale based on a single metric
           * (only `type` and one other matching field should be set at once).
           */
          metrics?: {
            /**
             * containerResource refers to a resource metric (such as those specified in
             * requests and limits) known to Kubernetes describing a single container in
             * each pod of the current scale target (e.g. CPU or memory). Such metrics are
             * built in to Kubernetes, and have special scaling options on top of those
             * available to normal per-pod metrics using the "pods" source.
             */
            containerResource?: {
              /**
               * container is the name of the container in the pods of the scaling target
               */
              container: string;
              /**
               * name is the name of the resource in question.
               */
              name: string;
              /**
               * target specifies the target value for the given metric
               */
              target: EnvoyGatewayTarget;
            };
            /**
             * external refers to a global metric that is not associated
             * with any Kubernetes object. It allows autoscaling based on information
             * coming from components running outside of cluster
             * (for example length of queue in cloud messaging service, or
             * QPS from loadbalancer running outside of cluster).
             */
            external?: EnvoyGatewayExternal;
            /**
             * object refers to a metric describing a single kubernetes object
             * (for example, hits-per-second on an Ingress object).
             */
            object?: {
              /**
               * describedObject specifies the descriptions of a object,such as kind,name apiVersion
               */
              describedObject: {
                /**
                 * apiVersion is the API version of the referent
                 */
                apiVersion?: string;
                /**
                 * kind is the kind of the referent; More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds
                 */
                kind: string;
                /**
                 * name is the name of the referent; More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
                 */
                name: string;
              };
              /**
               * metric identifies the target metric by name and selector
               */
              metric: EnvoyGatewayMetric;
              /**
               * target specifies the target value for the given metric
               */
              target: EnvoyGatewayTarget;
            };
            /**
             * pods refers to a metric describing each pod in the current scale target
             * (for example, transactions-processed-per-second).  The values will be
             * averaged together before being compared to the target value.
             */
            pods?: EnvoyGatewayExternal;
            /**
             * resource refers to a resource metric (such as those specified in
             * requests and limits) known to Kubernetes describing each pod in the
             * current scale target (e.g. CPU or memory). Such metrics are built in to
             * Kubernetes, and have special scaling options on top of those available
             * to normal per-pod metrics using the "pods" source.
             */
            resource?: {
              /**
               * name is the name of the resource in question.
               */
              name: string;
              /**
               * target specifies the target value for the given metric
               */
              target: EnvoyGatewayTarget;
            };
            /**
             * type is the type of metric source.  It should be one of "ContainerResource", "External",
             * "Object", "Pods" or "Resource", each mapping to a matching field in the object.
             */
            type: string;
          }[];
          /**
           * minReplicas is the lower limit for the number of replicas to which the autoscaler
           * can scale down. It defaults to 1 replica.
           */
          minReplicas?: number;
          /**
           * Name of the horizontalPodAutoScaler.
           * When unset, this defaults to an autogenerated name.
           */
          name?: string;
          /**
           * Patch defines how to perform the patch operation to the HorizontalPodAutoscaler
           */
          patch?: EnvoyGatewayPatch;
        };
        /**
         * EnvoyPDB allows to control the pod disruption budget of an Envoy Proxy.
         */
        envoyPDB?: {
          /**
           * MaxUnavailable specifies the maximum amount of pods (can be expressed as integers or as a percentage) that can be unavailable at all times during voluntary disruptions,
           * such as node drains or updates. This setting ensures that your envoy proxy maintains a certain level of availability
           * and resilience during maintenance operations. Cannot be combined with minAvailable.
           */
          maxUnavailable?: number | string;
          /**
           * MinAvailable specifies the minimum amount of pods (can be expressed as integers or as a percentage) that must be available at all times during voluntary disruptions,
           * such as node drains or updates. This setting ensures that your envoy proxy maintains a certain level of availability
           * and resilience during maintenance operations. Cannot be combined with maxUnavailable.
           */
          minAvailable?: number | string;
          /**
           * Name of the podDisruptionBudget.
           * When unset, this defaults to an autogenerated name.
           */
          name?: string;
          /**
           * Patch defines how to perform the patch operation to the PodDisruptionBudget
           */
          patch?: EnvoyGatewayPatch;
        };
        /**
         * EnvoyService defines the desired state of the Envoy service resource.
         * If unspecified, default settings for the managed Envoy service resource
         * are applied.
         */
        envoyService?: {
          /**
           * AllocateLoadBalancerNodePorts defines if NodePorts will be automatically allocated for
           * services with type LoadBalancer. Default is "true". It may be set to "false" if the cluster
           * load-balancer does not rely on NodePorts. If the caller requests specific NodePorts (by specifying a
           * value), those requests will be respected, regardless of this field. This field may only be set for
           * services with type LoadBalancer and will be cleared if the type is changed to any other type.
           */
          allocateLoadBalancerNodePorts?: boolean;
          /**
           * Annotations that should be appended to the service.
           * By default, no annotations are appended.
           */
          annotations?: {
            [k: string]: string;
          };
          /**
           * ExternalTrafficPolicy determines the externalTrafficPolicy for the Envoy Service. Valid options
           * are Local and Cluster. Default is "Local". "Local" means traffic will only go to pods on the node
           * receiving the traffic. "Cluster" means connections are loadbalanced to all pods in the cluster.
           */
          externalTrafficPolicy?: "Local" | "Cluster";
          /**
           * Labels that should be appended to the service.
           * By default, no labels are appended.
           */
          labels?: {
            [k: string]: string;
          };
          /**
           * LoadBalancerClass, when specified, allows for choosing the LoadBalancer provider
           * implementation if more than one are available or is otherwise expected to be specified
           */
          loadBalancerClass?: string;
          /**
           * LoadBalancerIP defines the IP Address of the underlying load balancer service. This field
           * may be ignored if the load balancer provider does not support this feature.
           * This field has been deprecated in Kubernetes, but it is still used for setting the IP Address in some cloud
           * providers such as GCP.
           */
          loadBalancerIP?: string;
          /**
           * LoadBalancerSourceRanges defines a list of allowed IP addresses which will be configured as
           * firewall rules on the platform providers load balancer. This is not guaranteed to be working as
           * it happens outside of kubernetes and has to be supported and handled by the platform provider.
           * This field may only be set for services with type LoadBalancer and will be cleared if the type
           * is changed to any other type.
           */
          loadBalancerSourceRanges?: string[];
          /**
           * Name of the service.
           * When unset, this defaults to an autogenerated name.
           */
          name?: string;
          /**
           * Patch defines how to perform the patch operation to the service
           */
          patch?: EnvoyGatewayPatch;
          /**
           * Type determines how the Service is exposed. Defaults to LoadBalancer.
           * Valid options are ClusterIP, LoadBalancer and NodePort.
           * "LoadBalancer" means a service will be exposed via an external load balancer (if the cloud provider supports it).
           * "ClusterIP" means a service will only be accessible inside the cluster, via the cluster IP.
           * "NodePort" means a service will be exposed on a static Port on all Nodes of the cluster.
           */
          type?: "ClusterIP" | "LoadBalancer" | "NodePort";
        };
        /**
         * EnvoyServiceAccount defines the desired state of the Envoy service account resource.
         */
        envoyServiceAccount?: {
          /**
           * Name of the Service Account.
           * When unset, this defaults to an autogenerated name.
           */
          name?: string;
        };
        /**
         * UseListenerPortAsContainerPort disables the port shifting feature in the Envoy Proxy.
         * When set to false (default value), if the service port is a privileged port (1-1023), add a constant to the value converting it into an ephemeral port.
         * This allows the container to bind to the port without needing a CAP_NET_BIND_SERVICE capability.
         */
        useListenerPortAsContainerPort?: boolean;
      };
      /**
       * Type is the type of resource provider to use. A resource provider provides
       * infrastructure resources for running the data plane, e.g. Envoy proxy, and
       * optional auxiliary control planes. Supported types are "Kubernetes" and "Host".
       */
      type: "Kubernetes" | "Host";
    };
    /**
     * RoutingType can be set to "Service" to use the Service Cluster IP for routing to the backend,
     * or it can be set to "Endpoint" to use Endpoint routing. The default is "Endpoint".
     */
    routingType?: string;
    /**
     * Shutdown defines configuration for graceful envoy shutdown process.
     */
    shutdown?: {
      /**
       * DrainTimeout defines the graceful drain timeout. This should be less than the pod's terminationGracePeriodSeconds.
       * If unspecified, defaults to 60 seconds.
       */
      drainTimeout?: string;
      /**
       * HealthCheckFailureDelay defines the delay before failing health checks during the graceful drain process.
       * If unspecified, defaults to 0 seconds.
       */
      healthCheckFailureDelay?: string;
      /**
       * MinDrainDuration defines the minimum drain duration allowing time for endpoint deprogramming to complete.
       * If unspecified, defaults to 10 seconds.
       */
      minDrainDuration?: string;
    };
    /**
     * Telemetry defines telemetry parameters for managed proxies.
     */
    telemetry?: {
      /**
       * AccessLogs defines accesslog parameters for managed proxies.
       * If unspecified, will send default format to stdout.
       */
      accessLog?: {
        /**
         * Disable disables access logging for managed proxies if set to true.
         */
        disable?: boolean;
        /**
         * Settings defines accesslog settings for managed proxies.
         * If unspecified, will send default format to stdout.
         */
        settings?: {
          /**
           * Format defines the format of accesslog.
           * This will be ignored if sink type is ALS.
           */
          format?: {
            /**
             * JSON is additional attributes that describe the specific event occurrence.
             * Structured format for the envoy access logs. Envoy [command operators](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators)
             * can be used as values for fields within the Struct.
             * It's required when the format type is "JSON".
             */
            json?: {
              [k: string]: string;
            };
            /**
             * Text defines the text accesslog format, following Envoy accesslog formatting,
             * It's required when the format type is "Text".
             * Envoy [command operators](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators) may be used in the format.
             * The [format string documentation](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#config-access-log-format-strings) provides more information.
             */
            text?: string;
            /**
             * Type defines the type of accesslog format.
             * When unset, both text and json can be specified.
             */
            type?: "Text" | "JSON";
          };
          /**
           * Matches defines the match conditions for accesslog in CEL expression.
           * An accesslog will be emitted only when one or more match conditions are evaluated to true.
           * Invalid [CEL](https://www.envoyproxy.io/docs/envoy/latest/xds/type/v3/cel.proto.html#common-expression-language-cel-proto) expressions will be ignored.
           */
          matches?: string[];
          /**
           * Sinks defines the sinks of accesslog.
           *
           * Items: ProxyAccessLogSink defines the sink of accesslog.
           */
          sinks: {
            /**
             * ALS defines the gRPC Access Log Service (ALS) sink.
             */
            als?: {
              /**
               * BackendRef references a Kubernetes object that represents the
               * backend server to which the authorization request will be sent.
               *
               * Deprecated: Use BackendRefs instead.
               */
              backendRef?: EnvoyGatewayBackendRef;
              /**
               * BackendRefs references a Kubernetes object that represents the
               * backend server to which the authorization request will be sent.
               *
               * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
               */
              backendRefs?: {
                /**
                 * Fallback indicates whether the backend is designated as a fallback.
                 * Multiple fallback backends can be configured.
                 * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
                 * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
                 * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
                 * the health of the active backends falls below 72%.
                 */
                fallback?: boolean;
                /**
                 * Group is the group of the referent. For example, "gateway.networking.k8s.io".
                 * When unspecified or empty string, core API group is inferred.
                 */
                group?: string;
                /**
                 * Kind is the Kubernetes resource kind of the referent. For example
                 * "Service".
                 *
                 * Defaults to "Service" when not specified.
                 *
                 * ExternalName services can refer to CNAME DNS records that may live
                 * outside of the cluster and as such are difficult to reason about in
                 * terms of conformance. They also may not be safe to forward to (see
                 * CVE-2021-25740 for more information). Implementations SHOULD NOT
                 * support ExternalName Services.
                 *
                 * Support: Core (Services with a type other than ExternalName)
                 *
                 * Support: Implementation-specific (Services with type ExternalName)
                 */
                kind?: string;
                /**
                 * Name is the name of the referent.
                 */
                name: string;
                /**
                 * Namespace is the namespace of the backend. When unspecified, the local
                 * namespace is inferred.
                 *
                 * Note that when a namespace different than the local namespace is specified,
                 * a ReferenceGrant object is required in the referent namespace to allow that
                 * namespace's owner to accept the reference. See the ReferenceGrant
                 * documentation for details.
                 *
                 * Support: Core
                 */
                namespace?: string;
                /**
                 * Port specifies the destination port number to use for this resource.
                 * Port is required when the referent is a Kubernetes Service. In this
                 * case, the port number is the service port number, not the target port.
                 * For other resources, destination port might be derived from the referent
                 * resource or this field.
                 */
                port?: number;
                /**
                 * Weight specifies the proportion of requests forwarded to the referenced
                 * backend. This is computed as weight/(sum of all weights in this
                 * BackendRefs list). For non-zero values, there may be some epsilon from
                 * the exact proportion defined here depending on the precision an
                 * implementation supports. Weight is not a percentage and the sum of
                 * weights does not need to equal 100.
                 *
                 * If only one backend is specified and it has a weight greater than 0, 100%
                 * of the traffic is forwarded to that backend. If weight is set to 0, no
                 * traffic should be forwarded for this entry. If unspecified, weight
                 * defaults to 1.
                 *
                 * Support for this field varies based on the context where used.
                 */
                weight?: number;
              }[];
              /**
               * BackendSettings holds configuration for managing the connection
               * to the backend.
               */
              backendSettings?: EnvoyGatewayBackendSettings;
              /**
               * HTTP defines additional configuration specific to HTTP access logs.
               */
              http?: {
                /**
                 * RequestHeaders defines request headers to include in log entries sent to the access log service.
                 */
                requestHeaders?: string[];
                /**
                 * ResponseHeaders defines response headers to include in log entries sent to the access log service.
                 */
                responseHeaders?: string[];
                /**
                 * ResponseTrailers defines response trailers to include in log entries sent to the access log service.
                 */
                responseTrailers?: string[];
              };
              /**
               * LogName defines the friendly name of the access log to be returned in
               * StreamAccessLogsMessage.Identifier. This allows the access log server
               * to differentiate between different access logs coming from the same Envoy.
               */
              logName?: string;
              /**
               * Type defines the type of accesslog. Supported types are "HTTP" and "TCP".
               */
              type: "HTTP" | "TCP";
            };
            /**
             * File defines the file accesslog sink.
             */
            file?: {
              /**
               * Path defines the file path used to expose envoy access log(e.g. /dev/stdout).
               */
              path?: string;
            };
            /**
             * OpenTelemetry defines the OpenTelemetry accesslog sink.
             */
            openTelemetry?: {
              /**
               * BackendRef references a Kubernetes object that represents the
               * backend server to which the authorization request will be sent.
               *
               * Deprecated: Use BackendRefs instead.
               */
              backendRef?: EnvoyGatewayBackendRef;
              /**
               * BackendRefs references a Kubernetes object that represents the
               * backend server to which the authorization request will be sent.
               *
               * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
               */
              backendRefs?: {
                /**
                 * Fallback indicates whether the backend is designated as a fallback.
                 * Multiple fallback backends can be configured.
                 * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
                 * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
                 * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
                 * the health of the active backends falls below 72%.
                 */
                fallback?: boolean;
                /**
                 * Group is the group of the referent. For example, "gateway.networking.k8s.io".
                 * When unspecified or empty string, core API group is inferred.
                 */
                group?: string;
                /**
                 * Kind is the Kubernetes resource kind of the referent. For example
                 * "Service".
                 *
                 * Defaults to "Service" when not specified.
                 *
                 * ExternalName services can refer to CNAME DNS records that may live
                 * outside of the cluster and as such are difficult to reason about in
                 * terms of conformance. They also may not be safe to forward to (see
                 * CVE-2021-25740 for more information). Implementations SHOULD NOT
                 * support ExternalName Services.
                 *
                 * Support: Core (Services with a type other than ExternalName)
                 *
                 * Support: Implementation-specific (Services with type ExternalName)
                 */
                kind?: string;
                /**
                 * Name is the name of the referent.
                 */
                name: string;
                /**
                 * Namespace is the namespace of the backend. When unspecified, the local
                 * namespace is inferred.
                 *
                 * Note that when a namespace different than the local namespace is specified,
                 * a ReferenceGrant object is required in the referent namespace to allow that
                 * namespace's owner to accept the reference. See the ReferenceGrant
                 * documentation for details.
                 *
                 * Support: Core
                 */
                namespace?: string;
                /**
                 * Port specifies the destination port number to use for this resource.
                 * Port is required when the referent is a Kubernetes Service. In this
                 * case, the port number is the service port number, not the target port.
                 * For other resources, destination port might be derived from the referent
                 * resource or this field.
                 */
                port?: number;
                /**
                 * Weight specifies the proportion of requests forwarded to the referenced
                 * backend. This is computed as weight/(sum of all weights in this
                 * BackendRefs list). For non-zero values, there may be some epsilon from
                 * the exact proportion defined here depending on the precision an
                 * implementation supports. Weight is not a percentage and the sum of
                 * weights does not need to equal 100.
                 *
                 * If only one backend is specified and it has a weight greater than 0, 100%
                 * of the traffic is forwarded to that backend. If weight is set to 0, no
                 * traffic should be forwarded for this entry. If unspecified, weight
                 * defaults to 1.
                 *
                 * Support for this field varies based on the context where used.
                 */
                weight?: number;
              }[];
              /**
               * BackendSettings holds configuration for managing the connection
               * to the backend.
               */
              backendSettings?: EnvoyGatewayBackendSettings;
              /**
               * Headers is a list of additional headers to send with OTLP export requests.
               * These headers are added as gRPC initial metadata for the OTLP gRPC service.
               *
               * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
               */
              headers?: EnvoyGatewayAdd[];
              /**
               * Host define the extension service hostname.
               *
               * Deprecated: Use BackendRefs instead.
               */
              host?: string;
              /**
               * Port defines the port the extension service is exposed on.
               *
               * Deprecated: Use BackendRefs instead.
               */
              port?: number;
              /**
               * ResourceAttributes is a set of labels that describe the source of a log entry, including envoy node info.
               * It's recommended to follow [semantic conventions](https://opentelemetry.io/docs/reference/specification/resource/semantic_conventions/).
               */
              resourceAttributes?: {
                [k: string]: string;
              };
              /**
               * Resources is a set of labels that describe the source of a log entry, including envoy node info.
               * It's recommended to follow [semantic conventions](https://opentelemetry.io/docs/reference/specification/resource/semantic_conventions/).
               *
               * Deprecated: Use ResourceAttributes instead.
               */
              resources?: {
                [k: string]: string;
              };
            };
            /**
             * Type defines the type of accesslog sink.
             */
            type?: "ALS" | "File" | "OpenTelemetry";
          }[];
          /**
           * Type defines the component emitting the accesslog, such as Listener and Route.
           * If type not defined, the setting would apply to:
           * (1) All Routes.
           * (2) Listeners if and only if Envoy does not find a matching route for a request.
           * If type is defined, the accesslog settings would apply to the relevant component (as-is).
           */
          type?: "Listener" | "Route" | "Upstream";
        }[];
      };
      /**
       * HealthCheckLog defines health check event logging for xRoute-backed clusters.
       */
      healthCheckLog?: EnvoyGatewayHealthCheckLog;
      /**
       * Metrics defines metrics configuration for managed proxies.
       */
      metrics?: {
        /**
         * ClusterStatName defines the value of cluster alt_stat_name, determining how cluster stats are named.
         * For more details, see envoy docs: https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/cluster.proto.html
         * The supported operators for this pattern are:
         * `%ROUTE_NAME%`: name of Gateway API xRoute resource
         * `%ROUTE_NAMESPACE%`: namespace of Gateway API xRoute resource
         * `%ROUTE_KIND%`: kind of Gateway API xRoute resource
         * `%ROUTE_RULE_NAME%`: name of the Gateway API xRoute section
         * `%ROUTE_RULE_NUMBER%`: name of the Gateway API xRoute section
         * `%BACKEND_REFS%`: names of all backends referenced in `<NAMESPACE>/<NAME>|<NAMESPACE>/<NAME>|...` format
         * Only xDS Clusters created for HTTPRoute and GRPCRoute are currently supported.
         * Default: `%ROUTE_KIND%/%ROUTE_NAMESPACE%/%ROUTE_NAME%/rule/%ROUTE_RULE_NUMBER%`
         * Example: `httproute/my-ns/my-route/rule/0`
         */
        clusterStatName?: string;
        /**
         * EnableGRPCStats enables the gRPC stats filter on listeners.
         * This is enabled by default for GRPCRoute and opt-in for HTTPRoute.
         * In general, gRPC traffic should be handled via GRPCRoute, but there are cases where
         * users want to route gRPC using HTTPRoute for its richer matching capabilities.
         * Therefore, we enable this behavior only when it is explicitly opted in.
         */
        enableGRPCStats?: boolean;
        /**
         * EnablePerEndpointStats enables per endpoint envoy stats metrics.
         * Please use with caution.
         */
        enablePerEndpointStats?: boolean;
        /**
         * EnableRequestResponseSizesStats enables publishing of histograms tracking header and body sizes of requests and responses.
         */
        enableRequestResponseSizesStats?: boolean;
        /**
         * EnableVirtualHostStats enables envoy stat metrics for virtual hosts.
         */
        enableVirtualHostStats?: boolean;
        /**
         * Matches defines configuration for selecting specific metrics instead of generating all metrics stats
         * that are enabled by default. This helps reduce CPU and memory overhead in Envoy, but eliminating some stats
         * may after critical functionality. Here are the stats that we strongly recommend not disabling:
         * `cluster_manager.warming_clusters`, `cluster.<cluster_name>.membership_total`,`cluster.<cluster_name>.membership_healthy`,
         * `cluster.<cluster_name>.membership_degraded`，reference  https://github.com/envoyproxy/envoy/issues/9856,
         * https://github.com/envoyproxy/envoy/issues/14610
         *
         * Items: StringMatch defines how to match any strings.
         * This is a general purpose match condition that can be used by other EG APIs
         * that need to match against a string.
         */
        matches?: EnvoyGatewayValue[];
        /**
         * Prometheus defines the configuration for Admin endpoint `/stats/prometheus`.
         */
        prometheus?: {
          /**
           * Configure the compression on Prometheus endpoint. Compression is useful in situations when bandwidth is scarce and large payloads can be effectively compressed at the expense of higher CPU load.
           */
          compression?: EnvoyGatewayCompression;
          /**
           * Disable the Prometheus endpoint.
           */
          disable?: boolean;
        };
        /**
         * Sinks defines the metric sinks where metrics are sent to.
         *
         * Items: ProxyMetricSink defines the sink of metrics.
         * Default metrics sink is OpenTelemetry.
         */
        sinks?: {
          /**
           * OpenTelemetry defines the configuration for OpenTelemetry sink.
           * It's required if the sink type is OpenTelemetry.
           */
          openTelemetry?: {
            /**
             * BackendRef references a Kubernetes object that represents the
             * backend server to which the authorization request will be sent.
             *
             * Deprecated: Use BackendRefs instead.
             */
            backendRef?: EnvoyGatewayBackendRef;
            /**
             * BackendRefs references a Kubernetes object that represents the
             * backend server to which the authorization request will be sent.
             *
             * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
             */
            backendRefs?: {
              /**
               * Fallback indicates whether the backend is designated as a fallback.
               * Multiple fallback backends can be configured.
               * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
               * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
               * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
               * the health of the active backends falls below 72%.
               */
              fallback?: boolean;
              /**
               * Group is the group of the referent. For example, "gateway.networking.k8s.io".
               * When unspecified or empty string, core API group is inferred.
               */
              group?: string;
              /**
               * Kind is the Kubernetes resource kind of the referent. For example
               * "Service".
               *
               * Defaults to "Service" when not specified.
               *
               * ExternalName services can refer to CNAME DNS records that may live
               * outside of the cluster and as such are difficult to reason about in
               * terms of conformance. They also may not be safe to forward to (see
               * CVE-2021-25740 for more information). Implementations SHOULD NOT
               * support ExternalName Services.
               *
               * Support: Core (Services with a type other than ExternalName)
               *
               * Support: Implementation-specific (Services with type ExternalName)
               */
              kind?: string;
              /**
               * Name is the name of the referent.
               */
              name: string;
              /**
               * Namespace is the namespace of the backend. When unspecified, the local
               * namespace is inferred.
               *
               * Note that when a namespace different than the local namespace is specified,
               * a ReferenceGrant object is required in the referent namespace to allow that
               * namespace's owner to accept the reference. See the ReferenceGrant
               * documentation for details.
               *
               * Support: Core
               */
              namespace?: string;
              /**
               * Port specifies the destination port number to use for this resource.
               * Port is required when the referent is a Kubernetes Service. In this
               * case, the port number is the service port number, not the target port.
               * For other resources, destination port might be derived from the referent
               * resource or this field.
               */
              port?: number;
              /**
               * Weight specifies the proportion of requests forwarded to the referenced
               * backend. This is computed as weight/(sum of all weights in this
               * BackendRefs list). For non-zero values, there may be some epsilon from
               * the exact proportion defined here depending on the precision an
               * implementation supports. Weight is not a percentage and the sum of
               * weights does not need to equal 100.
               *
               * If only one backend is specified and it has a weight greater than 0, 100%
               * of the traffic is forwarded to that backend. If weight is set to 0, no
               * traffic should be forwarded for this entry. If unspecified, weight
               * defaults to 1.
               *
               * Support for this field varies based on the context where used.
               */
              weight?: number;
            }[];
            /**
             * BackendSettings holds configuration for managing the connection
             * to the backend.
             */
            backendSettings?: EnvoyGatewayBackendSettings;
            /**
             * Headers is a list of additional headers to send with OTLP export requests.
             * These headers are added as gRPC initial metadata for the OTLP gRPC service.
             *
             * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
             */
            headers?: EnvoyGatewayAdd[];
            /**
             * Host define the service hostname.
             *
             * Deprecated: Use BackendRefs instead.
             */
            host?: string;
            /**
             * Port defines the port the service is exposed on.
             *
             * Deprecated: Use BackendRefs instead.
             */
            port?: number;
            /**
             * ReportCountersAsDeltas configures the OpenTelemetry sink to report
             * counters as delta temporality instead of cumulative.
             */
            reportCountersAsDeltas?: boolean;
            /**
             * ReportHistogramsAsDeltas configures the OpenTelemetry sink to report
             * histograms as delta temporality instead of cumulative.
             * Required for backends like Elastic that drop cumulative histograms.
             */
            reportHistogramsAsDeltas?: boolean;
            /**
             * ResourceAttributes is a set of labels that describe the source of metrics.
             * It's recommended to follow semantic conventions: https://opentelemetry.io/docs/reference/specification/resource/semantic_conventions/
             */
            resourceAttributes?: {
              [k: string]: string;
            };
          };
          /**
           * Type defines the metric sink type.
           * EG currently only supports OpenTelemetry.
           */
          type?: "OpenTelemetry";
        }[];
      };
      /**
       * RequestID configures Envoy request ID behavior.
       */
      requestID?: {
        /**
         * Tracing configures Envoy's behavior for the UUID request ID extension,
         * including whether the trace sampling decision is packed into the UUID and
         * whether `X-Request-ID` is used for trace sampling decisions.
         *
         * When omitted, the default behavior is `PackAndSample`, which alters the UUID
         * to contain the trace sampling decision and uses `X-Request-ID` for stable
         * trace sampling.
         */
        tracing?: "PackAndSample" | "Sample" | "Pack" | "Disable";
      };
      /**
       * Tracing defines tracing configuration for managed proxies.
       * If unspecified, will not send tracing data.
       */
      tracing?: {
        /**
         * ClientSamplingFraction represents the fraction of requests that should be
         * selected for tracing when requested by the client.
         * If unspecified, client-forced tracing is disabled by default and users must
         * set this field to opt in.
         */
        clientSamplingFraction?: {
          denominator?: number;
          numerator: number;
        };
        /**
         * CustomTags defines the custom tags to add to each span.
         * If provider is kubernetes, pod name and namespace are added by default.
         *
         * Deprecated: Use Tags instead.
         */
        customTags?: {
          [k: string]: {
            /**
             * Environment adds value from environment variable to each span.
             * It's required when the type is "Environment".
             */
            environment?: {
              /**
               * DefaultValue defines the default value to use if the environment variable is not set.
               */
              defaultValue?: string;
              /**
               * Name defines the name of the environment variable which to extract the value from.
               */
              name: string;
            };
            /**
             * Literal adds hard-coded value to each span.
             * It's required when the type is "Literal".
             */
            literal?: {
              /**
               * Value defines the hard-coded value to add to each span.
               */
              value: string;
            };
            /**
             * RequestHeader adds value from request header to each span.
             * It's required when the type is "RequestHeader".
             */
            requestHeader?: {
              /**
               * DefaultValue defines the default value to use if the request header is not set.
               */
              defaultValue?: string;
              /**
               * Name defines the name of the request header which to extract the value from.
               */
              name: string;
            };
            /**
             * Type defines the type of custom tag.
             */
            type?: "Literal" | "Environment" | "RequestHeader";
          };
        };
        /**
         * OverallSamplingFraction represents the fraction of requests that should be
         * selected for tracing after all other sampling checks have been applied.
         */
        overallSamplingFraction?: {
          denominator?: number;
          numerator: number;
        };
        /**
         * Provider defines the tracing provider.
         */
        provider: {
          /**
           * BackendRef references a Kubernetes object that represents the
           * backend server to which the authorization request will be sent.
           *
           * Deprecated: Use BackendRefs instead.
           */
          backendRef?: EnvoyGatewayBackendRef;
          /**
           * BackendRefs references a Kubernetes object that represents the
           * backend server to which the authorization request will be sent.
           *
           * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
           */
          backendRefs?: {
            /**
             * Fallback indicates whether the backend is designated as a fallback.
             * Multiple fallback backends can be configured.
             * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
             * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
             * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
             * the health of the active backends falls below 72%.
             */
            fallback?: boolean;
            /**
             * Group is the group of the referent. For example, "gateway.networking.k8s.io".
             * When unspecified or empty string, core API group is inferred.
             */
            group?: string;
            /**
             * Kind is the Kubernetes resource kind of the referent. For example
             * "Service".
             *
             * Defaults to "Service" when not specified.
             *
             * ExternalName services can refer to CNAME DNS records that may live
             * outside of the cluster and as such are difficult to reason about in
             * terms of conformance. They also may not be safe to forward to (see
             * CVE-2021-25740 for more information). Implementations SHOULD NOT
             * support ExternalName Services.
             *
             * Support: Core (Services with a type other than ExternalName)
             *
             * Support: Implementation-specific (Services with type ExternalName)
             */
            kind?: string;
            /**
             * Name is the name of the referent.
             */
            name: string;
            /**
             * Namespace is the namespace of the backend. When unspecified, the local
             * namespace is inferred.
             *
             * Note that when a namespace different than the local namespace is specified,
             * a ReferenceGrant object is required in the referent namespace to allow that
             * namespace's owner to accept the reference. See the ReferenceGrant
             * documentation for details.
             *
             * Support: Core
             */
            namespace?: string;
            /**
             * Port specifies the destination port number to use for this resource.
             * Port is required when the referent is a Kubernetes Service. In this
             * case, the port number is the service port number, not the target port.
             * For other resources, destination port might be derived from the referent
             * resource or this field.
             */
            port?: number;
            /**
             * Weight specifies the proportion of requests forwarded to the referenced
             * backend. This is computed as weight/(sum of all weights in this
             * BackendRefs list). For non-zero values, there may be some epsilon from
             * the exact proportion defined here depending on the precision an
             * implementation supports. Weight is not a percentage and the sum of
             * weights does not need to equal 100.
             *
             * If only one backend is specified and it has a weight greater than 0, 100%
             * of the traffic is forwarded to that backend. If weight is set to 0, no
             * traffic should be forwarded for this entry. If unspecified, weight
             * defaults to 1.
             *
             * Support for this field varies based on the context where used.
             */
            weight?: number;
          }[];
          /**
           * BackendSettings holds configuration for managing the connection
           * to the backend.
           */
          backendSettings?: EnvoyGatewayBackendSettings;
          /**
           * Host define the provider service hostname.
           *
           * Deprecated: Use BackendRefs instead.
           */
          host?: string;
          /**
           * OpenTelemetry defines the OpenTelemetry tracing provider configuration
           */
          openTelemetry?: {
            /**
             * Headers is a list of additional headers to send with OTLP export requests.
             * These headers are added as gRPC initial metadata for the OTLP gRPC service.
             *
             * Items: HTTPHeader represents an HTTP Header name and value as defined by RFC 7230.
             */
            headers?: EnvoyGatewayAdd[];
            /**
             * ResourceAttributes is a set of labels that describe the source of traces.
             * It's recommended to follow semantic conventions: https://opentelemetry.io/docs/reference/specification/resource/semantic_conventions/
             */
            resourceAttributes?: {
              [k: string]: string;
            };
            /**
             * Sampler controls whether spans are exported.
             */
            sampler?: {
              /**
               * SamplingPercentage controls the percentage of traces to sample.
               * Defaults to 100% when not set.
               */
              samplingPercentage?: {
                denominator?: number;
                numerator: number;
              };
              /**
               * Type is the sampler type.
               */
              type?:
                | "AlwaysOn"
                | "AlwaysOff"
                | "TraceIdRatio"
                | "ParentBasedAlwaysOn"
                | "ParentBasedAlwaysOff"
                | "ParentBasedTraceIdRatio";
            };
          };
          /**
           * Port defines the port the provider service is exposed on.
           *
           * Deprecated: Use BackendRefs instead.
           */
          port?: number;
          /**
           * ServiceName defines the service name to use in tracing configuration.
           * If not set, Envoy Gateway will use a default service name set as
           * "name.namespace" (e.g., "my-gateway.default").
           * Note: This field is only supported for OpenTelemetry and Datadog tracing providers.
           * For Zipkin, the service name in traces is always derived from the Envoy --service-cluster flag
           * (typically "namespace/name" format). Setting this field has no effect for Zipkin.
           */
          serviceName?: string;
          /**
           * Type defines the tracing provider type.
           */
          type?: "OpenTelemetry" | "Zipkin" | "Datadog";
          /**
           * Zipkin defines the Zipkin tracing provider configuration
           */
          zipkin?: {
            /**
             * DisableSharedSpanContext determines whether the default Envoy behaviour of
             * client and server spans sharing the same span context should be disabled.
             */
            disableSharedSpanContext?: boolean;
            /**
             * Enable128BitTraceID determines whether a 128bit trace id will be used
             * when creating a new trace instance. If set to false, a 64bit trace
             * id will be used.
             */
            enable128BitTraceId?: boolean;
          };
        };
        /**
         * SamplingFraction represents the fraction of requests that should be
         * selected for tracing if no prior sampling decision has been made.
         */
        samplingFraction?: {
          denominator?: number;
          numerator: number;
        };
        /**
         * SamplingRate controls the rate at which traffic will be
         * selected for tracing if no prior sampling decision has been made.
         * Defaults to 100, valid values [0-100]. 100 indicates 100% sampling.
         *
         * Only one of SamplingRate or SamplingFraction may be specified.
         * If neither field is specified, all requests will be sampled.
         */
        samplingRate?: number;
        /**
         * SpanName defines the name of the span which will be used for tracing.
         * Envoy [command operators](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators) may be used in the value.
         * The [format string documentation](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#config-access-log-format-strings) provides more information.
         *
         * If not set, the span name is provider specific.
         * e.g. Datadog use `ingress` as the default client span name,
         * and `router <UPSTREAM_CLUSTER> egress` as the server span name.
         */
        spanName?: EnvoyGatewaySpanName;
        /**
         * Tags defines the custom tags to add to each span.
         * Envoy [command operators](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators) may be used in the value.
         * The [format string documentation](https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#config-access-log-format-strings) provides more information.
         * If provider is kubernetes, pod name and namespace are added by default.
         *
         * Same keys take precedence over CustomTags.
         */
        tags?: {
          [k: string]: string;
        };
      };
    };
  };
  metadata: ObjectMeta & { name: string };
}
export interface EnvoyGatewayAnonymousIpDbSource {
  /**
   * Local is a database source from a local file.
   */
  local: {
    /**
     * Path is the path to the database file.
     */
    path: string;
  };
}
export interface EnvoyGatewayContainer {
  /**
   * List of environment variables to set in the container.
   *
   * Items: EnvVar represents an environment variable present in a Container.
   */
  env?: {
    /**
     * Name of the environment variable.
     * May consist of any printable ASCII characters except '='.
     */
    name: string;
    /**
     * Variable references $(VAR_NAME) are expanded
     * using the previously defined environment variables in the container and
     * any service environment variables. If a variable cannot be resolved,
     * the reference in the input string will be unchanged. Double $$ are reduced
     * to a single $, which allows for escaping the $(VAR_NAME) syntax: i.e.
     * "$$(VAR_NAME)" will produce the string literal "$(VAR_NAME)".
     * Escaped references will never be expanded, regardless of whether the variable
     * exists or not.
     * Defaults to "".
     */
    value?: string;
    /**
     * Source for the environment variable's value. Cannot be used if value is not empty.
     */
    valueFrom?: {
      /**
       * Selects a key of a ConfigMap.
       */
      configMapKeyRef?: {
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
       * Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['<KEY>']`, `metadata.annotations['<KEY>']`,
       * spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP, status.podIPs.
       */
      fieldRef?: EnvoyGatewayFieldRef;
      /**
       * FileKeyRef selects a key of the env file.
       * Requires the EnvFiles feature gate to be enabled.
       */
      fileKeyRef?: {
        /**
         * The key within the env file. An invalid key will prevent the pod from starting.
         * The keys defined within a source may consist of any printable ASCII characters except '='.
         * During Alpha stage of the EnvFiles feature gate, the key size is limited to 128 characters.
         */
        key: string;
        /**
         * Specify whether the file or its key must be defined. If the file or key
         * does not exist, then the env var is not published.
         * If optional is set to true and the specified key does not exist,
         * the environment variable will not be set in the Pod's containers.
         *
         * If optional is set to false and the specified key does not exist,
         * an error will be returned during Pod creation.
         */
        optional?: boolean;
        /**
         * The path within the volume from which to select the file.
         * Must be relative and may not contain the '..' path or start with '..'.
         */
        path: string;
        /**
         * The name of the volume mount containing the env file.
         */
        volumeName: string;
      };
      /**
       * Selects a resource of the container: only resources limits and requests
       * (limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory and requests.ephemeral-storage) are currently supported.
       */
      resourceFieldRef?: EnvoyGatewayResourceFieldRef;
      /**
       * Selects a key of a secret in the pod's namespace
       */
      secretKeyRef?: {
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
      };
    };
  }[];
  /**
   * Image specifies the EnvoyProxy container image to be used including a tag, instead of the default image.
   * This field is mutually exclusive with ImageRepository.
   */
  image?: string;
  /**
   * ImageRepository specifies the container image repository to be used without specifying a tag.
   * The default tag will be used.
   * This field is mutually exclusive with Image.
   */
  imageRepository?: string;
  /**
   * Resources required by this container.
   * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  resources?: EnvoyGatewayResources;
  /**
   * SecurityContext defines the security options the container should be run with.
   * If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext.
   * More info: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  securityContext?: EnvoyGatewaySecurityContext;
  /**
   * VolumeMounts are volumes to mount into the container's filesystem.
   * Cannot be updated.
   *
   * Items: VolumeMount describes a mounting of a Volume within a container.
   */
  volumeMounts?: {
    /**
     * Path within the container at which the volume should be mounted.  Must
     * not contain ':'.
     */
    mountPath: string;
    /**
     * mountPropagation determines how mounts are propagated from the host
     * to container and the other way around.
     * When not set, MountPropagationNone is used.
     * This field is beta in 1.10.
     * When RecursiveReadOnly is set to IfPossible or to Enabled, MountPropagation must be None or unspecified
     * (which defaults to None).
     */
    mountPropagation?: string;
    /**
     * This must match the Name of a Volume.
     */
    name: string;
    /**
     * Mounted read-only if true, read-write otherwise (false or unspecified).
     * Defaults to false.
     */
    readOnly?: boolean;
    /**
     * RecursiveReadOnly specifies whether read-only mounts should be handled
     * recursively.
     *
     * If ReadOnly is false, this field has no meaning and must be unspecified.
     *
     * If ReadOnly is true, and this field is set to Disabled, the mount is not made
     * recursively read-only.  If this field is set to IfPossible, the mount is made
     * recursively read-only, if it is supported by the container runtime.  If this
     * field is set to Enabled, the mount is made recursively read-only if it is
     * supported by the container runtime, otherwise the pod will not be started and
     * an error will be generated to indicate the reason.
     *
     * If this field is set to IfPossible or Enabled, MountPropagation must be set to
     * None (or be unspecified, which defaults to None).
     *
     * If this field is not specified, it is treated as an equivalent of Disabled.
     */
    recursiveReadOnly?: string;
    /**
     * Path within the volume from which the container's volume should be mounted.
     * Defaults to "" (volume's root).
     */
    subPath?: string;
    /**
     * Expanded path within the volume from which the container's volume should be mounted.
     * Behaves similarly to SubPath but environment variable references $(VAR_NAME) are expanded using the container's environment.
     * Defaults to "" (volume's root).
     * SubPathExpr and SubPath are mutually exclusive.
     */
    subPathExpr?: string;
  }[];
}
export interface EnvoyGatewayFieldRef {
  /**
   * Version of the schema the FieldPath is written in terms of, defaults to "v1".
   */
  apiVersion?: string;
  /**
   * Path of the field to select in the specified API version.
   */
  fieldPath: string;
}
export interface EnvoyGatewayResourceFieldRef {
  /**
   * Container name: required for volumes, optional for env vars
   */
  containerName?: string;
  /**
   * Specifies the output format of the exposed resources, defaults to "1"
   */
  divisor?: number | string;
  /**
   * Required: resource to select
   */
  resource: string;
}
export interface EnvoyGatewayResources {
  /**
   * Claims lists the names of resources, defined in spec.resourceClaims,
   * that are used by this container.
   *
   * This field depends on the
   * DynamicResourceAllocation feature gate.
   *
   * This field is immutable. It can only be set for containers.
   *
   * Items: ResourceClaim references one entry in PodSpec.ResourceClaims.
   */
  claims?: {
    /**
     * Name must match the name of one entry in pod.spec.resourceClaims of
     * the Pod where this field is used. It makes that resource available
     * inside a container.
     */
    name: string;
    /**
     * Request is the name chosen for a request in the referenced claim.
     * If empty, everything from the claim is made available, otherwise
     * only the result of this request.
     */
    request?: string;
  }[];
  /**
   * Limits describes the maximum amount of compute resources allowed.
   * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  limits?: {
    [k: string]: number | string;
  };
  /**
   * Requests describes the minimum amount of compute resources required.
   * If Requests is omitted for a container, it defaults to Limits if that is explicitly specified,
   * otherwise to an implementation-defined value. Requests cannot exceed Limits.
   * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  requests?: {
    [k: string]: number | string;
  };
}
export interface EnvoyGatewaySecurityContext {
  /**
   * AllowPrivilegeEscalation controls whether a process can gain more
   * privileges than its parent process. This bool directly controls if
   * the no_new_privs flag will be set on the container process.
   * AllowPrivilegeEscalation is true always when the container is:
   * 1) run as Privileged
   * 2) has CAP_SYS_ADMIN
   * Note that this field cannot be set when spec.os.name is windows.
   */
  allowPrivilegeEscalation?: boolean;
  /**
   * appArmorProfile is the AppArmor options to use by this container. If set, this profile
   * overrides the pod's appArmorProfile.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  appArmorProfile?: EnvoyGatewayAppArmorProfile;
  /**
   * The capabilities to add/drop when running containers.
   * Defaults to the default set of capabilities granted by the container runtime.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  capabilities?: {
    /**
     * Added capabilities
     *
     * Items: Capability represent POSIX capabilities type
     */
    add?: string[];
    /**
     * Removed capabilities
     *
     * Items: Capability represent POSIX capabilities type
     */
    drop?: string[];
  };
  /**
   * Run container in privileged mode.
   * Processes in privileged containers are essentially equivalent to root on the host.
   * Defaults to false.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  privileged?: boolean;
  /**
   * procMount denotes the type of proc mount to use for the containers.
   * The default value is Default which uses the container runtime defaults for
   * readonly paths and masked paths.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  procMount?: string;
  /**
   * Whether this container has a read-only root filesystem.
   * Default is false.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  readOnlyRootFilesystem?: boolean;
  /**
   * The GID to run the entrypoint of the container process.
   * Uses runtime default if unset.
   * May also be set in PodSecurityContext.  If set in both SecurityContext and
   * PodSecurityContext, the value specified in SecurityContext takes precedence.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  runAsGroup?: number;
  /**
   * Indicates that the container must run as a non-root user.
   * If true, the Kubelet will validate the image at runtime to ensure that it
   * does not run as UID 0 (root) and fail to start the container if it does.
   * If unset or false, no such validation will be performed.
   * May also be set in PodSecurityContext.  If set in both SecurityContext and
   * PodSecurityContext, the value specified in SecurityContext takes precedence.
   */
  runAsNonRoot?: boolean;
  /**
   * The UID to run the entrypoint of the container process.
   * Defaults to user specified in image metadata if unspecified.
   * May also be set in PodSecurityContext.  If set in both SecurityContext and
   * PodSecurityContext, the value specified in SecurityContext takes precedence.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  runAsUser?: number;
  /**
   * The SELinux context to be applied to the container.
   * If unspecified, the container runtime will allocate a random SELinux context for each
   * container.  May also be set in PodSecurityContext.  If set in both SecurityContext and
   * PodSecurityContext, the value specified in SecurityContext takes precedence.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  seLinuxOptions?: EnvoyGatewaySeLinuxOptions;
  /**
   * The seccomp options to use by this container. If seccomp options are
   * provided at both the pod & container level, the container options
   * override the pod options.
   * Note that this field cannot be set when spec.os.name is windows.
   */
  seccompProfile?: EnvoyGatewaySeccompProfile;
  /**
   * The Windows specific settings applied to all containers.
   * If unspecified, the options from the PodSecurityContext will be used.
   * If set in both SecurityContext and PodSecurityContext, the value specified in SecurityContext takes precedence.
   * Note that this field cannot be set when spec.os.name is linux.
   */
  windowsOptions?: EnvoyGatewayWindowsOptions;
}
export interface EnvoyGatewayAppArmorProfile {
  /**
   * localhostProfile indicates a profile loaded on the node that should be used.
   * The profile must be preconfigured on the node to work.
   * Must match the loaded name of the profile.
   * Must be set if and only if type is "Localhost".
   */
  localhostProfile?: string;
  /**
   * type indicates which kind of AppArmor profile will be applied.
   * Valid options are:
   *   Localhost - a profile pre-loaded on the node.
   *   RuntimeDefault - the container runtime's default profile.
   *   Unconfined - no AppArmor enforcement.
   */
  type: string;
}
export interface EnvoyGatewaySeLinuxOptions {
  /**
   * Level is SELinux level label that applies to the container.
   */
  level?: string;
  /**
   * Role is a SELinux role label that applies to the container.
   */
  role?: string;
  /**
   * Type is a SELinux type label that applies to the container.
   */
  type?: string;
  /**
   * User is a SELinux user label that applies to the container.
   */
  user?: string;
}
export interface EnvoyGatewaySeccompProfile {
  /**
   * localhostProfile indicates a profile defined in a file on the node should be used.
   * The profile must be preconfigured on the node to work.
   * Must be a descending path, relative to the kubelet's configured seccomp profile location.
   * Must be set if type is "Localhost". Must NOT be set for any other type.
   */
  localhostProfile?: string;
  /**
   * type indicates which kind of seccomp profile will be applied.
   * Valid options are:
   *
   * Localhost - a profile defined in a file on the node should be used.
   * RuntimeDefault - the container runtime default profile should be used.
   * Unconfined - no profile should be applied.
   */
  type: string;
}
export interface EnvoyGatewayWindowsOptions {
  /**
   * GMSACredentialSpec is where the GMSA admission webhook
   * (https://github.com/kubernetes-sigs/windows-gmsa) inlines the contents of the
   * GMSA credential spec named by the GMSACredentialSpecName field.
   */
  gmsaCredentialSpec?: string;
  /**
   * GMSACredentialSpecName is the name of the GMSA credential spec to use.
   */
  gmsaCredentialSpecName?: string;
  /**
   * HostProcess determines if a container should be run as a 'Host Process' container.
   * All of a Pod's containers must have the same effective HostProcess value
   * (it is not allowed to have a mix of HostProcess containers and non-HostProcess containers).
   * In addition, if HostProcess is true then HostNetwork must also be set to true.
   */
  hostProcess?: boolean;
  /**
   * The UserName in Windows to run the entrypoint of the container process.
   * Defaults to the user specified in image metadata if unspecified.
   * May also be set in PodSecurityContext. If set in both SecurityContext and
   * PodSecurityContext, the value specified in SecurityContext takes precedence.
   */
  runAsUserName?: string;
}
export interface EnvoyGatewayPatch {
  /**
   * Type is the type of merge operation to perform
   *
   * By default, StrategicMerge is used as the patch type.
   */
  type?: string;
  /**
   * Object contains the raw configuration for merged object
   */
  value: unknown;
}
export interface EnvoyGatewayPod {
  /**
   * If specified, the pod's scheduling constraints.
   */
  affinity?: {
    /**
     * Describes node affinity scheduling rules for the pod.
     */
    nodeAffinity?: {
      /**
       * The scheduler will prefer to schedule pods to nodes that satisfy
       * the affinity expressions specified by this field, but it may choose
       * a node that violates one or more of the expressions. The node that is
       * most preferred is the one with the greatest sum of weights, i.e.
       * for each node that meets all of the scheduling requirements (resource
       * request, requiredDuringScheduling affinity expressions, etc.),
       * compute a sum by iterating through the elements of this field and adding
       * "weight" to the sum if the node matches the corresponding matchExpressions; the
       * node(s) with the highest sum are the most preferred.
       *
       * Items: An empty preferred scheduling term matches all objects with implicit weight 0
       * (i.e. it's a no-op). A null preferred scheduling term matches no objects (i.e. is also a no-op).
       */
      preferredDuringSchedulingIgnoredDuringExecution?: {
        /**
         * A node selector term, associated with the corresponding weight.
         */
        preference: EnvoyGatewayPreference;
        /**
         * Weight associated with matching the corresponding nodeSelectorTerm, in the range 1-100.
         */
        weight: number;
      }[];
      /**
       * If the affinity requirements specified by this field are not met at
       * scheduling time, the pod will not be scheduled onto the node.
       * If the affinity requirements specified by this field cease to be met
       * at some point during pod execution (e.g. due to an update), the system
       * may or may not try to eventually evict the pod from its node.
       */
      requiredDuringSchedulingIgnoredDuringExecution?: {
        /**
         * Required. A list of node selector terms. The terms are ORed.
         *
         * Items: A null or empty node selector term matches no objects. The requirements of
         * them are ANDed.
         * The TopologySelectorTerm type implements a subset of the NodeSelectorTerm.
         */
        nodeSelectorTerms: EnvoyGatewayPreference[];
      };
    };
    /**
     * Describes pod affinity scheduling rules (e.g. co-locate this pod in the same node, zone, etc. as some other pod(s)).
     */
    podAffinity?: {
      /**
       * The scheduler will prefer to schedule pods to nodes that satisfy
       * the affinity expressions specified by this field, but it may choose
       * a node that violates one or more of the expressions. The node that is
       * most preferred is the one with the greatest sum of weights, i.e.
       * for each node that meets all of the scheduling requirements (resource
       * request, requiredDuringScheduling affinity expressions, etc.),
       * compute a sum by iterating through the elements of this field and adding
       * "weight" to the sum if the node has pods which matches the corresponding podAffinityTerm; the
       * node(s) with the highest sum are the most preferred.
       *
       * Items: The weights of all of the matched WeightedPodAffinityTerm fields are added per-node to find the most preferred node(s)
       */
      preferredDuringSchedulingIgnoredDuringExecution?: {
        /**
         * Required. A pod affinity term, associated with the corresponding weight.
         */
        podAffinityTerm: EnvoyGatewayPodAffinityTerm;
        /**
         * weight associated with matching the corresponding podAffinityTerm,
         * in the range 1-100.
         */
        weight: number;
      }[];
      /**
       * If the affinity requirements specified by this field are not met at
       * scheduling time, the pod will not be scheduled onto the node.
       * If the affinity requirements specified by this field cease to be met
       * at some point during pod execution (e.g. due to a pod label update), the
       * system may or may not try to eventually evict the pod from its node.
       * When there are multiple elements, the lists of nodes corresponding to each
       * podAffinityTerm are intersected, i.e. all terms must be satisfied.
       *
       * Items: Defines a set of pods (namely those matching the labelSelector
       * relative to the given namespace(s)) that this pod should be
       * co-located (affinity) or not co-located (anti-affinity) with,
       * where co-located is defined as running on a node whose value of
       * the label with key <topologyKey> matches that of any node on which
       * a pod of the set of pods is running
       */
      requiredDuringSchedulingIgnoredDuringExecution?: EnvoyGatewayPodAffinityTerm[];
    };
    /**
     * Describes pod anti-affinity scheduling rules (e.g. avoid putting this pod in the same node, zone, etc. as some other pod(s)).
     */
    podAntiAffinity?: {
      /**
       * The scheduler will prefer to schedule pods to nodes that satisfy
       * the anti-affinity expressions specified by this field, but it may choose
       * a node that violates one or more of the expressions. The node that is
       * most preferred is the one with the greatest sum of weights, i.e.
       * for each node that meets all of the scheduling requirements (resource
       * request, requiredDuringScheduling anti-affinity expressions, etc.),
       * compute a sum by iterating through the elements of this field and subtracting
       * "weight" from the sum if the node has pods which matches the corresponding podAffinityTerm; the
       * node(s) with the highest sum are the most preferred.
       *
       * Items: The weights of all of the matched WeightedPodAffinityTerm fields are added per-node to find the most preferred node(s)
       */
      preferredDuringSchedulingIgnoredDuringExecution?: {
        /**
         * Required. A pod affinity term, associated with the corresponding weight.
         */
        podAffinityTerm: EnvoyGatewayPodAffinityTerm;
        /**
         * weight associated with matching the corresponding podAffinityTerm,
         * in the range 1-100.
         */
        weight: number;
      }[];
      /**
       * If the anti-affinity requirements specified by this field are not met at
       * scheduling time, the pod will not be scheduled onto the node.
       * If the anti-affinity requirements specified by this field cease to be met
       * at some point during pod execution (e.g. due to a pod label update), the
       * system may or may not try to eventually evict the pod from its node.
       * When there are multiple elements, the lists of nodes corresponding to each
       * podAffinityTerm are intersected, i.e. all terms must be satisfied.
       *
       * Items: Defines a set of pods (namely those matching the labelSelector
       * relative to the given namespace(s)) that this pod should be
       * co-located (affinity) or not co-located (anti-affinity) with,
       * where co-located is defined as running on a node whose value of
       * the label with key <topologyKey> matches that of any node on which
       * a pod of the set of pods is running
       */
      requiredDuringSchedulingIgnoredDuringExecution?: EnvoyGatewayPodAffinityTerm[];
    };
  };
  /**
   * Annotations are the annotations that should be appended to the pods.
   * By default, no pod annotations are appended.
   */
  annotations?: {
    [k: string]: string;
  };
  /**
   * ImagePullSecrets is an optional list of references to secrets
   * in the same namespace to use for pulling any of the images used by this PodSpec.
   * If specified, these secrets will be passed to individual puller implementations for them to use.
   * More info: https://kubernetes.io/docs/concepts/containers/images#specifying-imagepullsecrets-on-a-pod
   *
   * Items: LocalObjectReference contains enough information to let you locate the
   * referenced object inside the same namespace.
   */
  imagePullSecrets?: EnvoyGatewayImagePullSecrets[];
  /**
   * Labels are the additional labels that should be tagged to the pods.
   * By default, no additional pod labels are tagged.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * NodeSelector is a selector which must be true for the pod to fit on a node.
   * Selector which must match a node's labels for the pod to be scheduled on that node.
   * More info: https://kubernetes.io/docs/concepts/configuration/assign-pod-node/
   */
  nodeSelector?: {
    [k: string]: string;
  };
  /**
   * PriorityClassName indicates the importance of a Pod relative to other Pods.
   * If a PriorityClassName is not specified, the pod priority will be default or zero if there is no default.
   * More info: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  priorityClassName?: string;
  /**
   * SecurityContext holds pod-level security attributes and common container settings.
   * Optional: Defaults to empty.  See type description for default values of each field.
   */
  securityContext?: {
    /**
     * appArmorProfile is the AppArmor options to use by the containers in this pod.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    appArmorProfile?: EnvoyGatewayAppArmorProfile;
    /**
     * A special supplemental group that applies to all containers in a pod.
     * Some volume types allow the Kubelet to change the ownership of that volume
     * to be owned by the pod:
     *
     * 1. The owning GID will be the FSGroup
     * 2. The setgid bit is set (new files created in the volume will be owned by FSGroup)
     * 3. The permission bits are OR'd with rw-rw----
     *
     * If unset, the Kubelet will not modify the ownership and permissions of any volume.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    fsGroup?: number;
    /**
     * fsGroupChangePolicy defines behavior of changing ownership and permission of the volume
     * before being exposed inside Pod. This field will only apply to
     * volume types which support fsGroup based ownership(and permissions).
     * It will have no effect on ephemeral volume types such as: secret, configmaps
     * and emptydir.
     * Valid values are "OnRootMismatch" and "Always". If not specified, "Always" is used.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    fsGroupChangePolicy?: string;
    /**
     * The GID to run the entrypoint of the container process.
     * Uses runtime default if unset.
     * May also be set in SecurityContext.  If set in both SecurityContext and
     * PodSecurityContext, the value specified in SecurityContext takes precedence
     * for that container.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    runAsGroup?: number;
    /**
     * Indicates that the container must run as a non-root user.
     * If true, the Kubelet will validate the image at runtime to ensure that it
     * does not run as UID 0 (root) and fail to start the container if it does.
     * If unset or false, no such validation will be performed.
     * May also be set in SecurityContext.  If set in both SecurityContext and
     * PodSecurityContext, the value specified in SecurityContext takes precedence.
     */
    runAsNonRoot?: boolean;
    /**
     * The UID to run the entrypoint of the container process.
     * Defaults to user specified in image metadata if unspecified.
     * May also be set in SecurityContext.  If set in both SecurityContext and
     * PodSecurityContext, the value specified in SecurityContext takes precedence
     * for that container.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    runAsUser?: number;
    /**
     * seLinuxChangePolicy defines how the container's SELinux label is applied to all volumes used by the Pod.
     * It has no effect on nodes that do not support SELinux or to volumes does not support SELinux.
     * Valid values are "MountOption" and "Recursive".
     *
     * "Recursive" means relabeling of all files on all Pod volumes by the container runtime.
     * This may be slow for large volumes, but allows mixing privileged and unprivileged Pods sharing the same volume on the same node.
     *
     * "MountOption" mounts all eligible Pod volumes with `-o context` mount option.
     * This requires all Pods that share the same volume to use the same SELinux label.
     * It is not possible to share the same volume among privileged and unprivileged Pods.
     * Eligible volumes are in-tree FibreChannel and iSCSI volumes, and all CSI volumes
     * whose CSI driver announces SELinux support by setting spec.seLinuxMount: true in their
     * CSIDriver instance. Other volumes are always re-labelled recursively.
     * "MountOption" value is allowed only when SELinuxMount feature gate is enabled.
     *
     * If not specified and SELinuxMount feature gate is enabled, "MountOption" is used.
     * If not specified and SELinuxMount feature gate is disabled, "MountOption" is used for ReadWriteOncePod volumes
     * and "Recursive" for all other volumes.
     *
     * This field affects only Pods that have SELinux label set, either in PodSecurityContext or in SecurityContext of all containers.
     *
     * All Pods that use the same volume should use the same seLinuxChangePolicy, otherwise some pods can get stuck in ContainerCreating state.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    seLinuxChangePolicy?: string;
    /**
     * The SELinux context to be applied to all containers.
     * If unspecified, the container runtime will allocate a random SELinux context for each
     * container.  May also be set in SecurityContext.  If set in
     * both SecurityContext and PodSecurityContext, the value specified in SecurityContext
     * takes precedence for that container.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    seLinuxOptions?: EnvoyGatewaySeLinuxOptions;
    /**
     * The seccomp options to use by the containers in this pod.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    seccompProfile?: EnvoyGatewaySeccompProfile;
    /**
     * A list of groups applied to the first process run in each container, in
     * addition to the container's primary GID and fsGroup (if specified).  If
     * the SupplementalGroupsPolicy feature is enabled, the
     * supplementalGroupsPolicy field determines whether these are in addition
     * to or instead of any group memberships defined in the container image.
     * If unspecified, no additional groups are added, though group memberships
     * defined in the container image may still be used, depending on the
     * supplementalGroupsPolicy field.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    supplementalGroups?: number[];
    /**
     * Defines how supplemental groups of the first container processes are calculated.
     * Valid values are "Merge" and "Strict". If not specified, "Merge" is used.
     * (Alpha) Using the field requires the SupplementalGroupsPolicy feature gate to be enabled
     * and the container runtime must implement support for this feature.
     * Note that this field cannot be set when spec.os.name is windows.
     */
    supplementalGroupsPolicy?: string;
    /**
     * Sysctls hold a list of namespaced sysctls used for the pod. Pods with unsupported
     * sysctls (by the container runtime) might fail to launch.
     * Note that this field cannot be set when spec.os.name is windows.
     *
     * Items: Sysctl defines a kernel parameter to be set
     */
    sysctls?: {
      /**
       * Name of a property to set
       */
      name: string;
      /**
       * Value of a property to set
       */
      value: string;
    }[];
    /**
     * The Windows specific settings applied to all containers.
     * If unspecified, the options within a container's SecurityContext will be used.
     * If set in both SecurityContext and PodSecurityContext, the value specified in SecurityContext takes precedence.
     * Note that this field cannot be set when spec.os.name is linux.
     */
    windowsOptions?: EnvoyGatewayWindowsOptions;
  };
  /**
   * If specified, the pod's tolerations.
   *
   * Items: The pod this Toleration is attached to tolerates any taint that matches
   * the triple <key,value,effect> using the matching operator <operator>.
   */
  tolerations?: {
    /**
     * Effect indicates the taint effect to match. Empty means match all taint effects.
     * When specified, allowed values are NoSchedule, PreferNoSchedule and NoExecute.
     */
    effect?: string;
    /**
     * Key is the taint key that the toleration applies to. Empty means match all taint keys.
     * If the key is empty, operator must be Exists; this combination means to match all values and all keys.
     */
    key?: string;
    /**
     * Operator represents a key's relationship to the value.
     * Valid operators are Exists, Equal, Lt, and Gt. Defaults to Equal.
     * Exists is equivalent to wildcard for value, so that a pod can
     * tolerate all taints of a particular category.
     * Lt and Gt perform numeric comparisons (requires feature gate TaintTolerationComparisonOperators).
     */
    operator?: string;
    /**
     * TolerationSeconds represents the period of time the toleration (which must be
     * of effect NoExecute, otherwise this field is ignored) tolerates the taint. By default,
     * it is not set, which means tolerate the taint forever (do not evict). Zero and
     * negative values will be treated as 0 (evict immediately) by the system.
     */
    tolerationSeconds?: number;
    /**
     * Value is the taint value the toleration matches to.
     * If the operator is Exists, the value should be empty, otherwise just a regular string.
     */
    value?: string;
  }[];
  /**
   * TopologySpreadConstraints describes how a group of pods ought to spread across topology
   * domains. Scheduler will schedule pods in a way which abides by the constraints.
   * All topologySpreadConstraints are ANDed.
   *
   * Items: TopologySpreadConstraint specifies how to spread matching pods among the given topology.
   */
  topologySpreadConstraints?: {
    /**
     * LabelSelector is used to find matching pods.
     * Pods that match this label selector are counted to determine the number of pods
     * in their corresponding topology domain.
     */
    labelSelector?: EnvoyGatewaySelector;
    /**
     * MatchLabelKeys is a set of pod label keys to select the pods over which
     * spreading will be calculated. The keys are used to lookup values from the
     * incoming pod labels, those key-value labels are ANDed with labelSelector
     * to select the group of existing pods over which spreading will be calculated
     * for the incoming pod. The same key is forbidden to exist in both MatchLabelKeys and LabelSelector.
     * MatchLabelKeys cannot be set when LabelSelector isn't set.
     * Keys that don't exist in the incoming pod labels will
     * be ignored. A null or empty list means only match against labelSelector.
     *
     * This is a beta field and requires the MatchLabelKeysInPodTopologySpread feature gate to be enabled (enabled by default).
     */
    matchLabelKeys?: string[];
    /**
     * MaxSkew describes the degree to which pods may be unevenly distributed.
     * When `whenUnsatisfiable=DoNotSchedule`, it is the maximum permitted difference
     * between the number of matching pods in the target topology and the global minimum.
     * The global minimum is the minimum number of matching pods in an eligible domain
     * or zero if the number of eligible domains is less than MinDomains.
     * For example, in a 3-zone cluster, MaxSkew is set to 1, and pods with the same
     * labelSelector spread as 2/2/1:
     * In this case, the global minimum is 1.
     * | zone1 | zone2 | zone3 |
     * |  P P  |  P P  |   P   |
     * - if MaxSkew is 1, incoming pod can only be scheduled to zone3 to become 2/2/2;
     * scheduling it onto zone1(zone2) would make the ActualSkew(3-1) on zone1(zone2)
     * violate MaxSkew(1).
     * - if MaxSkew is 2, incoming pod can be scheduled onto any zone.
     * When `whenUnsatisfiable=ScheduleAnyway`, it is used to give higher precedence
     * to topologies that satisfy it.
     * It's a required field. Default value is 1 and 0 is not allowed.
     */
    maxSkew: number;
    /**
     * MinDomains indicates a minimum number of eligible domains.
     * When the number of eligible domains with matching topology keys is less than minDomains,
     * Pod Topology Spread treats "global minimum" as 0, and then the calculation of Skew is performed.
     * And when the number of eligible domains with matching topology keys equals or greater than minDomains,
     * this value has no effect on scheduling.
     * As a result, when the number of eligible domains is less than minDomains,
     * scheduler won't schedule more than maxSkew Pods to those domains.
     * If value is nil, the constraint behaves as if MinDomains is equal to 1.
     * Valid values are integers greater than 0.
     * When value is not nil, WhenUnsatisfiable must be DoNotSchedule.
     *
     * For example, in a 3-zone cluster, MaxSkew is set to 2, MinDomains is set to 5 and pods with the same
     * labelSelector spread as 2/2/2:
     * | zone1 | zone2 | zone3 |
     * |  P P  |  P P  |  P P  |
     * The number of domains is less than 5(MinDomains), so "global minimum" is treated as 0.
     * In this situation, new pod with the same labelSelector cannot be scheduled,
     * because computed skew will be 3(3 - 0) if new Pod is scheduled to any of the three zones,
     * it will violate MaxSkew.
     */
    minDomains?: number;
    /**
     * NodeAffinityPolicy indicates how we will treat Pod's nodeAffinity/nodeSelector
     * when calculating pod topology spread skew. Options are:
     * - Honor: only nodes matching nodeAffinity/nodeSelector are included in the calculations.
     * - Ignore: nodeAffinity/nodeSelector are ignored. All nodes are included in the calculations.
     *
     * If this value is nil, the behavior is equivalent to the Honor policy.
     */
    nodeAffinityPolicy?: string;
    /**
     * NodeTaintsPolicy indicates how we will treat node taints when calculating
     * pod topology spread skew. Options are:
     * - Honor: nodes without taints, along with tainted nodes for which the incoming pod
     * has a toleration, are included.
     * - Ignore: node taints are ignored. All nodes are included.
     *
     * If this value is nil, the behavior is equivalent to the Ignore policy.
     */
    nodeTaintsPolicy?: string;
    /**
     * TopologyKey is the key of node labels. Nodes that have a label with this key
     * and identical values are considered to be in the same topology.
     * We consider each <key, value> as a "bucket", and try to put balanced number
     * of pods into each bucket.
     * We define a domain as a particular instance of a topology.
     * Also, we define an eligible domain as a domain whose nodes meet the requirements of
     * nodeAffinityPolicy and nodeTaintsPolicy.
     * e.g. If TopologyKey is "kubernetes.io/hostname", each Node is a domain of that topology.
     * And, if TopologyKey is "topology.kubernetes.io/zone", each zone is a domain of that topology.
     * It's a required field.
     */
    topologyKey: string;
    /**
     * WhenUnsatisfiable indicates how to deal with a pod if it doesn't satisfy
     * the spread constraint.
     * - DoNotSchedule (default) tells the scheduler not to schedule it.
     * - ScheduleAnyway tells the scheduler to schedule the pod in any location,
     *   but giving higher precedence to topologies that would help reduce the
     *   skew.
     * A constraint is considered "Unsatisfiable" for an incoming pod
     * if and only if every possible node assignment for that pod would violate
     * "MaxSkew" on some topology.
     * For example, in a 3-zone cluster, MaxSkew is set to 1, and pods with the same
     * labelSelector spread as 3/1/1:
     * | zone1 | zone2 | zone3 |
     * | P P P |   P   |   P   |
     * If WhenUnsatisfiable is set to DoNotSchedule, incoming pod can only be scheduled
     * to zone2(zone3) to become 3/2/1(3/1/2) as ActualSkew(2-1) on zone2(zone3) satisfies
     * MaxSkew(1). In other words, the cluster can still be imbalanced, but scheduler
     * won't make it *more* imbalanced.
     * It's a required field.
     */
    whenUnsatisfiable: string;
  }[];
  /**
   * Volumes that can be mounted by containers belonging to the pod.
   * More info: https://kubernetes.io/docs/concepts/storage/volumes
   *
   * Items: Volume represents a named volume in a pod that may be accessed by any container in the pod.
   */
  volumes?: {
    /**
     * awsElasticBlockStore represents an AWS Disk resource that is attached to a
     * kubelet's host machine and then exposed to the pod.
     * Deprecated: AWSElasticBlockStore is deprecated. All operations for the in-tree
     * awsElasticBlockStore type are redirected to the ebs.csi.aws.com CSI driver.
     * More info: https://kubernetes.io/docs/concepts/storage/volumes#awselasticblockstore
     */
    awsElasticBlockStore?: {
      /**
       * fsType is the filesystem type of the volume that you want to mount.
       * Tip: Ensure that the filesystem type is supported by the host operating system.
       * Examples: "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#awselasticblockstore
       */
      fsType?: string;
      /**
       * partition is the partition in the volume that you want to mount.
       * If omitted, the default is to mount by volume name.
       * Examples: For volume /dev/sda1, you specify the partition as "1".
       * Similarly, the volume partition for /dev/sda is "0" (or you can leave the property empty).
       */
      partition?: number;
      /**
       * readOnly value true will force the readOnly setting in VolumeMounts.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#awselasticblockstore
       */
      readOnly?: boolean;
      /**
       * volumeID is unique ID of the persistent disk resource in AWS (Amazon EBS volume).
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#awselasticblockstore
       */
      volumeID: string;
    };
    /**
     * azureDisk represents an Azure Data Disk mount on the host and bind mount to the pod.
     * Deprecated: AzureDisk is deprecated. All operations for the in-tree azureDisk type
     * are redirected to the disk.csi.azure.com CSI driver.
     */
    azureDisk?: {
      /**
       * cachingMode is the Host Caching mode: None, Read Only, Read Write.
       */
      cachingMode?: string;
      /**
       * diskName is the Name of the data disk in the blob storage
       */
      diskName: string;
      /**
       * diskURI is the URI of data disk in the blob storage
       */
      diskURI: string;
      /**
       * fsType is Filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       */
      fsType?: string;
      /**
       * kind expected values are Shared: multiple blob disks per storage account  Dedicated: single blob disk per storage account  Managed: azure managed data disk (only in managed availability set). defaults to shared
       */
      kind?: string;
      /**
       * readOnly Defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
    };
    /**
     * azureFile represents an Azure File Service mount on the host and bind mount to the pod.
     * Deprecated: AzureFile is deprecated. All operations for the in-tree azureFile type
     * are redirected to the file.csi.azure.com CSI driver.
     */
    azureFile?: {
      /**
       * readOnly defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
      /**
       * secretName is the  name of secret that contains Azure Storage Account Name and Key
       */
      secretName: string;
      /**
       * shareName is the azure share Name
       */
      shareName: string;
    };
    /**
     * cephFS represents a Ceph FS mount on the host that shares a pod's lifetime.
     * Deprecated: CephFS is deprecated and the in-tree cephfs type is no longer supported.
     */
    cephfs?: {
      /**
       * monitors is Required: Monitors is a collection of Ceph monitors
       * More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it
       */
      monitors: string[];
      /**
       * path is Optional: Used as the mounted root, rather than the full Ceph tree, default is /
       */
      path?: string;
      /**
       * readOnly is Optional: Defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       * More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it
       */
      readOnly?: boolean;
      /**
       * secretFile is Optional: SecretFile is the path to key ring for User, default is /etc/ceph/user.secret
       * More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it
       */
      secretFile?: string;
      /**
       * secretRef is Optional: SecretRef is reference to the authentication secret for User, default is empty.
       * More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it
       */
      secretRef?: EnvoyGatewayImagePullSecrets;
      /**
       * user is optional: User is the rados user name, default is admin
       * More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it
       */
      user?: string;
    };
    /**
     * cinder represents a cinder volume attached and mounted on kubelets host machine.
     * Deprecated: Cinder is deprecated. All operations for the in-tree cinder type
     * are redirected to the cinder.csi.openstack.org CSI driver.
     * More info: https://examples.k8s.io/mysql-cinder-pd/README.md
     */
    cinder?: {
      /**
       * fsType is the filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Examples: "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       * More info: https://examples.k8s.io/mysql-cinder-pd/README.md
       */
      fsType?: string;
      /**
       * readOnly defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       * More info: https://examples.k8s.io/mysql-cinder-pd/README.md
       */
      readOnly?: boolean;
      /**
       * secretRef is optional: points to a secret object containing parameters used to connect
       * to OpenStack.
       */
      secretRef?: EnvoyGatewayImagePullSecrets;
      /**
       * volumeID used to identify the volume in cinder.
       * More info: https://examples.k8s.io/mysql-cinder-pd/README.md
       */
      volumeID: string;
    };
    /**
     * configMap represents a configMap that should populate this volume
     */
    configMap?: {
      /**
       * defaultMode is optional: mode bits used to set permissions on created files by default.
       * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
       * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
       * Defaults to 0644.
       * Directories within the path are not affected by this setting.
       * This might be in conflict with other options that affect the file
       * mode, like fsGroup, and the result can be other mode bits set.
       */
      defaultMode?: number;
      /**
       * items if unspecified, each key-value pair in the Data field of the referenced
       * ConfigMap will be projected into the volume as a file whose name is the
       * key and content is the value. If specified, the listed keys will be
       * projected into the specified paths, and unlisted keys will not be
       * present. If a key is specified which is not present in the ConfigMap,
       * the volume setup will error unless it is marked optional. Paths must be
       * relative and may not contain the '..' path or start with '..'.
       *
       * Items: Maps a string key to a path within a volume.
       */
      items?: {
        /**
         * key is the key to project.
         */
        key: string;
        /**
         * mode is Optional: mode bits used to set permissions on this file.
         * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
         * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
         * If not specified, the volume defaultMode will be used.
         * This might be in conflict with other options that affect the file
         * mode, like fsGroup, and the result can be other mode bits set.
         */
        mode?: number;
        /**
         * path is the relative path of the file to map the key to.
         * May not be an absolute path.
         * May not contain the path element '..'.
         * May not start with the string '..'.
         */
        path: string;
      }[];
      /**
       * Name of the referent.
       * This field is effectively required, but due to backwards compatibility is
       * allowed to be empty. Instances of this type with an empty value here are
       * almost certainly wrong.
       * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
       */
      name?: string;
      /**
       * optional specify whether the ConfigMap or its keys must be defined
       */
      optional?: boolean;
    };
    /**
     * csi (Container Storage Interface) represents ephemeral storage that is handled by certain external CSI drivers.
     */
    csi?: {
      /**
       * driver is the name of the CSI driver that handles this volume.
       * Consult with your admin for the correct name as registered in the cluster.
       */
      driver: string;
      /**
       * fsType to mount. Ex. "ext4", "xfs", "ntfs".
       * If not provided, the empty value is passed to the associated CSI driver
       * which will determine the default filesystem to apply.
       */
      fsType?: string;
      /**
       * nodePublishSecretRef is a reference to the secret object containing
       * sensitive information to pass to the CSI driver to complete the CSI
       * NodePublishVolume and NodeUnpublishVolume calls.
       * This field is optional, and  may be empty if no secret is required. If the
       * secret object contains more than one secret, all secret references are passed.
       */
      nodePublishSecretRef?: EnvoyGatewayImagePullSecrets;
      /**
       * readOnly specifies a read-only configuration for the volume.
       * Defaults to false (read/write).
       */
      readOnly?: boolean;
      /**
       * volumeAttributes stores driver-specific properties that are passed to the CSI
       * driver. Consult your driver's documentation for supported values.
       */
      volumeAttributes?: {
        [k: string]: string;
      };
    };
    /**
     * downwardAPI represents downward API about the pod that should populate this volume
     */
    downwardAPI?: {
      /**
       * Optional: mode bits to use on created files by default. Must be a
       * Optional: mode bits used to set permissions on created files by default.
       * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
       * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
       * Defaults to 0644.
       * Directories within the path are not affected by this setting.
       * This might be in conflict with other options that affect the file
       * mode, like fsGroup, and the result can be other mode bits set.
       */
      defaultMode?: number;
      /**
       * Items is a list of downward API volume file
       *
       * Items: DownwardAPIVolumeFile represents information to create the file containing the pod field
       */
      items?: {
        /**
         * Required: Selects a field of the pod: only annotations, labels, name, namespace and uid are supported.
         */
        fieldRef?: EnvoyGatewayFieldRef;
        /**
         * Optional: mode bits used to set permissions on this file, must be an octal value
         * between 0000 and 0777 or a decimal value between 0 and 511.
         * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
         * If not specified, the volume defaultMode will be used.
         * This might be in conflict with other options that affect the file
         * mode, like fsGroup, and the result can be other mode bits set.
         */
        mode?: number;
        /**
         * Required: Path is  the relative path name of the file to be created. Must not be absolute or contain the '..' path. Must be utf-8 encoded. The first item of the relative path must not start with '..'
         */
        path: string;
        /**
         * Selects a resource of the container: only resources limits and requests
         * (limits.cpu, limits.memory, requests.cpu and requests.memory) are currently supported.
         */
        resourceFieldRef?: EnvoyGatewayResourceFieldRef;
      }[];
    };
    /**
     * emptyDir represents a temporary directory that shares a pod's lifetime.
     * More info: https://kubernetes.io/docs/concepts/storage/volumes#emptydir
     */
    emptyDir?: {
      /**
       * medium represents what type of storage medium should back this directory.
       * The default is "" which means to use the node's default medium.
       * Must be an empty string (default) or Memory.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#emptydir
       */
      medium?: string;
      /**
       * sizeLimit is the total amount of local storage required for this EmptyDir volume.
       * The size limit is also applicable for memory medium.
       * The maximum usage on memory medium EmptyDir would be the minimum value between
       * the SizeLimit specified here and the sum of memory limits of all containers in a pod.
       * The default is nil which means that the limit is undefined.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#emptydir
       */
      sizeLimit?: number | string;
    };
    /**
     * ephemeral represents a volume that is handled by a cluster storage driver.
     * The volume's lifecycle is tied to the pod that defines it - it will be created before the pod starts,
     * and deleted when the pod is removed.
     *
     * Use this if:
     * a) the volume is only needed while the pod runs,
     * b) features of normal volumes like restoring from snapshot or capacity
     *    tracking are needed,
     * c) the storage driver is specified through a storage class, and
     * d) the storage driver supports dynamic volume provisioning through
     *    a PersistentVolumeClaim (see EphemeralVolumeSource for more
     *    information on the connection between this volume type
     *    and PersistentVolumeClaim).
     *
     * Use PersistentVolumeClaim or one of the vendor-specific
     * APIs for volumes that persist for longer than the lifecycle
     * of an individual pod.
     *
     * Use CSI for light-weight local ephemeral volumes if the CSI driver is meant to
     * be used that way - see the documentation of the driver for
     * more information.
     *
     * A pod can use both types of ephemeral volumes and
     * persistent volumes at the same time.
     */
    ephemeral?: {
      /**
       * Will be used to create a stand-alone PVC to provision the volume.
       * The pod in which this EphemeralVolumeSource is embedded will be the
       * owner of the PVC, i.e. the PVC will be deleted together with the
       * pod.  The name of the PVC will be `<pod name>-<volume name>` where
       * `<volume name>` is the name from the `PodSpec.Volumes` array
       * entry. Pod validation will reject the pod if the concatenated name
       * is not valid for a PVC (for example, too long).
       *
       * An existing PVC with that name that is not owned by the pod
       * will *not* be used for the pod to avoid using an unrelated
       * volume by mistake. Starting the pod is then blocked until
       * the unrelated PVC is removed. If such a pre-created PVC is
       * meant to be used by the pod, the PVC has to updated with an
       * owner reference to the pod once the pod exists. Normally
       * this should not be necessary, but it may be useful when
       * manually reconstructing a broken cluster.
       *
       * This field is read-only and no changes will be made by Kubernetes
       * to the PVC after it has been created.
       *
       * Required, must not be nil.
       */
      volumeClaimTemplate?: {
        /**
         * May contain labels and annotations that will be copied into the PVC
         * when creating it. No other fields are allowed and will be rejected during
         * validation.
         */
        metadata?: {
          [k: string]: unknown;
        };
        /**
         * The specification for the PersistentVolumeClaim. The entire content is
         * copied unchanged into the PVC that gets created from this
         * template. The same fields as in a PersistentVolumeClaim
         * are also valid here.
         */
        spec: {
          /**
           * accessModes contains the desired access modes the volume should have.
           * More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#access-modes-1
           */
          accessModes?: string[];
          /**
           * dataSource field can be used to specify either:
           * * An existing VolumeSnapshot object (snapshot.storage.k8s.io/VolumeSnapshot)
           * * An existing PVC (PersistentVolumeClaim)
           * If the provisioner or an external controller can support the specified data source,
           * it will create a new volume based on the contents of the specified data source.
           * When the AnyVolumeDataSource feature gate is enabled, dataSource contents will be copied to dataSourceRef,
           * and dataSourceRef contents will be copied to dataSource when dataSourceRef.namespace is not specified.
           * If the namespace is specified, then dataSourceRef will not be copied to dataSource.
           */
          dataSource?: {
            /**
             * APIGroup is the group for the resource being referenced.
             * If APIGroup is not specified, the specified Kind must be in the core API group.
             * For any other third-party types, APIGroup is required.
             */
            apiGroup?: string;
            /**
             * Kind is the type of resource being referenced
             */
            kind: string;
            /**
             * Name is the name of resource being referenced
             */
            name: string;
          };
          /**
           * dataSourceRef specifies the object from which to populate the volume with data, if a non-empty
           * volume is desired. This may be any object from a non-empty API group (non
           * core object) or a PersistentVolumeClaim object.
           * When this field is specified, volume binding will only succeed if the type of
           * the specified object matches some installed volume populator or dynamic
           * provisioner.
           * This field will replace the functionality of the dataSource field and as such
           * if both fields are non-empty, they must have the same value. For backwards
           * compatibility, when namespace isn't specified in dataSourceRef,
           * both fields (dataSource and dataSourceRef) will be set to the same
           * value automatically if one of them is empty and the other is non-empty.
           * When namespace is specified in dataSourceRef,
           * dataSource isn't set to the same value and must be empty.
           * There are three important differences between dataSource and dataSourceRef:
           * * While dataSource only allows two specific types of objects, dataSourceRef
           *   allows any non-core object, as well as PersistentVolumeClaim objects.
           * * While dataSource ignores disallowed values (dropping them), dataSourceRef
           *   preserves all values, and generates an error if a disallowed value is
           *   specified.
           * * While dataSource only allows local objects, dataSourceRef allows objects
           *   in any namespaces.
           * (Beta) Using this field requires the AnyVolumeDataSource feature gate to be enabled.
           * (Alpha) Using the namespace field of dataSourceRef requires the CrossNamespaceVolumeDataSource feature gate to be enabled.
           */
          dataSourceRef?: {
            /**
             * APIGroup is the group for the resource being referenced.
             * If APIGroup is not specified, the specified Kind must be in the core API group.
             * For any other third-party types, APIGroup is required.
             */
            apiGroup?: string;
            /**
             * Kind is the type of resource being referenced
             */
            kind: string;
            /**
             * Name is the name of resource being referenced
             */
            name: string;
            /**
             * Namespace is the namespace of resource being referenced
             * Note that when a namespace is specified, a gateway.networking.k8s.io/ReferenceGrant object is required in the referent namespace to allow that namespace's owner to accept the reference. See the ReferenceGrant documentation for details.
             * (Alpha) This field requires the CrossNamespaceVolumeDataSource feature gate to be enabled.
             */
            namespace?: string;
          };
          /**
           * resources represents the minimum resources the volume should have.
           * Users are allowed to specify resource requirements
           * that are lower than previous value but must still be higher than capacity recorded in the
           * status field of the claim.
           * More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#resources
           */
          resources?: {
            /**
             * Limits describes the maximum amount of compute resources allowed.
             * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
             */
            limits?: {
              [k: string]: number | string;
            };
            /**
             * Requests describes the minimum amount of compute resources required.
             * If Requests is omitted for a container, it defaults to Limits if that is explicitly specified,
             * otherwise to an implementation-defined value. Requests cannot exceed Limits.
             * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
             */
            requests?: {
              [k: string]: number | string;
            };
          };
          /**
           * selector is a label query over volumes to consider for binding.
           */
          selector?: EnvoyGatewaySelector;
          /**
           * storageClassName is the name of the StorageClass required by the claim.
           * More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#class-1
           */
          storageClassName?: string;
          /**
           * volumeAttributesClassName may be used to set the VolumeAttributesClass used by this claim.
           * If specified, the CSI driver will create or update the volume with the attributes defined
           * in the corresponding VolumeAttributesClass. This has a different purpose than storageClassName,
           * it can be changed after the claim is created. An empty string or nil value indicates that no
           * VolumeAttributesClass will be applied to the claim. If the claim enters an Infeasible error state,
           * this field can be reset to its previous value (including nil) to cancel the modification.
           * If the resource referred to by volumeAttributesClass does not exist, this PersistentVolumeClaim will be
           * set to a Pending state, as reflected by the modifyVolumeStatus field, until such as a resource
           * exists.
           * More info: https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
           */
          volumeAttributesClassName?: string;
          /**
           * volumeMode defines what type of volume is required by the claim.
           * Value of Filesystem is implied when not included in claim spec.
           */
          volumeMode?: string;
          /**
           * volumeName is the binding reference to the PersistentVolume backing this claim.
           */
          volumeName?: string;
        };
      };
    };
    /**
     * fc represents a Fibre Channel resource that is attached to a kubelet's host machine and then exposed to the pod.
     */
    fc?: {
      /**
       * fsType is the filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       */
      fsType?: string;
      /**
       * lun is Optional: FC target lun number
       */
      lun?: number;
      /**
       * readOnly is Optional: Defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
      /**
       * targetWWNs is Optional: FC target worldwide names (WWNs)
       */
      targetWWNs?: string[];
      /**
       * wwids Optional: FC volume world wide identifiers (wwids)
       * Either wwids or combination of targetWWNs and lun must be set, but not both simultaneously.
       */
      wwids?: string[];
    };
    /**
     * flexVolume represents a generic volume resource that is
     * provisioned/attached using an exec based plugin.
     * Deprecated: FlexVolume is deprecated. Consider using a CSIDriver instead.
     */
    flexVolume?: {
      /**
       * driver is the name of the driver to use for this volume.
       */
      driver: string;
      /**
       * fsType is the filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs". The default filesystem depends on FlexVolume script.
       */
      fsType?: string;
      /**
       * options is Optional: this field holds extra command options if any.
       */
      options?: {
        [k: string]: string;
      };
      /**
       * readOnly is Optional: defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
      /**
       * secretRef is Optional: secretRef is reference to the secret object containing
       * sensitive information to pass to the plugin scripts. This may be
       * empty if no secret object is specified. If the secret object
       * contains more than one secret, all secrets are passed to the plugin
       * scripts.
       */
      secretRef?: EnvoyGatewayImagePullSecrets;
    };
    /**
     * flocker represents a Flocker volume attached to a kubelet's host machine. This depends on the Flocker control service being running.
     * Deprecated: Flocker is deprecated and the in-tree flocker type is no longer supported.
     */
    flocker?: {
      /**
       * datasetName is Name of the dataset stored as metadata -> name on the dataset for Flocker
       * should be considered as deprecated
       */
      datasetName?: string;
      /**
       * datasetUUID is the UUID of the dataset. This is unique identifier of a Flocker dataset
       */
      datasetUUID?: string;
    };
    /**
     * gcePersistentDisk represents a GCE Disk resource that is attached to a
     * kubelet's host machine and then exposed to the pod.
     * Deprecated: GCEPersistentDisk is deprecated. All operations for the in-tree
     * gcePersistentDisk type are redirected to the pd.csi.storage.gke.io CSI driver.
     * More info: https://kubernetes.io/docs/concepts/storage/volumes#gcepersistentdisk
     */
    gcePersistentDisk?: {
      /**
       * fsType is filesystem type of the volume that you want to mount.
       * Tip: Ensure that the filesystem type is supported by the host operating system.
       * Examples: "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#gcepersistentdisk
       */
      fsType?: string;
      /**
       * partition is the partition in the volume that you want to mount.
       * If omitted, the default is to mount by volume name.
       * Examples: For volume /dev/sda1, you specify the partition as "1".
       * Similarly, the volume partition for /dev/sda is "0" (or you can leave the property empty).
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#gcepersistentdisk
       */
      partition?: number;
      /**
       * pdName is unique name of the PD resource in GCE. Used to identify the disk in GCE.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#gcepersistentdisk
       */
      pdName: string;
      /**
       * readOnly here will force the ReadOnly setting in VolumeMounts.
       * Defaults to false.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#gcepersistentdisk
       */
      readOnly?: boolean;
    };
    /**
     * gitRepo represents a git repository at a particular revision.
     * Deprecated: GitRepo is deprecated. To provision a container with a git repo, mount an
     * EmptyDir into an InitContainer that clones the repo using git, then mount the EmptyDir
     * into the Pod's container.
     */
    gitRepo?: {
      /**
       * directory is the target directory name.
       * Must not contain or start with '..'.  If '.' is supplied, the volume directory will be the
       * git repository.  Otherwise, if specified, the volume will contain the git repository in
       * the subdirectory with the given name.
       */
      directory?: string;
      /**
       * repository is the URL
       */
      repository: string;
      /**
       * revision is the commit hash for the specified revision.
       */
      revision?: string;
    };
    /**
     * glusterfs represents a Glusterfs mount on the host that shares a pod's lifetime.
     * Deprecated: Glusterfs is deprecated and the in-tree glusterfs type is no longer supported.
     */
    glusterfs?: {
      /**
       * endpoints is the endpoint name that details Glusterfs topology.
       */
      endpoints: string;
      /**
       * path is the Glusterfs volume path.
       * More info: https://examples.k8s.io/volumes/glusterfs/README.md#create-a-pod
       */
      path: string;
      /**
       * readOnly here will force the Glusterfs volume to be mounted with read-only permissions.
       * Defaults to false.
       * More info: https://examples.k8s.io/volumes/glusterfs/README.md#create-a-pod
       */
      readOnly?: boolean;
    };
    /**
     * hostPath represents a pre-existing file or directory on the host
     * machine that is directly exposed to the container. This is generally
     * used for system agents or other privileged things that are allowed
     * to see the host machine. Most containers will NOT need this.
     * More info: https://kubernetes.io/docs/concepts/storage/volumes#hostpath
     */
    hostPath?: {
      /**
       * path of the directory on the host.
       * If the path is a symlink, it will follow the link to the real path.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#hostpath
       */
      path: string;
      /**
       * type for HostPath Volume
       * Defaults to ""
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#hostpath
       */
      type?: string;
    };
    /**
     * image represents an OCI object (a container image or artifact) pulled and mounted on the kubelet's host machine.
     * The volume is resolved at pod startup depending on which PullPolicy value is provided:
     *
     * - Always: the kubelet always attempts to pull the reference. Container creation will fail If the pull fails.
     * - Never: the kubelet never pulls the reference and only uses a local image or artifact. Container creation will fail if the reference isn't present.
     * - IfNotPresent: the kubelet pulls if the reference isn't already present on disk. Container creation will fail if the reference isn't present and the pull fails.
     *
     * The volume gets re-resolved if the pod gets deleted and recreated, which means that new remote content will become available on pod recreation.
     * A failure to resolve or pull the image during pod startup will block containers from starting and may add significant latency. Failures will be retried using normal volume backoff and will be reported on the pod reason and message.
     * The types of objects that may be mounted by this volume are defined by the container runtime implementation on a host machine and at minimum must include all valid types supported by the container image field.
     * The OCI object gets mounted in a single directory (spec.containers[*].volumeMounts.mountPath) by merging the manifest layers in the same way as for container images.
     * The volume will be mounted read-only (ro).
     * Sub path mounts for containers are not supported (spec.containers[*].volumeMounts.subpath) before 1.33.
     * The field spec.securityContext.fsGroupChangePolicy has no effect on this volume type.
     */
    image?: {
      /**
       * Policy for pulling OCI objects. Possible values are:
       * Always: the kubelet always attempts to pull the reference. Container creation will fail If the pull fails.
       * Never: the kubelet never pulls the reference and only uses a local image or artifact. Container creation will fail if the reference isn't present.
       * IfNotPresent: the kubelet pulls if the reference isn't already present on disk. Container creation will fail if the reference isn't present and the pull fails.
       * Defaults to Always if :latest tag is specified, or IfNotPresent otherwise.
       */
      pullPolicy?: string;
      /**
       * Required: Image or artifact reference to be used.
       * Behaves in the same way as pod.spec.containers[*].image.
       * Pull secrets will be assembled in the same way as for the container image by looking up node credentials, SA image pull secrets, and pod spec image pull secrets.
       * More info: https://kubernetes.io/docs/concepts/containers/images
       * This field is optional to allow higher level config management to default or override
       * container images in workload controllers like Deployments and StatefulSets.
       */
      reference?: string;
    };
    /**
     * iscsi represents an ISCSI Disk resource that is attached to a
     * kubelet's host machine and then exposed to the pod.
     * More info: https://kubernetes.io/docs/concepts/storage/volumes/#iscsi
     */
    iscsi?: {
      /**
       * chapAuthDiscovery defines whether support iSCSI Discovery CHAP authentication
       */
      chapAuthDiscovery?: boolean;
      /**
       * chapAuthSession defines whether support iSCSI Session CHAP authentication
       */
      chapAuthSession?: boolean;
      /**
       * fsType is the filesystem type of the volume that you want to mount.
       * Tip: Ensure that the filesystem type is supported by the host operating system.
       * Examples: "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#iscsi
       */
      fsType?: string;
      /**
       * initiatorName is the custom iSCSI Initiator Name.
       * If initiatorName is specified with iscsiInterface simultaneously, new iSCSI interface
       * <target portal>:<volume name> will be created for the connection.
       */
      initiatorName?: string;
      /**
       * iqn is the target iSCSI Qualified Name.
       */
      iqn: string;
      /**
       * iscsiInterface is the interface Name that uses an iSCSI transport.
       * Defaults to 'default' (tcp).
       */
      iscsiInterface?: string;
      /**
       * lun represents iSCSI Target Lun number.
       */
      lun: number;
      /**
       * portals is the iSCSI Target Portal List. The portal is either an IP or ip_addr:port if the port
       * is other than default (typically TCP ports 860 and 3260).
       */
      portals?: string[];
      /**
       * readOnly here will force the ReadOnly setting in VolumeMounts.
       * Defaults to false.
       */
      readOnly?: boolean;
      /**
       * secretRef is the CHAP Secret for iSCSI target and initiator authentication
       */
      secretRef?: EnvoyGatewayImagePullSecrets;
      /**
       * targetPortal is iSCSI Target Portal. The Portal is either an IP or ip_addr:port if the port
       * is other than default (typically TCP ports 860 and 3260).
       */
      targetPortal: string;
    };
    /**
     * name of the volume.
     * Must be a DNS_LABEL and unique within the pod.
     * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
     */
    name: string;
    /**
     * nfs represents an NFS mount on the host that shares a pod's lifetime
     * More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs
     */
    nfs?: {
      /**
       * path that is exported by the NFS server.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs
       */
      path: string;
      /**
       * readOnly here will force the NFS export to be mounted with read-only permissions.
       * Defaults to false.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs
       */
      readOnly?: boolean;
      /**
       * server is the hostname or IP address of the NFS server.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs
       */
      server: string;
    };
    /**
     * persistentVolumeClaimVolumeSource represents a reference to a
     * PersistentVolumeClaim in the same namespace.
     * More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#persistentvolumeclaims
     */
    persistentVolumeClaim?: {
      /**
       * claimName is the name of a PersistentVolumeClaim in the same namespace as the pod using this volume.
       * More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#persistentvolumeclaims
       */
      claimName: string;
      /**
       * readOnly Will force the ReadOnly setting in VolumeMounts.
       * Default false.
       */
      readOnly?: boolean;
    };
    /**
     * photonPersistentDisk represents a PhotonController persistent disk attached and mounted on kubelets host machine.
     * Deprecated: PhotonPersistentDisk is deprecated and the in-tree photonPersistentDisk type is no longer supported.
     */
    photonPersistentDisk?: {
      /**
       * fsType is the filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       */
      fsType?: string;
      /**
       * pdID is the ID that identifies Photon Controller persistent disk
       */
      pdID: string;
    };
    /**
     * portworxVolume represents a portworx volume attached and mounted on kubelets host machine.
     * Deprecated: PortworxVolume is deprecated. All operations for the in-tree portworxVolume type
     * are redirected to the pxd.portworx.com CSI driver.
     */
    portworxVolume?: {
      /**
       * fSType represents the filesystem type to mount
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs". Implicitly inferred to be "ext4" if unspecified.
       */
      fsType?: string;
      /**
       * readOnly defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
      /**
       * volumeID uniquely identifies a Portworx volume
       */
      volumeID: string;
    };
    /**
     * projected items for all in one resources secrets, configmaps, and downward API
     */
    projected?: {
      /**
       * defaultMode are the mode bits used to set permissions on created files by default.
       * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
       * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
       * Directories within the path are not affected by this setting.
       * This might be in conflict with other options that affect the file
       * mode, like fsGroup, and the result can be other mode bits set.
       */
      defaultMode?: number;
      /**
       * sources is the list of volume projections. Each entry in this list
       * handles one source.
       *
       * Items: Projection that may be projected along with other supported volume types.
       * Exactly one of these fields must be set.
       */
      sources?: {
        /**
         * ClusterTrustBundle allows a pod to access the `.spec.trustBundle` field
         * of ClusterTrustBundle objects in an auto-updating file.
         *
         * Alpha, gated by the ClusterTrustBundleProjection feature gate.
         *
         * ClusterTrustBundle objects can either be selected by name, or by the
         * combination of signer name and a label selector.
         *
         * Kubelet performs aggressive normalization of the PEM contents written
         * into the pod filesystem.  Esoteric PEM features such as inter-block
         * comments and block headers are stripped.  Certificates are deduplicated.
         * The ordering of certificates within the file is arbitrary, and Kubelet
         * may change the order over time.
         */
        clusterTrustBundle?: {
          /**
           * Select all ClusterTrustBundles that match this label selector.  Only has
           * effect if signerName is set.  Mutually-exclusive with name.  If unset,
           * interpreted as "match nothing".  If set but empty, interpreted as "match
           * everything".
           */
          labelSelector?: EnvoyGatewaySelector;
          /**
           * Select a single ClusterTrustBundle by object name.  Mutually-exclusive
           * with signerName and labelSelector.
           */
          name?: string;
          /**
           * If true, don't block pod startup if the referenced ClusterTrustBundle(s)
           * aren't available.  If using name, then the named ClusterTrustBundle is
           * allowed not to exist.  If using signerName, then the combination of
           * signerName and labelSelector is allowed to match zero
           * ClusterTrustBundles.
           */
          optional?: boolean;
          /**
           * Relative path from the volume root to write the bundle.
           */
          path: string;
          /**
           * Select all ClusterTrustBundles that match this signer name.
           * Mutually-exclusive with name.  The contents of all selected
           * ClusterTrustBundles will be unified and deduplicated.
           */
          signerName?: string;
        };
        /**
         * configMap information about the configMap data to project
         */
        configMap?: {
          /**
           * items if unspecified, each key-value pair in the Data field of the referenced
           * ConfigMap will be projected into the volume as a file whose name is the
           * key and content is the value. If specified, the listed keys will be
           * projected into the specified paths, and unlisted keys will not be
           * present. If a key is specified which is not present in the ConfigMap,
           * the volume setup will error unless it is marked optional. Paths must be
           * relative and may not contain the '..' path or start with '..'.
           *
           * Items: Maps a string key to a path within a volume.
           */
          items?: {
            /**
             * key is the key to project.
             */
            key: string;
            /**
             * mode is Optional: mode bits used to set permissions on this file.
             * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
             * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
             * If not specified, the volume defaultMode will be used.
             * This might be in conflict with other options that affect the file
             * mode, like fsGroup, and the result can be other mode bits set.
             */
            mode?: number;
            /**
             * path is the relative path of the file to map the key to.
             * May not be an absolute path.
             * May not contain the path element '..'.
             * May not start with the string '..'.
             */
            path: string;
          }[];
          /**
           * Name of the referent.
           * This field is effectively required, but due to backwards compatibility is
           * allowed to be empty. Instances of this type with an empty value here are
           * almost certainly wrong.
           * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
           */
          name?: string;
          /**
           * optional specify whether the ConfigMap or its keys must be defined
           */
          optional?: boolean;
        };
        /**
         * downwardAPI information about the downwardAPI data to project
         */
        downwardAPI?: {
          /**
           * Items is a list of DownwardAPIVolume file
           *
           * Items: DownwardAPIVolumeFile represents information to create the file containing the pod field
           */
          items?: {
            /**
             * Required: Selects a field of the pod: only annotations, labels, name, namespace and uid are supported.
             */
            fieldRef?: EnvoyGatewayFieldRef;
            /**
             * Optional: mode bits used to set permissions on this file, must be an octal value
             * between 0000 and 0777 or a decimal value between 0 and 511.
             * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
             * If not specified, the volume defaultMode will be used.
             * This might be in conflict with other options that affect the file
             * mode, like fsGroup, and the result can be other mode bits set.
             */
            mode?: number;
            /**
             * Required: Path is  the relative path name of the file to be created. Must not be absolute or contain the '..' path. Must be utf-8 encoded. The first item of the relative path must not start with '..'
             */
            path: string;
            /**
             * Selects a resource of the container: only resources limits and requests
             * (limits.cpu, limits.memory, requests.cpu and requests.memory) are currently supported.
             */
            resourceFieldRef?: EnvoyGatewayResourceFieldRef;
          }[];
        };
        /**
         * Projects an auto-rotating credential bundle (private key and certificate
         * chain) that the pod can use either as a TLS client or server.
         *
         * Kubelet generates a private key and uses it to send a
         * PodCertificateRequest to the named signer.  Once the signer approves the
         * request and issues a certificate chain, Kubelet writes the key and
         * certificate chain to the pod filesystem.  The pod does not start until
         * certificates have been issued for each podCertificate projected volume
         * source in its spec.
         *
         * Kubelet will begin trying to rotate the certificate at the time indicated
         * by the signer using the PodCertificateRequest.Status.BeginRefreshAt
         * timestamp.
         *
         * Kubelet can write a single file, indicated by the credentialBundlePath
         * field, or separate files, indicated by the keyPath and
         * certificateChainPath fields.
         *
         * The credential bundle is a single file in PEM format.  The first PEM
         * entry is the private key (in PKCS#8 format), and the remaining PEM
         * entries are the certificate chain issued by the signer (typically,
         * signers will return their certificate chain in leaf-to-root order).
         *
         * Prefer using the credential bundle format, since your application code
         * can read it atomically.  If you use keyPath and certificateChainPath,
         * your application must make two separate file reads. If these coincide
         * with a certificate rotation, it is possible that the private key and leaf
         * certificate you read may not correspond to each other.  Your application
         * will need to check for this condition, and re-read until they are
         * consistent.
         *
         * The named signer controls chooses the format of the certificate it
         * issues; consult the signer implementation's documentation to learn how to
         * use the certificates it issues.
         */
        podCertificate?: {
          /**
           * Write the certificate chain at this path in the projected volume.
           *
           * Most applications should use credentialBundlePath.  When using keyPath
           * and certificateChainPath, your application needs to check that the key
           * and leaf certificate are consistent, because it is possible to read the
           * files mid-rotation.
           */
          certificateChainPath?: string;
          /**
           * Write the credential bundle at this path in the projected volume.
           *
           * The credential bundle is a single file that contains multiple PEM blocks.
           * The first PEM block is a PRIVATE KEY block, containing a PKCS#8 private
           * key.
           *
           * The remaining blocks are CERTIFICATE blocks, containing the issued
           * certificate chain from the signer (leaf and any intermediates).
           *
           * Using credentialBundlePath lets your Pod's application code make a single
           * atomic read that retrieves a consistent key and certificate chain.  If you
           * project them to separate files, your application code will need to
           * additionally check that the leaf certificate was issued to the key.
           */
          credentialBundlePath?: string;
          /**
           * Write the key at this path in the projected volume.
           *
           * Most applications should use credentialBundlePath.  When using keyPath
           * and certificateChainPath, your application needs to check that the key
           * and leaf certificate are consistent, because it is possible to read the
           * files mid-rotation.
           */
          keyPath?: string;
          /**
           * The type of keypair Kubelet will generate for the pod.
           *
           * Valid values are "RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384",
           * "ECDSAP521", and "ED25519".
           */
          keyType: string;
          /**
           * maxExpirationSeconds is the maximum lifetime permitted for the
           * certificate.
           *
           * Kubelet copies this value verbatim into the PodCertificateRequests it
           * generates for this projection.
           *
           * If omitted, kube-apiserver will set it to 86400(24 hours). kube-apiserver
           * will reject values shorter than 3600 (1 hour).  The maximum allowable
           * value is 7862400 (91 days).
           *
           * The signer implementation is then free to issue a certificate with any
           * lifetime *shorter* than MaxExpirationSeconds, but no shorter than 3600
           * seconds (1 hour).  This constraint is enforced by kube-apiserver.
           * `kubernetes.io` signers will never issue certificates with a lifetime
           * longer than 24 hours.
           */
          maxExpirationSeconds?: number;
          /**
           * Kubelet's generated CSRs will be addressed to this signer.
           */
          signerName: string;
          /**
           * userAnnotations allow pod authors to pass additional information to
           * the signer implementation.  Kubernetes does not restrict or validate this
           * metadata in any way.
           *
           * These values are copied verbatim into the `spec.unverifiedUserAnnotations` field of
           * the PodCertificateRequest objects that Kubelet creates.
           *
           * Entries are subject to the same validation as object metadata annotations,
           * with the addition that all keys must be domain-prefixed. No restrictions
           * are placed on values, except an overall size limitation on the entire field.
           *
           * Signers should document the keys and values they support. Signers should
           * deny requests that contain keys they do not recognize.
           */
          userAnnotations?: {
            [k: string]: string;
          };
        };
        /**
         * secret information about the secret data to project
         */
        secret?: {
          /**
           * items if unspecified, each key-value pair in the Data field of the referenced
           * Secret will be projected into the volume as a file whose name is the
           * key and content is the value. If specified, the listed keys will be
           * projected into the specified paths, and unlisted keys will not be
           * present. If a key is specified which is not present in the Secret,
           * the volume setup will error unless it is marked optional. Paths must be
           * relative and may not contain the '..' path or start with '..'.
           *
           * Items: Maps a string key to a path within a volume.
           */
          items?: {
            /**
             * key is the key to project.
             */
            key: string;
            /**
             * mode is Optional: mode bits used to set permissions on this file.
             * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
             * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
             * If not specified, the volume defaultMode will be used.
             * This might be in conflict with other options that affect the file
             * mode, like fsGroup, and the result can be other mode bits set.
             */
            mode?: number;
            /**
             * path is the relative path of the file to map the key to.
             * May not be an absolute path.
             * May not contain the path element '..'.
             * May not start with the string '..'.
             */
            path: string;
          }[];
          /**
           * Name of the referent.
           * This field is effectively required, but due to backwards compatibility is
           * allowed to be empty. Instances of this type with an empty value here are
           * almost certainly wrong.
           * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
           */
          name?: string;
          /**
           * optional field specify whether the Secret or its key must be defined
           */
          optional?: boolean;
        };
        /**
         * serviceAccountToken is information about the serviceAccountToken data to project
         */
        serviceAccountToken?: {
          /**
           * audience is the intended audience of the token. A recipient of a token
           * must identify itself with an identifier specified in the audience of the
           * token, and otherwise should reject the token. The audience defaults to the
           * identifier of the apiserver.
           */
          audience?: string;
          /**
           * expirationSeconds is the requested duration of validity of the service
           * account token. As the token approaches expiration, the kubelet volume
           * plugin will proactively rotate the service account token. The kubelet will
           * start trying to rotate the token if the token is older than 80 percent of
           * its time to live or if the token is older than 24 hours.Defaults to 1 hour
           * and must be at least 10 minutes.
           */
          expirationSeconds?: number;
          /**
           * path is the path relative to the mount point of the file to project the
           * token into.
           */
          path: string;
        };
      }[];
    };
    /**
     * quobyte represents a Quobyte mount on the host that shares a pod's lifetime.
     * Deprecated: Quobyte is deprecated and the in-tree quobyte type is no longer supported.
     */
    quobyte?: {
      /**
       * group to map volume access to
       * Default is no group
       */
      group?: string;
      /**
       * readOnly here will force the Quobyte volume to be mounted with read-only permissions.
       * Defaults to false.
       */
      readOnly?: boolean;
      /**
       * registry represents a single or multiple Quobyte Registry services
       * specified as a string as host:port pair (multiple entries are separated with commas)
       * which acts as the central registry for volumes
       */
      registry: string;
      /**
       * tenant owning the given Quobyte volume in the Backend
       * Used with dynamically provisioned Quobyte volumes, value is set by the plugin
       */
      tenant?: string;
      /**
       * user to map volume access to
       * Defaults to serivceaccount user
       */
      user?: string;
      /**
       * volume is a string that references an already created Quobyte volume by name.
       */
      volume: string;
    };
    /**
     * rbd represents a Rados Block Device mount on the host that shares a pod's lifetime.
     * Deprecated: RBD is deprecated and the in-tree rbd type is no longer supported.
     */
    rbd?: {
      /**
       * fsType is the filesystem type of the volume that you want to mount.
       * Tip: Ensure that the filesystem type is supported by the host operating system.
       * Examples: "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#rbd
       */
      fsType?: string;
      /**
       * image is the rados image name.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      image: string;
      /**
       * keyring is the path to key ring for RBDUser.
       * Default is /etc/ceph/keyring.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      keyring?: string;
      /**
       * monitors is a collection of Ceph monitors.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      monitors: string[];
      /**
       * pool is the rados pool name.
       * Default is rbd.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      pool?: string;
      /**
       * readOnly here will force the ReadOnly setting in VolumeMounts.
       * Defaults to false.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      readOnly?: boolean;
      /**
       * secretRef is name of the authentication secret for RBDUser. If provided
       * overrides keyring.
       * Default is nil.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      secretRef?: EnvoyGatewayImagePullSecrets;
      /**
       * user is the rados user name.
       * Default is admin.
       * More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it
       */
      user?: string;
    };
    /**
     * scaleIO represents a ScaleIO persistent volume attached and mounted on Kubernetes nodes.
     * Deprecated: ScaleIO is deprecated and the in-tree scaleIO type is no longer supported.
     */
    scaleIO?: {
      /**
       * fsType is the filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs".
       * Default is "xfs".
       */
      fsType?: string;
      /**
       * gateway is the host address of the ScaleIO API Gateway.
       */
      gateway: string;
      /**
       * protectionDomain is the name of the ScaleIO Protection Domain for the configured storage.
       */
      protectionDomain?: string;
      /**
       * readOnly Defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
      /**
       * secretRef references to the secret for ScaleIO user and other
       * sensitive information. If this is not provided, Login operation will fail.
       */
      secretRef: EnvoyGatewayImagePullSecrets;
      /**
       * sslEnabled Flag enable/disable SSL communication with Gateway, default false
       */
      sslEnabled?: boolean;
      /**
       * storageMode indicates whether the storage for a volume should be ThickProvisioned or ThinProvisioned.
       * Default is ThinProvisioned.
       */
      storageMode?: string;
      /**
       * storagePool is the ScaleIO Storage Pool associated with the protection domain.
       */
      storagePool?: string;
      /**
       * system is the name of the storage system as configured in ScaleIO.
       */
      system: string;
      /**
       * volumeName is the name of a volume already created in the ScaleIO system
       * that is associated with this volume source.
       */
      volumeName?: string;
    };
    /**
     * secret represents a secret that should populate this volume.
     * More info: https://kubernetes.io/docs/concepts/storage/volumes#secret
     */
    secret?: {
      /**
       * defaultMode is Optional: mode bits used to set permissions on created files by default.
       * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
       * YAML accepts both octal and decimal values, JSON requires decimal values
       * for mode bits. Defaults to 0644.
       * Directories within the path are not affected by this setting.
       * This might be in conflict with other options that affect the file
       * mode, like fsGroup, and the result can be other mode bits set.
       */
      defaultMode?: number;
      /**
       * items If unspecified, each key-value pair in the Data field of the referenced
       * Secret will be projected into the volume as a file whose name is the
       * key and content is the value. If specified, the listed keys will be
       * projected into the specified paths, and unlisted keys will not be
       * present. If a key is specified which is not present in the Secret,
       * the volume setup will error unless it is marked optional. Paths must be
       * relative and may not contain the '..' path or start with '..'.
       *
       * Items: Maps a string key to a path within a volume.
       */
      items?: {
        /**
         * key is the key to project.
         */
        key: string;
        /**
         * mode is Optional: mode bits used to set permissions on this file.
         * Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511.
         * YAML accepts both octal and decimal values, JSON requires decimal values for mode bits.
         * If not specified, the volume defaultMode will be used.
         * This might be in conflict with other options that affect the file
         * mode, like fsGroup, and the result can be other mode bits set.
         */
        mode?: number;
        /**
         * path is the relative path of the file to map the key to.
         * May not be an absolute path.
         * May not contain the path element '..'.
         * May not start with the string '..'.
         */
        path: string;
      }[];
      /**
       * optional field specify whether the Secret or its keys must be defined
       */
      optional?: boolean;
      /**
       * secretName is the name of the secret in the pod's namespace to use.
       * More info: https://kubernetes.io/docs/concepts/storage/volumes#secret
       */
      secretName?: string;
    };
    /**
     * storageOS represents a StorageOS volume attached and mounted on Kubernetes nodes.
     * Deprecated: StorageOS is deprecated and the in-tree storageos type is no longer supported.
     */
    storageos?: {
      /**
       * fsType is the filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       */
      fsType?: string;
      /**
       * readOnly defaults to false (read/write). ReadOnly here will force
       * the ReadOnly setting in VolumeMounts.
       */
      readOnly?: boolean;
      /**
       * secretRef specifies the secret to use for obtaining the StorageOS API
       * credentials.  If not specified, default values will be attempted.
       */
      secretRef?: EnvoyGatewayImagePullSecrets;
      /**
       * volumeName is the human-readable name of the StorageOS volume.  Volume
       * names are only unique within a namespace.
       */
      volumeName?: string;
      /**
       * volumeNamespace specifies the scope of the volume within StorageOS.  If no
       * namespace is specified then the Pod's namespace will be used.  This allows the
       * Kubernetes name scoping to be mirrored within StorageOS for tighter integration.
       * Set VolumeName to any name to override the default behaviour.
       * Set to "default" if you are not using namespaces within StorageOS.
       * Namespaces that do not pre-exist within StorageOS will be created.
       */
      volumeNamespace?: string;
    };
    /**
     * vsphereVolume represents a vSphere volume attached and mounted on kubelets host machine.
     * Deprecated: VsphereVolume is deprecated. All operations for the in-tree vsphereVolume type
     * are redirected to the csi.vsphere.vmware.com CSI driver.
     */
    vsphereVolume?: {
      /**
       * fsType is filesystem type to mount.
       * Must be a filesystem type supported by the host operating system.
       * Ex. "ext4", "xfs", "ntfs". Implicitly inferred to be "ext4" if unspecified.
       */
      fsType?: string;
      /**
       * storagePolicyID is the storage Policy Based Management (SPBM) profile ID associated with the StoragePolicyName.
       */
      storagePolicyID?: string;
      /**
       * storagePolicyName is the storage Policy Based Management (SPBM) profile name.
       */
      storagePolicyName?: string;
      /**
       * volumePath is the path that identifies vSphere volume vmdk
       */
      volumePath: string;
    };
  }[];
}
export interface EnvoyGatewayPreference {
  /**
   * A list of node selector requirements by node's labels.
   *
   * Items: A node selector requirement is a selector that contains values, a key, and an operator
   * that relates the key and values.
   */
  matchExpressions?: {
    /**
     * The label key that the selector applies to.
     */
    key: string;
    /**
     * Represents a key's relationship to a set of values.
     * Valid operators are In, NotIn, Exists, DoesNotExist. Gt, and Lt.
     */
    operator: string;
    /**
     * An array of string values. If the operator is In or NotIn,
     * the values array must be non-empty. If the operator is Exists or DoesNotExist,
     * the values array must be empty. If the operator is Gt or Lt, the values
     * array must have a single element, which will be interpreted as an integer.
     * This array is replaced during a strategic merge patch.
     */
    values?: string[];
  }[];
  /**
   * A list of node selector requirements by node's fields.
   *
   * Items: A node selector requirement is a selector that contains values, a key, and an operator
   * that relates the key and values.
   */
  matchFields?: {
    /**
     * The label key that the selector applies to.
     */
    key: string;
    /**
     * Represents a key's relationship to a set of values.
     * Valid operators are In, NotIn, Exists, DoesNotExist. Gt, and Lt.
     */
    operator: string;
    /**
     * An array of string values. If the operator is In or NotIn,
     * the values array must be non-empty. If the operator is Exists or DoesNotExist,
     * the values array must be empty. If the operator is Gt or Lt, the values
     * array must have a single element, which will be interpreted as an integer.
     * This array is replaced during a strategic merge patch.
     */
    values?: string[];
  }[];
}
export interface EnvoyGatewayPodAffinityTerm {
  /**
   * A label query over a set of resources, in this case pods.
   * If it's null, this PodAffinityTerm matches with no Pods.
   */
  labelSelector?: EnvoyGatewaySelector;
  /**
   * MatchLabelKeys is a set of pod label keys to select which pods will
   * be taken into consideration. The keys are used to lookup values from the
   * incoming pod labels, those key-value labels are merged with `labelSelector` as `key in (value)`
   * to select the group of existing pods which pods will be taken into consideration
   * for the incoming pod's pod (anti) affinity. Keys that don't exist in the incoming
   * pod labels will be ignored. The default value is empty.
   * The same key is forbidden to exist in both matchLabelKeys and labelSelector.
   * Also, matchLabelKeys cannot be set when labelSelector isn't set.
   */
  matchLabelKeys?: string[];
  /**
   * MismatchLabelKeys is a set of pod label keys to select which pods will
   * be taken into consideration. The keys are used to lookup values from the
   * incoming pod labels, those key-value labels are merged with `labelSelector` as `key notin (value)`
   * to select the group of existing pods which pods will be taken into consideration
   * for the incoming pod's pod (anti) affinity. Keys that don't exist in the incoming
   * pod labels will be ignored. The default value is empty.
   * The same key is forbidden to exist in both mismatchLabelKeys and labelSelector.
   * Also, mismatchLabelKeys cannot be set when labelSelector isn't set.
   */
  mismatchLabelKeys?: string[];
  /**
   * A label query over the set of namespaces that the term applies to.
   * The term is applied to the union of the namespaces selected by this field
   * and the ones listed in the namespaces field.
   * null selector and null or empty namespaces list means "this pod's namespace".
   * An empty selector ({}) matches all namespaces.
   */
  namespaceSelector?: EnvoyGatewaySelector;
  /**
   * namespaces specifies a static list of namespace names that the term applies to.
   * The term is applied to the union of the namespaces listed in this field
   * and the ones selected by namespaceSelector.
   * null or empty namespaces list and null namespaceSelector means "this pod's namespace".
   */
  namespaces?: string[];
  /**
   * This pod should be co-located (affinity) or not co-located (anti-affinity) with the pods matching
   * the labelSelector in the specified namespaces, where co-located is defined as running on a node
   * whose value of the label with key topologyKey matches that of any node on which any of the
   * selected pods is running.
   * Empty topologyKey is not allowed.
   */
  topologyKey: string;
}
export interface EnvoyGatewayImagePullSecrets {
  /**
   * Name of the referent.
   * This field is effectively required, but due to backwards compatibility is
   * allowed to be empty. Instances of this type with an empty value here are
   * almost certainly wrong.
   * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
   */
  name?: string;
}
export interface EnvoyGatewayPostStart {
  /**
   * Exec specifies a command to execute in the container.
   */
  exec?: EnvoyGatewayExec;
  /**
   * HTTPGet specifies an HTTP GET request to perform.
   */
  httpGet?: EnvoyGatewayHttpGet;
  /**
   * Sleep represents a duration that the container should sleep.
   */
  sleep?: {
    /**
     * Seconds is the number of seconds to sleep.
     */
    seconds: number;
  };
  /**
   * Deprecated. TCPSocket is NOT supported as a LifecycleHandler and kept
   * for backward compatibility. There is no validation of this field and
   * lifecycle hooks will fail at runtime when it is specified.
   */
  tcpSocket?: EnvoyGatewayTcpSocket;
}
export interface EnvoyGatewayExec {
  /**
   * Command is the command line to execute inside the container, the working directory for the
   * command  is root ('/') in the container's filesystem. The command is simply exec'd, it is
   * not run inside a shell, so traditional shell instructions ('|', etc) won't work. To use
   * a shell, you need to explicitly call out to that shell.
   * Exit status of 0 is treated as live/healthy and non-zero is unhealthy.
   */
  command?: string[];
}
export interface EnvoyGatewayHttpGet {
  /**
   * Host name to connect to, defaults to the pod IP. You probably want to set
   * "Host" in httpHeaders instead.
   */
  host?: string;
  /**
   * Custom headers to set in the request. HTTP allows repeated headers.
   *
   * Items: HTTPHeader describes a custom header to be used in HTTP probes
   */
  httpHeaders?: {
    /**
     * The header field name.
     * This will be canonicalized upon output, so case-variant names will be understood as the same header.
     */
    name: string;
    /**
     * The header field value
     */
    value: string;
  }[];
  /**
   * Path to access on the HTTP server.
   */
  path?: string;
  /**
   * Name or number of the port to access on the container.
   * Number must be in the range 1 to 65535.
   * Name must be an IANA_SVC_NAME.
   */
  port: number | string;
  /**
   * Scheme to use for connecting to the host.
   * Defaults to HTTP.
   */
  scheme?: string;
}
export interface EnvoyGatewayTcpSocket {
  /**
   * Optional: Host name to connect to, defaults to the pod IP.
   */
  host?: string;
  /**
   * Number or name of the port to access on the container.
   * Number must be in the range 1 to 65535.
   * Name must be an IANA_SVC_NAME.
   */
  port: number | string;
}
export interface EnvoyGatewayLivenessProbe {
  /**
   * Exec specifies a command to execute in the container.
   */
  exec?: EnvoyGatewayExec;
  /**
   * Minimum consecutive failures for the probe to be considered failed after having succeeded.
   * Defaults to 3. Minimum value is 1.
   */
  failureThreshold?: number;
  /**
   * GRPC specifies a GRPC HealthCheckRequest.
   */
  grpc?: {
    /**
     * Port number of the gRPC service. Number must be in the range 1 to 65535.
     */
    port: number;
    /**
     * Service is the name of the service to place in the gRPC HealthCheckRequest
     * (see https://github.com/grpc/grpc/blob/master/doc/health-checking.md).
     *
     * If this is not specified, the default behavior is defined by gRPC.
     */
    service?: string;
  };
  /**
   * HTTPGet specifies an HTTP GET request to perform.
   */
  httpGet?: EnvoyGatewayHttpGet;
  /**
   * Number of seconds after the container has started before liveness probes are initiated.
   * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
   */
  initialDelaySeconds?: number;
  /**
   * How often (in seconds) to perform the probe.
   * Default to 10 seconds. Minimum value is 1.
   */
  periodSeconds?: number;
  /**
   * Minimum consecutive successes for the probe to be considered successful after having failed.
   * Defaults to 1. Must be 1 for liveness and startup. Minimum value is 1.
   */
  successThreshold?: number;
  /**
   * TCPSocket specifies a connection to a TCP port.
   */
  tcpSocket?: EnvoyGatewayTcpSocket;
  /**
   * Optional duration in seconds the pod needs to terminate gracefully upon probe failure.
   * The grace period is the duration in seconds after the processes running in the pod are sent
   * a termination signal and the time when the processes are forcibly halted with a kill signal.
   * Set this value longer than the expected cleanup time for your process.
   * If this value is nil, the pod's terminationGracePeriodSeconds will be used. Otherwise, this
   * value overrides the value provided by the pod spec.
   * Value must be non-negative integer. The value zero indicates stop immediately via
   * the kill signal (no opportunity to shut down).
   * This is a beta field and requires enabling ProbeTerminationGracePeriod feature gate.
   * Minimum value is 1. spec.terminationGracePeriodSeconds is used if unset.
   */
  terminationGracePeriodSeconds?: number;
  /**
   * Number of seconds after which the probe times out.
   * Defaults to 1 second. Minimum value is 1.
   * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
   */
  timeoutSeconds?: number;
}
export interface EnvoyGatewayScaleDown {
  /**
   * policies is a list of potential scaling polices which can be used during scaling.
   * If not set, use the default values:
   * - For scale up: allow doubling the number of pods, or an absolute change of 4 pods in a 15s window.
   * - For scale down: allow all pods to be removed in a 15s window.
   *
   * Items: HPAScalingPolicy is a single policy which must hold true for a specified past interval.
   */
  policies?: {
    /**
     * periodSeconds specifies the window of time for which the policy should hold true.
     * PeriodSeconds must be greater than zero and less than or equal to 1800 (30 min).
     */
    periodSeconds: number;
    /**
     * type is used to specify the scaling policy.
     */
    type: string;
    /**
     * value contains the amount of change which is permitted by the policy.
     * It must be greater than zero
     */
    value: number;
  }[];
  /**
   * selectPolicy is used to specify which policy should be used.
   * If not set, the default value Max is used.
   */
  selectPolicy?: string;
  /**
   * stabilizationWindowSeconds is the number of seconds for which past recommendations should be
   * considered while scaling up or scaling down.
   * StabilizationWindowSeconds must be greater than or equal to zero and less than or equal to 3600 (one hour).
   * If not set, use the default values:
   * - For scale up: 0 (i.e. no stabilization is done).
   * - For scale down: 300 (i.e. the stabilization window is 300 seconds long).
   */
  stabilizationWindowSeconds?: number;
  /**
   * tolerance is the tolerance on the ratio between the current and desired
   * metric value under which no updates are made to the desired number of
   * replicas (e.g. 0.01 for 1%). Must be greater than or equal to zero. If not
   * set, the default cluster-wide tolerance is applied (by default 10%).
   *
   * For example, if autoscaling is configured with a memory consumption target of 100Mi,
   * and scale-down and scale-up tolerances of 5% and 1% respectively, scaling will be
   * triggered when the actual consumption falls below 95Mi or exceeds 101Mi.
   *
   * This is an beta field and requires the HPAConfigurableTolerance feature
   * gate to be enabled.
   */
  tolerance?: number | string;
}
export interface EnvoyGatewayTarget {
  /**
   * averageUtilization is the target value of the average of the
   * resource metric across all relevant pods, represented as a percentage of
   * the requested value of the resource for the pods.
   * Currently only valid for Resource metric source type
   */
  averageUtilization?: number;
  /**
   * averageValue is the target value of the average of the
   * metric across all relevant pods (as a quantity)
   */
  averageValue?: number | string;
  /**
   * type represents whether the metric type is Utilization, Value, or AverageValue
   */
  type: string;
  /**
   * value is the target value of the metric (as a quantity).
   */
  value?: number | string;
}
export interface EnvoyGatewayExternal {
  /**
   * metric identifies the target metric by name and selector
   */
  metric: EnvoyGatewayMetric;
  /**
   * target specifies the target value for the given metric
   */
  target: EnvoyGatewayTarget;
}
export interface EnvoyGatewayMetric {
  /**
   * name is the name of the given metric
   */
  name: string;
  /**
   * selector is the string-encoded form of a standard kubernetes label selector for the given metric
   * When set, it is passed as an additional parameter to the metrics server for more specific metrics scoping.
   * When unset, just the metricName will be used to gather metrics.
   */
  selector?: EnvoyGatewaySelector;
}
export interface EnvoyGatewayBackendRef {
  /**
   * Group is the group of the referent. For example, "gateway.networking.k8s.io".
   * When unspecified or empty string, core API group is inferred.
   */
  group?: string;
  /**
   * Kind is the Kubernetes resource kind of the referent. For example
   * "Service".
   *
   * Defaults to "Service" when not specified.
   *
   * ExternalName services can refer to CNAME DNS records that may live
   * outside of the cluster and as such are difficult to reason about in
   * terms of conformance. They also may not be safe to forward to (see
   * CVE-2021-25740 for more information). Implementations SHOULD NOT
   * support ExternalName Services.
   *
   * Support: Core (Services with a type other than ExternalName)
   *
   * Support: Implementation-specific (Services with type ExternalName)
   */
  kind?: string;
  /**
   * Name is the name of the referent.
   */
  name: string;
  /**
   * Namespace is the namespace of the backend. When unspecified, the local
   * namespace is inferred.
   *
   * Note that when a namespace different than the local namespace is specified,
   * a ReferenceGrant object is required in the referent namespace to allow that
   * namespace's owner to accept the reference. See the ReferenceGrant
   * documentation for details.
   *
   * Support: Core
   */
  namespace?: string;
  /**
   * Port specifies the destination port number to use for this resource.
   * Port is required when the referent is a Kubernetes Service. In this
   * case, the port number is the service port number, not the target port.
   * For other resources, destination port might be derived from the referent
   * resource or this field.
   */
  port?: number;
}
export interface EnvoyGatewayBackendSettings {
  /**
   * Circuit Breaker settings for the upstream connections and requests.
   * If not set, circuit breakers will be enabled with the default thresholds
   */
  circuitBreaker?: EnvoyGatewayCircuitBreaker;
  /**
   * Connection includes backend connection settings.
   */
  connection?: EnvoyGatewayConnection;
  /**
   * DNS includes dns resolution settings.
   */
  dns?: EnvoyGatewayDns;
  /**
   * HealthCheck allows gateway to perform active health checking on backends.
   */
  healthCheck?: EnvoyGatewayHealthCheck;
  /**
   * HTTP2 provides HTTP/2 configuration for backend connections.
   */
  http2?: EnvoyGatewayHttp2;
  /**
   * LoadBalancer policy to apply when routing traffic from the gateway to
   * the backend endpoints. Defaults to `LeastRequest`.
   */
  loadBalancer?: EnvoyGatewayLoadBalancer;
  /**
   * ProxyProtocol enables the Proxy Protocol when communicating with the backend.
   */
  proxyProtocol?: EnvoyGatewayProxyProtocol;
  /**
   * Retry provides more advanced usage, allowing users to customize the number of retries, retry fallback strategy, and retry triggering conditions.
   * If not set, retry will be disabled.
   */
  retry?: EnvoyGatewayRetry;
  /**
   * TcpKeepalive settings associated with the upstream client connection.
   * Disabled by default.
   */
  tcpKeepalive?: EnvoyGatewayTcpKeepalive;
  /**
   * Timeout settings for the backend connections.
   */
  timeout?: EnvoyGatewayTimeout;
}
/**
 * HTTPRouteFilter is a custom Envoy Gateway HTTPRouteFilter which provides extended
 * traffic processing options such as path regex rewrite, direct response and more.
 */
export type HTTPRouteFilter = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "HTTPRouteFilter";
  /**
   * Spec defines the desired state of HTTPRouteFilter.
   */
  spec: {
    /**
     * HTTPCredentialInjectionFilter defines the configuration to inject credentials into the request.
     * This is useful when the backend service requires credentials in the request, and the original
     * request does not contain them. The filter can inject credentials into the request before forwarding
     * it to the backend service.
     */
    credentialInjection?: {
      /**
       * Credential is the credential to be injected.
       */
      credential: {
        /**
         * ValueRef is a reference to the secret containing the credentials to be injected.
         * This is an Opaque secret. The credential should be stored in the key
         * "credential", and the value should be the credential to be injected.
         * For example, for basic authentication, the value should be "Basic <base64 encoded username:password>".
         * for bearer token, the value should be "Bearer <token>".
         */
        valueRef: EnvoyGatewayClientCertificateRef;
      };
      /**
       * Header is the name of the header where the credentials are injected.
       * If not specified, the credentials are injected into the Authorization header.
       */
      header?: string;
      /**
       * Whether to overwrite the value or not if the injected headers already exist.
       * If not specified, the default value is false.
       */
      overwrite?: boolean;
    };
    /**
     * DirectResponse returns a fixed response for matching requests.
     *
     * When this filter is referenced from a GRPCRoute, only a non-2xx status code
     * is supported. gRPC signals success with a grpc-status trailer and a response
     * message, which a direct response cannot produce, so a 2xx status code (which
     * maps to the gRPC OK status) yields an invalid response for gRPC clients. Use a
     * non-2xx status code to deny or block gRPC requests (e.g. 403 maps to
     * PERMISSION_DENIED, 404 to UNIMPLEMENTED, 429/503 to UNAVAILABLE).
     */
    directResponse?: {
      /**
       * Body of the direct response.
       * Supports Envoy command operators for dynamic content (see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators).
       */
      body?: EnvoyGatewayBody;
      /**
       * Content Type of the direct response. This will be set in the Content-Type header.
       */
      contentType?: string;
      /**
       * Header defines the headers of the direct response.
       */
      header?: EnvoyGatewayHeader;
      /**
       * Status Code of the HTTP response
       * If unset, defaults to 200.
       * Note: when this filter is referenced from a GRPCRoute, a 2xx status code
       * (including the default 200) is rejected; a non-2xx status code must be set.
       */
      statusCode?: number;
    };
    /**
     * Matches defines additional matching criteria for the HTTPRoute rule.
     * As with HTTPRouteRule.Matches, the rule is matched if any one match applies.
     * When both HTTPRouteRule.Matches and HTTPRouteFilter.Matches are set, the
     * effective matching is the logical AND of the two sets.
     *
     * Items: HTTPRouteMatchFilter defines additional matching criteria for the HTTPRoute rule.
     * At least one matcher must be specified.
     */
    matches?: {
      /**
       * Cookies is a list of cookie matchers evaluated against the HTTP request.
       * All specified matchers must match.
       *
       * Items: HTTPCookieMatch defines how to match a single cookie.
       */
      cookies?: {
        /**
         * Name is the cookie name to evaluate.
         */
        name: string;
        /**
         * Type specifies how to match against the value of the cookie.
         */
        type?: "Exact" | "RegularExpression";
        /**
         * Value is the cookie value to be matched.
         */
        value: string;
      }[];
    }[];
    /**
     * HTTPURLRewriteFilter define rewrites of HTTP URL components such as path and host
     */
    urlRewrite?: {
      /**
       * AppendXForwardedHost controls whether the original Host header value is
       * appended to the X-Forwarded-Host header when hostname rewriting is configured.
       * Defaults to true for backward compatibility.
       */
      appendXForwardedHost?: boolean;
      /**
       * Hostname is the value to be used to replace the Host header value during
       * forwarding.
       */
      hostname?: {
        /**
         * Header is the name of the header whose value would be used to rewrite the Host header
         */
        header?: string;
        /**
         * PathRegex defines a regex match and substitution applied to the request path to compute
         * the rewritten Host header.
         * For example, with:
         * pathRegex:
         *   pattern: "^/tenant/([a-z0-9-]+)/.*"
         *   substitution: "\\1.example.internal"
         * a request to "http://foo.bar.com/tenant/tenant1/api/v1" has its upstream Host header rewritten
         * to "tenant1.example.internal" (the request path "/tenant/tenant1/api/v1" is preserved).
         */
        pathRegex?: {
          /**
           * Pattern matches a regular expression against the value of the HTTP Path. The regex string must
           * adhere to the syntax documented in https://github.com/google/re2/wiki/Syntax.
           */
          pattern: string;
          /**
           * Substitution is an expression that replaces the matched portion. The expression may include numbered
           * capture groups that adhere to syntax documented in https://github.com/google/re2/wiki/Syntax.
           *
           * The resulting value is used as the upstream Host header and should be constrained to a valid
           * DNS hostname by using explicit regex capture groups in Pattern.
           *
           * The NUL, CR, and LF characters are not allowed: they are invalid in an HTTP header value and are
           * rejected by the Envoy proto (well_known_regex HTTP_HEADER_VALUE), which would otherwise cause the
           * generated configuration to be rejected by the data plane.
           */
          substitution: string;
        };
        /**
         * HTTPPathModifierType defines the type of Hostname rewrite.
         */
        type: "Header" | "Backend" | "PathRegex";
      };
      /**
       * Path defines a path rewrite.
       */
      path?: {
        /**
         * ReplaceRegexMatch defines a path regex rewrite. The path portions matched by the regex pattern are replaced by the defined substitution.
         * https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto#envoy-v3-api-field-config-route-v3-routeaction-regex-rewrite
         * Some examples:
         * (1) replaceRegexMatch:
         *       pattern: ^/service/([^/]+)(/.*)$
         *       substitution: \2/instance/\1
         *     Would transform /service/foo/v1/api into /v1/api/instance/foo.
         * (2) replaceRegexMatch:
         *       pattern: one
         *       substitution: two
         *     Would transform /xxx/one/yyy/one/zzz into /xxx/two/yyy/two/zzz.
         * (3) replaceRegexMatch:
         *       pattern: ^(.*?)one(.*)$
         *       substitution: \1two\2
         *     Would transform /xxx/one/yyy/one/zzz into /xxx/two/yyy/one/zzz.
         * (3) replaceRegexMatch:
         *       pattern: (?i)/xxx/
         *       substitution: /yyy/
         *     Would transform path /aaa/XxX/bbb into /aaa/yyy/bbb (case-insensitive).
         */
        replaceRegexMatch?: {
          /**
           * Pattern matches a regular expression against the value of the HTTP Path.The regex string must
           * adhere to the syntax documented in https://github.com/google/re2/wiki/Syntax.
           */
          pattern: string;
          /**
           * Substitution is an expression that replaces the matched portion.The expression may include numbered
           * capture groups that adhere to syntax documented in https://github.com/google/re2/wiki/Syntax.
           */
          substitution: string;
        };
        /**
         * HTTPPathModifierType defines the type of path redirect or rewrite.
         */
        type: "ReplaceRegexMatch";
      };
    };
  };
  metadata: ObjectMeta & { name: string };
}
/**
 * SecurityPolicy allows the user to configure various security settings for a
 * Gateway.
 */
export type SecurityPolicy = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1";
  kind: "SecurityPolicy";
  /**
   * Spec defines the desired state of SecurityPolicy.
   */
  spec: {
    /**
     * APIKeyAuth defines the configuration for the API Key Authentication.
     */
    apiKeyAuth?: {
      /**
       * CredentialRefs is the Kubernetes secret which contains the API keys.
       * This is an Opaque secret.
       * Each API key is stored in the key representing the client id.
       * If the secrets have a key for a duplicated client, the first one will be used.
       *
       * Items: SecretObjectReference identifies an API object including its namespace,
       * defaulting to Secret.
       *
       * The API object must be valid in the cluster; the Group and Kind must
       * be registered in the cluster for this reference to be valid.
       *
       * References to objects with invalid Group and Kind are not valid, and must
       * be rejected by the implementation, with appropriate Conditions set
       * on the containing object.
       */
      credentialRefs: EnvoyGatewayClientCertificateRef[];
      /**
       * ExtractFrom is where to fetch the key from the coming request.
       * The value from the first source that has a key will be used.
       *
       * Items: ExtractFrom is where to fetch the key from the coming request.
       * Only one of headers, params or cookies must be specified.
       */
      extractFrom: {
        /**
         * Cookies is the names of the cookie to fetch the key from.
         * If multiple cookies are specified, envoy will look for the api key in the order of the list.
         * This field is optional, but only one of headers, params or cookies must be specified.
         */
        cookies?: string[];
        /**
         * Headers is the names of the header to fetch the key from.
         * If multiple headers are specified, envoy will look for the api key in the order of the list.
         * This field is optional, but only one of headers, params or cookies must be specified.
         */
        headers?: string[];
        /**
         * Params is the names of the query parameter to fetch the key from.
         * If multiple params are specified, envoy will look for the api key in the order of the list.
         * This field is optional, but only one of headers, params or cookies must be specified.
         */
        params?: string[];
      }[];
      /**
       * ForwardClientIDHeader is the name of the header to forward the client identity to the backend
       * service. The header will be added to the request with the client id as the value.
       */
      forwardClientIDHeader?: string;
      /**
       * Sanitize indicates whether to remove the API key from the request before forwarding it to the backend service.
       */
      sanitize?: boolean;
    };
    /**
     * Authorization defines the authorization configuration.
     */
    authorization?: {
      /**
       * DefaultAction defines the default action to be taken if no rules match.
       * If not specified, the default action is Deny.
       */
      defaultAction?: "Allow" | "Deny";
      /**
       * Rules defines a list of authorization rules.
       * These rules are evaluated in order, the first matching rule will be applied,
       * and the rest will be skipped.
       *
       * For example, if there are two rules: the first rule allows the request
       * and the second rule denies it, when a request matches both rules, it will be allowed.
       *
       * Items: AuthorizationRule defines a single authorization rule.
       */
      rules?: {
        /**
         * Action defines the action to be taken if the rule matches.
         */
        action: "Allow" | "Deny";
        /**
         * CEL specifies a Common Expression Language expression to evaluate for the
         * request. If specified, the expression must evaluate to true for the rule to match.
         *
         * The expression can use Envoy attributes exposed to the CEL runtime.
         * Request attributes, such as request.path, request.url_path, request.host,
         * request.scheme, request.method, request.headers, and request.query, are
         * generally available during authorization. Connection attributes, such as
         * source.address, source.port, destination.address, destination.port,
         * connection.mtls, and connection.requested_server_name, may also be used.
         * Dynamic metadata and filter state produced by earlier filters may also be
         * available through attributes such as metadata and filter_state.
         * Response attributes are only available after the request completes and
         * should not be used for authorization decisions.
         *
         * For more details, see:
         * https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/advanced/attributes
         *
         * The rule matches only when the expression evaluates to a boolean true.
         * Non-boolean results, false, null, and CEL evaluation errors are treated as
         * no match.
         *
         * Examples:
         * `request.headers['x-tenant'] == 'team-a'`
         * `request.method == 'POST' && request.path.startsWith('/admin')`
         */
        cel?: string;
        /**
         * Name is a user-friendly name for the rule.
         * If not specified, Envoy Gateway will generate a unique name for the rule.
         */
        name?: string;
        /**
         * Operation specifies the operation of a request, such as HTTP methods.
         * If not specified, all operations are matched on.
         */
        operation?: {
          /**
           * Methods are the HTTP methods of the request.
           * If multiple methods are specified, all specified methods are allowed or denied, based on the action of the rule.
           *
           * Items: HTTPMethod describes how to select a HTTP route by matching the HTTP
           * method as defined by
           * [RFC 7231](https://datatracker.ietf.org/doc/html/rfc7231#section-4) and
           * [RFC 5789](https://datatracker.ietf.org/doc/html/rfc5789#section-2).
           * The value is expected in upper case.
           *
           * Note that values may be added to this enum, implementations
           * must ensure that unknown values will not cause a crash.
           *
           * Unknown values here must result in the implementation setting the
           * Accepted Condition for the Route to `status: False`, with a
           * Reason of `UnsupportedValue`.
           */
          methods?: ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH")[];
          /**
           * Path is the HTTP path of the request.
           * Support Exact, PathPrefix and RegularExpression match types.
           */
          path?: EnvoyGatewayPath;
        };
        /**
         * Principal specifies the client identity of a request.
         * If there are multiple principal types, all principals must match for the rule to match.
         * For example, if there are two principals: one for client IP and one for JWT claim,
         * the rule will match only if both the client IP and the JWT claim match.
         */
        principal?: {
          /**
           * ClientCIDRs are the IP CIDR ranges of the client.
           * Valid examples are "192.168.1.0/24" or "2001:db8::/64"
           *
           * If multiple CIDR ranges are specified, one of the CIDR ranges must match
           * the client IP for the rule to match.
           *
           * The client IP is inferred from the X-Forwarded-For header, a custom header,
           * or the proxy protocol.
           * You can use the `ClientIPDetection` or the `ProxyProtocol` field in
           * the `ClientTrafficPolicy` to configure how the client IP is detected.
           *
           * For TCPRoute targets (raw TCP connections), HTTP headers such as
           * X-Forwarded-For are not available. The client IP is obtained from the
           * TCP connection's peer address. If intermediaries (load balancers, NAT)
           * terminate or proxy TCP, the original client IP will only be available
           * if the intermediary preserves the source address (for example by
           * enabling the PROXY protocol or avoiding SNAT). Ensure your L4 proxy is
           * configured to preserve the source IP to enable correct client-IP
           * matching for TCPRoute targets.
           *
           * Items: CIDR defines a CIDR Address range.
           * A CIDR can be an IPv4 address range such as "192.168.1.0/24" or an IPv6 address range such as "2001:0db8:11a3:09d7::/64".
           */
          clientCIDRs?: string[];
          /**
           * ClientIPGeoLocations authorizes the request based on geolocation metadata derived from the client IP.
           * This field is supported for HTTPRoute and GRPCRoute authorization.
           * It is not supported for TCPRoute targets.
           *
           * If multiple entries are specified,  one of the ClientIPGeoLocation entries must match for the rule to match.
           *
           * The client IP is inferred from the X-Forwarded-For header, a custom header, or the
           * direct downstream connection source address (the TCP peer of the connection terminated by Envoy).
           * You can use the `ClientIPDetection` field in the `ClientTrafficPolicy` to configure the client IP detection.
           *
           * Items: ClientIPGeoLocation specifies geolocation-based match criteria for authorization.
           */
          clientIPGeoLocations?: {
            /**
             * Anonymous matches anonymous network detection signals.
             */
            anonymous?: {
              /**
               * IsAnonymous matches whether the client IP is considered anonymous.
               */
              isAnonymous?: boolean;
              /**
               * IsHosting matches whether the client IP belongs to a hosting provider.
               */
              isHosting?: boolean;
              /**
               * IsProxy matches whether the client IP belongs to a public proxy.
               */
              isProxy?: boolean;
              /**
               * IsTor matches whether the client IP belongs to a Tor exit node.
               */
              isTor?: boolean;
              /**
               * IsVPN matches whether the client IP is detected as VPN.
               */
              isVPN?: boolean;
            };
            /**
             * ASN is the autonomous system number associated with the client IP.
             */
            asn?: number;
            /**
             * City is the city associated with the client IP.
             */
            city?: string;
            /**
             * Country is the country ISO code associated with the client IP.
             */
            country?: string;
            /**
             * ISP is the internet service provider associated with the client IP.
             */
            isp?: string;
            /**
             * Region is the region ISO code associated with the client IP.
             */
            region?: string;
          }[];
          /**
           * Headers authorize the request based on user identity extracted from custom headers.
           * If multiple headers are specified, all headers must match for the rule to match.
           *
           * Items: AuthorizationHeaderMatch specifies how to match against the value of an HTTP header within a authorization rule.
           */
          headers?: {
            /**
             * Name of the HTTP header.
             * The header name is case-insensitive unless PreserveHeaderCase is set to true.
             * For example, "Foo" and "foo" are considered the same header.
             */
            name: string;
            /**
             * Values are the values that the header must match.
             * If multiple values are specified, the rule will match if any of the values match.
             */
            values: string[];
          }[];
          /**
           * JWT authorize the request based on the JWT claims and scopes.
           * Note: in order to use JWT claims for authorization, you must configure the
           * JWT authentication in the same `SecurityPolicy`.
           */
          jwt?: {
            /**
             * Claims are the claims in a JWT token.
             *
             * If multiple claims are specified, all claims must match for the rule to match.
             * For example, if there are two claims: one for the audience and one for the issuer,
             * the rule will match only if both the audience and the issuer match.
             *
             * Items: JWTClaim specifies a claim in a JWT token.
             */
            claims?: {
              /**
               * Name is the name of the claim.
               * If it is a nested claim, use a dot (.) separated string as the name to
               * represent the full path to the claim.
               * For example, if the claim is in the "department" field in the "organization" field,
               * the name should be "organization.department".
               */
              name: string;
              /**
               * ValueType is the type of the claim value.
               * Only String and StringArray types are supported for now.
               */
              valueType?: "String" | "StringArray";
              /**
               * Values are the values that the claim must match.
               * If the claim is a string type, the specified value must match exactly.
               * If the claim is a string array type, the specified value must match one of the values in the array.
               * If multiple values are specified, one of the values must match for the rule to match.
               */
              values: string[];
            }[];
            /**
             * Provider is the name of the JWT provider that used to verify the JWT token.
             * In order to use JWT claims for authorization, you must configure the JWT
             * authentication with the same provider in the same `SecurityPolicy`.
             */
            provider: string;
            /**
             * Scopes are a special type of claim in a JWT token that represents the permissions of the client.
             *
             * The value of the scopes field should be a space delimited string that is expected in the
             * scope (or scp) claim, as defined in RFC 6749: https://datatracker.ietf.org/doc/html/rfc6749#page-23.
             *
             * If multiple scopes are specified, all scopes must match for the rule to match.
             */
            scopes?: string[];
          };
        };
      }[];
    };
    /**
     * BasicAuth defines the configuration for the HTTP Basic Authentication.
     */
    basicAuth?: {
      /**
       * This field specifies the header name to forward a successfully authenticated user to
       * the backend. The header will be added to the request with the username as the value.
       *
       * If it is not specified, the username will not be forwarded.
       */
      forwardUsernameHeader?: string;
      /**
       * The Kubernetes secret which contains the username-password pairs in
       * htpasswd format, used to verify user credentials in the "Authorization"
       * header.
       *
       * This is an Opaque secret. The username-password pairs should be stored in
       * the key ".htpasswd". As the key name indicates, the value needs to be the
       * htpasswd format, for example: "user1:{SHA}hashed_user1_password".
       * Right now, only SHA hash algorithm is supported.
       * Reference to https://httpd.apache.org/docs/2.4/programs/htpasswd.html
       * for more details.
       */
      users: EnvoyGatewayClientCertificateRef;
    };
    /**
     * CORS defines the configuration for Cross-Origin Resource Sharing (CORS).
     */
    cors?: {
      /**
       * AllowCredentials indicates whether a request can include user credentials
       * like cookies, authentication headers, or TLS client certificates.
       * It specifies the value in the Access-Control-Allow-Credentials CORS response header.
       */
      allowCredentials?: boolean;
      /**
       * AllowHeaders defines the headers that are allowed to be sent with requests.
       * It specifies the allowed headers in the Access-Control-Allow-Headers CORS response header..
       * The value "*" allows any header to be sent.
       */
      allowHeaders?: string[];
      /**
       * AllowMethods defines the methods that are allowed to make requests.
       * It specifies the allowed methods in the Access-Control-Allow-Methods CORS response header..
       * The value "*" allows any method to be used.
       */
      allowMethods?: string[];
      /**
       * AllowOrigins defines the origins that are allowed to make requests.
       * It specifies the allowed origins in the Access-Control-Allow-Origin CORS response header.
       * The value "*" allows any origin to make requests.
       *
       * Items: Origin is defined by the scheme (protocol), hostname (domain), and port of
       * the URL used to access it. The hostname can be "precise" which is just the
       * domain name or "wildcard" which is a domain name prefixed with a single
       * wildcard label such as "*.example.com".
       * In addition to that a single wildcard (with or without scheme) can be
       * configured to match any origin.
       *
       * For example, the following are valid origins:
       * - https://foo.example.com
       * - https://*.example.com
       * - http://foo.example.com:8080
       * - http://*.example.com:8080
       * - https://*
       * - moz-extension://example.com
       * - foo://*.example.com:8080
       */
      allowOrigins?: string[];
      /**
       * ExposeHeaders defines which response headers should be made accessible to
       * scripts running in the browser.
       * It specifies the headers in the Access-Control-Expose-Headers CORS response header..
       * The value "*" allows any header to be exposed.
       */
      exposeHeaders?: string[];
      /**
       * MaxAge defines how long the results of a preflight request can be cached.
       * It specifies the value in the Access-Control-Max-Age CORS response header..
       */
      maxAge?: string;
    };
    /**
     * CSRF defines the configuration for Cross-Site Request Forgery (CSRF) protection.
     * When enabled, the CSRF filter checks that the Origin header matches the destination
     * or one of the additional allowed origins on mutating requests (POST, PUT, DELETE, PATCH).
     */
    csrf?: {
      /**
       * AdditionalOrigins specifies additional origins that are allowed to make mutating
       * requests, beyond the destination origin. A request whose Origin header matches one
       * of them is allowed. The value "*" allows any origin, which effectively disables
       * origin validation.
       *
       * Note: Envoy's CSRF filter compares the host and port of the origin only, so the
       * scheme is ignored: "https://www.example.com" and "http://www.example.com" are
       * equivalent here, and both allow the request regardless of the scheme the client
       * used.
       *
       * Items: Origin is defined by the scheme (protocol), hostname (domain), and port of
       * the URL used to access it. The hostname can be "precise" which is just the
       * domain name or "wildcard" which is a domain name prefixed with a single
       * wildcard label such as "*.example.com".
       * In addition to that a single wildcard (with or without scheme) can be
       * configured to match any origin.
       *
       * For example, the following are valid origins:
       * - https://foo.example.com
       * - https://*.example.com
       * - http://foo.example.com:8080
       * - http://*.example.com:8080
       * - https://*
       * - moz-extension://example.com
       * - foo://*.example.com:8080
       */
      additionalOrigins?: string[];
      /**
       * ShadowFraction represents the fraction of requests for which the CSRF policy is
       * evaluated in shadow (dry-run) mode. For these requests, the filter records whether
       * the request would have been allowed or rejected in the `csrf.request_valid` and
       * `csrf.request_invalid` stats, but always lets the request through. The remaining
       * requests are enforced, i.e. a mutating request with a missing or non-matching
       * Origin header is rejected with a 403.
       *
       * Defaults to 0% (all requests are enforced) if not specified. Set it to 100% to
       * dry run the filter, watch the stats to find origins that would be rejected, then
       * lower it to roll enforcement out gradually.
       */
      shadowFraction?: {
        denominator?: number;
        numerator: number;
      };
    };
    /**
     * ExtAuth defines the configuration for External Authorization.
     */
    extAuth?: {
      /**
       * BodyToExtAuth defines the Body to Ext Auth configuration.
       */
      bodyToExtAuth?: {
        /**
         * MaxRequestBytes is the maximum size of a message body that the filter will hold in memory.
         * Envoy will return HTTP 413 and will not initiate the authorization process when buffer
         * reaches the number set in this field.
         * Note that this setting will have precedence over failOpen mode.
         */
        maxRequestBytes: number;
      };
      /**
       * ContextExtensions are analogous to http_request.headers, however these
       * contents will not be sent to the upstream server. This provides an
       * extension mechanism for sending additional information to the auth server
       * without modifying the proto definition. It maps to the internal opaque
       * context in the filter chain.
       *
       * Items: ContextExtension is analogous to http_request.headers, however these
       * contents will not be sent to the upstream server. This provides an
       * extension mechanism for sending additional information to the auth server
       * without modifying the proto definition. It maps to the internal opaque
       * context in the filter chain.
       */
      contextExtensions?: {
        /**
         * Name of the context extension.
         */
        name: string;
        /**
         * Type is the type of method to use to read the ContextExtension value.
         * Valid values are Value and ValueRef, default is Value.
         */
        type?: "Value" | "ValueRef";
        /**
         * Value of the context extension.
         */
        value?: string;
        /**
         * ValueRef for the context extension's value.
         */
        valueRef?: {
          /**
           * Group is the group of the referent. For example, "gateway.networking.k8s.io".
           * When unspecified or empty string, core API group is inferred.
           */
          group: string;
          /**
           * The key to select.
           */
          key: string;
          /**
           * Kind is kind of the referent. For example "HTTPRoute" or "Service".
           */
          kind: string;
          /**
           * Name is the name of the referent.
           */
          name: string;
        };
      }[];
      /**
       * FailOpen is a switch used to control the behavior when a response from the External Authorization service cannot be obtained.
       * If FailOpen is set to true, the system allows the traffic to pass through.
       * Otherwise, if it is set to false or not set (defaulting to false),
       * the system blocks the traffic and returns a HTTP 5xx error, reflecting a fail-closed approach.
       * This setting determines whether to prioritize accessibility over strict security in case of authorization service failure.
       *
       * If set to true, the External Authorization will also be bypassed if its configuration is invalid.
       */
      failOpen?: boolean;
      /**
       * GRPC defines the gRPC External Authorization service.
       * Either GRPCService or HTTPService must be specified,
       * and only one of them can be provided.
       */
      grpc?: {
        /**
         * BackendRef references a Kubernetes object that represents the
         * backend server to which the authorization request will be sent.
         *
         * Deprecated: Use BackendRefs instead.
         */
        backendRef?: EnvoyGatewayBackendRef;
        /**
         * BackendRefs references a Kubernetes object that represents the
         * backend server to which the authorization request will be sent.
         *
         * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
         */
        backendRefs?: {
          /**
           * Fallback indicates whether the backend is designated as a fallback.
           * Multiple fallback backends can be configured.
           * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
           * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
           * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
           * the health of the active backends falls below 72%.
           */
          fallback?: boolean;
          /**
           * Group is the group of the referent. For example, "gateway.networking.k8s.io".
           * When unspecified or empty string, core API group is inferred.
           */
          group?: string;
          /**
           * Kind is the Kubernetes resource kind of the referent. For example
           * "Service".
           *
           * Defaults to "Service" when not specified.
           *
           * ExternalName services can refer to CNAME DNS records that may live
           * outside of the cluster and as such are difficult to reason about in
           * terms of conformance. They also may not be safe to forward to (see
           * CVE-2021-25740 for more information). Implementations SHOULD NOT
           * support ExternalName Services.
           *
           * Support: Core (Services with a type other than ExternalName)
           *
           * Support: Implementation-specific (Services with type ExternalName)
           */
          kind?: string;
          /**
           * Name is the name of the referent.
           */
          name: string;
          /**
           * Namespace is the namespace of the backend. When unspecified, the local
           * namespace is inferred.
           *
           * Note that when a namespace different than the local namespace is specified,
           * a ReferenceGrant object is required in the referent namespace to allow that
           * namespace's owner to accept the reference. See the ReferenceGrant
           * documentation for details.
           *
           * Support: Core
           */
          namespace?: string;
          /**
           * Port specifies the destination port number to use for this resource.
           * Port is required when the referent is a Kubernetes Service. In this
           * case, the port number is the service port number, not the target port.
           * For other resources, destination port might be derived from the referent
           * resource or this field.
           */
          port?: number;
          /**
           * Weight specifies the proportion of requests forwarded to the referenced
           * backend. This is computed as weight/(sum of all weights in this
           * BackendRefs list). For non-zero values, there may be some epsilon from
           * the exact proportion defined here depending on the precision an
           * implementation supports. Weight is not a percentage and the sum of
           * weights does not need to equal 100.
           *
           * If only one backend is specified and it has a weight greater than 0, 100%
           * of the traffic is forwarded to that backend. If weight is set to 0, no
           * traffic should be forwarded for this entry. If unspecified, weight
           * defaults to 1.
           *
           * Support for this field varies based on the context where used.
           */
          weight?: number;
        }[];
        /**
         * BackendSettings holds configuration for managing the connection
         * to the backend.
         */
        backendSettings?: EnvoyGatewayBackendSettings;
      };
      /**
       * HeadersToExtAuth defines the client request headers that will be included
       * in the request to the external authorization service.
       * Note: If not specified, the default behavior for gRPC and HTTP external
       * authorization services is different due to backward compatibility reasons.
       * All headers will be included in the check request to a gRPC authorization server.
       * Only the following headers will be included in the check request to an HTTP
       * authorization server: Host, Method, Path, Content-Length, and Authorization.
       * And these headers will always be included to the check request to an HTTP
       * authorization server by default, no matter whether they are specified
       * in HeadersToExtAuth or not.
       */
      headersToExtAuth?: string[];
      /**
       * HTTP defines the HTTP External Authorization service.
       * Either GRPCService or HTTPService must be specified,
       * and only one of them can be provided.
       */
      http?: {
        /**
         * BackendRef references a Kubernetes object that represents the
         * backend server to which the authorization request will be sent.
         *
         * Deprecated: Use BackendRefs instead.
         */
        backendRef?: EnvoyGatewayBackendRef;
        /**
         * BackendRefs references a Kubernetes object that represents the
         * backend server to which the authorization request will be sent.
         *
         * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
         */
        backendRefs?: {
          /**
           * Fallback indicates whether the backend is designated as a fallback.
           * Multiple fallback backends can be configured.
           * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
           * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
           * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
           * the health of the active backends falls below 72%.
           */
          fallback?: boolean;
          /**
           * Group is the group of the referent. For example, "gateway.networking.k8s.io".
           * When unspecified or empty string, core API group is inferred.
           */
          group?: string;
          /**
           * Kind is the Kubernetes resource kind of the referent. For example
           * "Service".
           *
           * Defaults to "Service" when not specified.
           *
           * ExternalName services can refer to CNAME DNS records that may live
           * outside of the cluster and as such are difficult to reason about in
           * terms of conformance. They also may not be safe to forward to (see
           * CVE-2021-25740 for more information). Implementations SHOULD NOT
           * support ExternalName Services.
           *
           * Support: Core (Services with a type other than ExternalName)
           *
           * Support: Implementation-specific (Services with type ExternalName)
           */
          kind?: string;
          /**
           * Name is the name of the referent.
           */
          name: string;
          /**
           * Namespace is the namespace of the backend. When unspecified, the local
           * namespace is inferred.
           *
           * Note that when a namespace different than the local namespace is specified,
           * a ReferenceGrant object is required in the referent namespace to allow that
           * namespace's owner to accept the reference. See the ReferenceGrant
           * documentation for details.
           *
           * Support: Core
           */
          namespace?: string;
          /**
           * Port specifies the destination port number to use for this resource.
           * Port is required when the referent is a Kubernetes Service. In this
           * case, the port number is the service port number, not the target port.
           * For other resources, destination port might be derived from the referent
           * resource or this field.
           */
          port?: number;
          /**
           * Weight specifies the proportion of requests forwarded to the referenced
           * backend. This is computed as weight/(sum of all weights in this
           * BackendRefs list). For non-zero values, there may be some epsilon from
           * the exact proportion defined here depending on the precision an
           * implementation supports. Weight is not a percentage and the sum of
           * weights does not need to equal 100.
           *
           * If only one backend is specified and it has a weight greater than 0, 100%
           * of the traffic is forwarded to that backend. If weight is set to 0, no
           * traffic should be forwarded for this entry. If unspecified, weight
           * defaults to 1.
           *
           * Support for this field varies based on the context where used.
           */
          weight?: number;
        }[];
        /**
         * BackendSettings holds configuration for managing the connection
         * to the backend.
         */
        backendSettings?: EnvoyGatewayBackendSettings;
        /**
         * HeadersToBackend are the authorization response headers that will be added
         * to the original client request before sending it to the backend server.
         * Note that coexisting headers will be overridden.
         * If not specified, no authorization response headers will be added to the
         * original client request.
         */
        headersToBackend?: string[];
        /**
         * Path is the path of the HTTP External Authorization service.
         * If path is specified, the authorization request will be sent to that path,
         * or else the authorization request will use the path of the original request.
         *
         * Please note that the original request path will be appended to the path specified here.
         * For example, if the original request path is "/hello", and the path specified here is "/auth",
         * then the path of the authorization request will be "/auth/hello". If the path is not specified,
         * the path of the authorization request will be "/hello".
         * Only one of Path or PathOverride can be set.
         */
        path?: string;
        /**
         * PathOverride replaces the original request path in the authorization request.
         * If set, the path will be overridden to this value during authorization.
         * For example, if the original request path is "/hello", and PathOverride is set to "/auth",
         * then the path of the authorization request will be "/auth".
         * Only one of Path or PathOverride can be set.
         */
        pathOverride?: string;
      };
      /**
       * IncludeRouteMetadata sends Envoy Gateway's built-in route metadata to the
       * external authorization service as context.
       *
       * This includes Envoy Gateway's built-in metadata for the selected route in
       * the "envoy-gateway" metadata namespace.
       *
       * The metadata is exposed under the "resources" field as a list of route
       * resource objects. For example:
       *
       * envoy-gateway:
       *   resources:
       *   - kind: HTTPRoute
       *     name: backend
       *     namespace: default
       *     annotations:
       *       foo: bar
       *
       * The resource object may include fields such as kind, namespace, name,
       * sectionName, and supported route annotations.
       */
      includeRouteMetadata?: boolean;
      /**
       * RecomputeRoute clears the route cache and recalculates the routing decision.
       * This field must be enabled if the headers added or modified by the ExtAuth are used for
       * route matching decisions. If the recomputation selects a new route, features targeting
       * the new matched route will be applied.
       */
      recomputeRoute?: boolean;
      /**
       * Sets the HTTP status that is returned when the authorization service returns an error
       * or cannot be reached. Defaults to 403 Forbidden.
       * Only 4xx and 5xx status codes are supported.
       */
      statusOnError?:
        | 400
        | 401
        | 402
        | 403
        | 404
        | 405
        | 406
        | 407
        | 408
        | 409
        | 410
        | 411
        | 412
        | 413
        | 414
        | 415
        | 416
        | 417
        | 421
        | 422
        | 423
        | 424
        | 426
        | 428
        | 429
        | 431
        | 500
        | 501
        | 502
        | 503
        | 504
        | 505
        | 506
        | 507
        | 508
        | 510
        | 511;
      /**
       * Timeout defines the timeout for requests to the external authorization service.
       * If not specified, defaults to 10 seconds.
       */
      timeout?: string;
    };
    /**
     * JWT defines the configuration for JSON Web Token (JWT) authentication.
     */
    jwt?: {
      /**
       * FailOpen lets a request pass JWT authentication even when its JWT is
       * missing or invalid, rather than being rejected. This helps when a header
       * that clients use to carry a JWT may also legitimately hold a non-JWT value
       * that the backend relies on.
       *
       * A valid JWT is still verified and its claims forwarded as usual; only the
       * rejection of requests with a missing or invalid JWT is relaxed. Because this
       * does not enforce authentication on its own, pair it with an Authorization
       * policy when access needs to be restricted.
       *
       * This is broader than Optional (which tolerates a missing JWT but still
       * rejects an invalid one) and takes precedence over it.
       */
      failOpen?: boolean;
      /**
       * Optional determines whether a missing JWT is acceptable, defaulting to false if not specified.
       * Note: Even if optional is set to true, JWT authentication will still fail if an invalid JWT
       * is presented. See FailOpen if this is necessary for your use case.
       */
      optional?: boolean;
      /**
       * Providers defines the JSON Web Token (JWT) authentication provider type.
       * When multiple JWT providers are specified, the JWT is considered valid if
       * any of the providers successfully validate the JWT. For additional details,
       * see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter.html.
       *
       * Items: JWTProvider defines how a JSON Web Token (JWT) can be verified.
       */
      providers: {
        /**
         * Audiences is a list of JWT audiences allowed access. For additional details, see
         * https://tools.ietf.org/html/rfc7519#section-4.1.3. If not provided, JWT audiences
         * are not checked.
         */
        audiences?: string[];
        /**
         * ClaimToHeaders is a list of JWT claims that must be extracted into HTTP request headers
         * For examples, following config:
         * The claim must be of type; string, int, double, bool. Array type claims are not supported
         *
         * Items: ClaimToHeader defines a configuration to convert JWT claims into HTTP headers
         */
        claimToHeaders?: {
          /**
           * Claim is the JWT Claim that should be saved into the header : it can be a nested claim of type
           * (eg. "claim.nested.key", "sub"). The nested claim name must use dot "."
           * to separate the JSON name path.
           */
          claim: string;
          /**
           * Header defines the name of the HTTP request header that the JWT Claim will be saved into.
           */
          header: string;
        }[];
        /**
         * ExtractFrom defines different ways to extract the JWT token from HTTP request.
         * If empty, it defaults to extract JWT token from the Authorization HTTP request header using Bearer schema
         * or access_token from query parameters.
         */
        extractFrom?: {
          /**
           * Cookies represents a list of cookie names to extract the JWT token from.
           */
          cookies?: string[];
          /**
           * Headers represents a list of HTTP request headers to extract the JWT token from.
           *
           * Items: JWTHeaderExtractor defines an HTTP header location to extract JWT token
           */
          headers?: {
            /**
             * Name is the HTTP header name to retrieve the token
             */
            name: string;
            /**
             * ValuePrefix is the prefix that should be stripped before extracting the token.
             * The format would be used by Envoy like "{ValuePrefix}<TOKEN>".
             * For example, "Authorization: Bearer <TOKEN>", then the ValuePrefix="Bearer " with a space at the end.
             */
            valuePrefix?: string;
          }[];
          /**
           * Params represents a list of query parameters to extract the JWT token from.
           */
          params?: string[];
        };
        /**
         * Issuer is the principal that issued the JWT and takes the form of a URL or email address.
         * For additional details, see https://tools.ietf.org/html/rfc7519#section-4.1.1 for
         * URL format and https://rfc-editor.org/rfc/rfc5322.html for email format. If not provided,
         * the JWT issuer is not checked.
         */
        issuer?: string;
        /**
         * LocalJWKS defines how to get the JSON Web Key Sets (JWKS) from a local source.
         */
        localJWKS?: {
          /**
           * Inline contains the value as an inline string.
           */
          inline?: string;
          /**
           * Type is the type of method to use to read the body value.
           * Valid values are Inline and ValueRef, default is Inline.
           */
          type?: "Inline" | "ValueRef";
          /**
           * ValueRef is a reference to a local ConfigMap that contains the JSON Web Key Sets (JWKS).
           *
           * The value of key `jwks` in the ConfigMap will be used.
           * If the key is not found, the first value in the ConfigMap will be used.
           */
          valueRef?: EnvoyGatewayCaCertificateRefs;
        };
        /**
         * Name defines a unique name for the JWT provider. A name can have a variety of forms,
         * including RFC1123 subdomains, RFC 1123 labels, or RFC 1035 labels.
         */
        name: string;
        /**
         * RecomputeRoute clears the route cache and recalculates the routing decision.
         * This field must be enabled if the headers generated from the claim are used for
         * route matching decisions. If the recomputation selects a new route, features targeting
         * the new matched route will be applied.
         */
        recomputeRoute?: boolean;
        /**
         * RemoteJWKS defines how to fetch and cache JSON Web Key Sets (JWKS) from a remote
         * HTTP/HTTPS endpoint.
         */
        remoteJWKS?: {
          /**
           * BackendRef references a Kubernetes object that represents the
           * backend server to which the authorization request will be sent.
           *
           * Deprecated: Use BackendRefs instead.
           */
          backendRef?: EnvoyGatewayBackendRef;
          /**
           * BackendRefs references a Kubernetes object that represents the
           * backend server to which the authorization request will be sent.
           *
           * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
           */
          backendRefs?: {
            /**
             * Fallback indicates whether the backend is designated as a fallback.
             * Multiple fallback backends can be configured.
             * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
             * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
             * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
             * the health of the active backends falls below 72%.
             */
            fallback?: boolean;
            /**
             * Group is the group of the referent. For example, "gateway.networking.k8s.io".
             * When unspecified or empty string, core API group is inferred.
             */
            group?: string;
            /**
             * Kind is the Kubernetes resource kind of the referent. For example
             * "Service".
             *
             * Defaults to "Service" when not specified.
             *
             * ExternalName services can refer to CNAME DNS records that may live
             * outside of the cluster and as such are difficult to reason about in
             * terms of conformance. They also may not be safe to forward to (see
             * CVE-2021-25740 for more information). Implementations SHOULD NOT
             * support ExternalName Services.
             *
             * Support: Core (Services with a type other than ExternalName)
             *
             * Support: Implementation-specific (Services with type ExternalName)
             */
            kind?: string;
            /**
             * Name is the name of the referent.
             */
            name: string;
            /**
             * Namespace is the namespace of the backend. When unspecified, the local
             * namespace is inferred.
             *
             * Note that when a namespace different than the local namespace is specified,
             * a ReferenceGrant object is required in the referent namespace to allow that
             * namespace's owner to accept the reference. See the ReferenceGrant
             * documentation for details.
             *
             * Support: Core
             */
            namespace?: string;
            /**
             * Port specifies the destination port number to use for this resource.
             * Port is required when the referent is a Kubernetes Service. In this
             * case, the port number is the service port number, not the target port.
             * For other resources, destination port might be derived from the referent
             * resource or this field.
             */
            port?: number;
            /**
             * Weight specifies the proportion of requests forwarded to the referenced
             * backend. This is computed as weight/(sum of all weights in this
             * BackendRefs list). For non-zero values, there may be some epsilon from
             * the exact proportion defined here depending on the precision an
             * implementation supports. Weight is not a percentage and the sum of
             * weights does not need to equal 100.
             *
             * If only one backend is specified and it has a weight greater than 0, 100%
             * of the traffic is forwarded to that backend. If weight is set to 0, no
             * traffic should be forwarded for this entry. If unspecified, weight
             * defaults to 1.
             *
             * Support for this field varies based on the context where used.
             */
            weight?: number;
          }[];
          /**
           * BackendSettings holds configuration for managing the connection
           * to the backend.
           */
          backendSettings?: EnvoyGatewayBackendSettings;
          /**
           * Duration is a string value representing a duration in time. The format is as specified
           * in GEP-2257, a strict subset of the syntax parsed by Golang time.ParseDuration.
           */
          cacheDuration?: string;
          /**
           * FailedRefetchDuration is the duration Envoy waits before re-fetching the JWKS
           * after a failed fetch.
           * This does not control retries within a single fetch attempt (see BackendSettings.Retry),
           * only the interval between fetch attempts after a failure.
           * If not specified, Envoy's default of 1 second is used.
           */
          failedRefetchDuration?: string;
          /**
           * URI is the HTTPS URI to fetch the JWKS. Envoy's system trust bundle is used to validate the server certificate.
           * If a custom trust bundle is needed, it can be specified in a BackendTLSConfig resource and target the BackendRefs.
           */
          uri: string;
        };
      }[];
    };
    /**
     * MergeType determines how this configuration is merged with existing SecurityPolicy
     * configurations targeting a parent resource. When set, this configuration will be merged
     * into the closest parent SecurityPolicy in the route's attachment hierarchy (for
     * example, one targeting a Gateway, Gateway listener, ListenerSet, or ListenerSet
     * listener).
     * Currently, this field can only be set when targeting xRoute resources.
     * If unset, no merging occurs, and only the most specific configuration takes effect.
     */
    mergeType?: string;
    /**
     * OIDC defines the configuration for the OpenID Connect (OIDC) authentication.
     */
    oidc?: {
      /**
       * The client ID to be used in the OIDC
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       *
       * Only one of clientID or clientIDRef must be set.
       */
      clientID?: string;
      /**
       * The Kubernetes secret which contains the client ID to be used in the
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       * Exactly one of clientID or clientIDRef must be set.
       * This is an Opaque secret. The client ID should be stored in the key "client-id".
       *
       * Only one of clientID or clientIDRef must be set.
       */
      clientIDRef?: EnvoyGatewayClientCertificateRef;
      /**
       * The Kubernetes secret which contains the OIDC client secret to be used in the
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       *
       * This is an Opaque secret. The client secret should be stored in the key
       * "client-secret".
       */
      clientSecret: EnvoyGatewayClientCertificateRef;
      /**
       * CookieConfigs allows setting the SameSite attribute for OIDC cookies.
       * By default, its unset.
       */
      cookieConfig?: {
        sameSite?: "Lax" | "Strict" | "None";
      };
      /**
       * The optional domain to set the access and ID token cookies on.
       * If not set, the cookies will default to the host of the request, not including the subdomains.
       * If set, the cookies will be set on the specified domain and all subdomains.
       * This means that requests to any subdomain will not require reauthentication after users log in to the parent domain.
       */
      cookieDomain?: string;
      /**
       * The optional cookie name overrides to be used for Bearer and IdToken cookies in the
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       * If not specified, uses a randomly generated suffix
       */
      cookieNames?: {
        /**
         * The name of the cookie used to store the AccessToken in the
         * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
         * If not specified, defaults to "AccessToken-(randomly generated uid)"
         */
        accessToken?: string;
        /**
         * The name of the cookie used to store the IdToken in the
         * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
         * If not specified, defaults to "IdToken-(randomly generated uid)"
         */
        idToken?: string;
      };
      /**
       * CSRFTokenTTL defines how long the CSRF token generated during the OAuth2 authorization flow remains valid.
       *
       * This duration determines the lifetime of the CSRF cookie, which is validated against the CSRF token
       * in the "state" parameter when the provider redirects back to the callback endpoint.
       *
       * If omitted, Envoy Gateway defaults the token expiration to 10 minutes.
       */
      csrfTokenTTL?: string;
      /**
       * DefaultRefreshTokenTTL is the default lifetime of the refresh token.
       * This field is only used when the exp (expiration time) claim is omitted in
       * the refresh token or the refresh token is not JWT.
       *
       * If not specified, defaults to 604800s (one week).
       * Note: this field is only applicable when the "refreshToken" field is set to true.
       */
      defaultRefreshTokenTTL?: string;
      /**
       * DefaultTokenTTL is the default lifetime of the id token and access token.
       * Please note that Envoy will always use the expiry time from the response
       * of the authorization server if it is provided. This field is only used when
       * the expiry time is not provided by the authorization.
       *
       * If not specified, defaults to 0. In this case, the "expires_in" field in
       * the authorization response must be set by the authorization server, or the
       * OAuth flow will fail.
       */
      defaultTokenTTL?: string;
      /**
       * Any request that matches any of the provided matchers (with either tokens that are expired or missing tokens) will not be redirected to the OIDC Provider.
       * This behavior can be useful for AJAX or machine requests.
       */
      denyRedirect?: {
        /**
         * Defines the headers to match against the request to deny redirect to the OIDC Provider.
         *
         * Items: OIDCDenyRedirectHeader defines how a header is matched
         */
        headers: {
          /**
           * Specifies the name of the header in the request.
           */
          name: string;
          /**
           * Type specifies how to match against a string.
           */
          type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
          /**
           * Value specifies the string value that the match must have.
           */
          value: string;
        }[];
      };
      /**
       * Disable token encryption. When set to true, both the access token and the ID token will be stored in plain text.
       * This option should only be used in secure environments where token encryption is not required.
       * Default is false (tokens are encrypted).
       */
      disableTokenEncryption?: boolean;
      /**
       * ForwardAccessToken indicates whether the Envoy should forward the access token
       * via the Authorization header Bearer scheme to the upstream.
       * If not specified, defaults to false.
       */
      forwardAccessToken?: boolean;
      /**
       * ForwardIDToken configures forwarding of the OIDC ID token to the upstream.
       *
       * If the configured header is "Authorization", EG forwards the ID token using
       * the "Bearer " prefix. For any other header, EG forwards the raw token value.
       * If not specified, the ID token will not be forwarded.
       *
       * Note: when passThroughAuthHeader is enabled, this header must not be the same
       * as a header a JWT provider extracts from (the "Authorization" header by
       * default). The forwarded ID token header is owned by Envoy, and Envoy rejects
       * an OAuth2 configuration whose pass-through matcher keys on it.
       */
      forwardIDToken?: {
        /**
         * Header is the upstream request header that will carry the ID token.
         * It must be a valid HTTP header name. Pseudo-headers (names starting with ":")
         * and the "Host" header are not allowed.
         */
        header: string;
      };
      /**
       * The path to log a user out, clearing their credential cookies.
       *
       * If not specified, uses a default logout path "/logout"
       */
      logoutPath?: string;
      /**
       * Skips OIDC authentication when the request contains a header that will be extracted by the JWT filter. Unless
       * explicitly stated otherwise in the extractFrom field, this will be the "Authorization: Bearer ..." header.
       *
       * The passThroughAuthHeader option is typically used for non-browser clients that may not be able to handle OIDC
       * redirects and wish to directly supply a token instead.
       *
       * If not specified, defaults to false.
       */
      passThroughAuthHeader?: boolean;
      /**
       * The OIDC Provider configuration.
       */
      provider: {
        /**
         * The OIDC Provider's [authorization endpoint](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint).
         * If not provided, EG will try to discover it from the provider's [Well-Known Configuration Endpoint](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationResponse).
         */
        authorizationEndpoint?: string;
        /**
         * BackendRef references a Kubernetes object that represents the
         * backend server to which the authorization request will be sent.
         *
         * Deprecated: Use BackendRefs instead.
         */
        backendRef?: EnvoyGatewayBackendRef;
        /**
         * BackendRefs references a Kubernetes object that represents the
         * backend server to which the authorization request will be sent.
         *
         * Items: BackendRef defines how an ObjectReference that is specific to BackendRef.
         */
        backendRefs?: {
          /**
           * Fallback indicates whether the backend is designated as a fallback.
           * Multiple fallback backends can be configured.
           * It is highly recommended to configure active or passive health checks to ensure that failover can be detected
           * when the active backends become unhealthy and to automatically readjust once the primary backends are healthy again.
           * The overprovisioning factor is set to 1.4, meaning the fallback backends will only start receiving traffic when
           * the health of the active backends falls below 72%.
           */
          fallback?: boolean;
          /**
           * Group is the group of the referent. For example, "gateway.networking.k8s.io".
           * When unspecified or empty string, core API group is inferred.
           */
          group?: string;
          /**
           * Kind is the Kubernetes resource kind of the referent. For example
           * "Service".
           *
           * Defaults to "Service" when not specified.
           *
           * ExternalName services can refer to CNAME DNS records that may live
           * outside of the cluster and as such are difficult to reason about in
           * terms of conformance. They also may not be safe to forward to (see
           * CVE-2021-25740 for more information). Implementations SHOULD NOT
           * support ExternalName Services.
           *
           * Support: Core (Services with a type other than ExternalName)
           *
           * Support: Implementation-specific (Services with type ExternalName)
           */
          kind?: string;
          /**
           * Name is the name of the referent.
           */
          name: string;
          /**
           * Namespace is the namespace of the backend. When unspecified, the local
           * namespace is inferred.
           *
           * Note that when a namespace different than the local namespace is specified,
           * a ReferenceGrant object is required in the referent namespace to allow that
           * namespace's owner to accept the reference. See the ReferenceGrant
           * documentation for details.
           *
           * Support: Core
           */
          namespace?: string;
          /**
           * Port specifies the destination port number to use for this resource.
           * Port is required when the referent is a Kubernetes Service. In this
           * case, the port number is the service port number, not the target port.
           * For other resources, destination port might be derived from the referent
           * resource or this field.
           */
          port?: number;
          /**
           * Weight specifies the proportion of requests forwarded to the referenced
           * backend. This is computed as weight/(sum of all weights in this
           * BackendRefs list). For non-zero values, there may be some epsilon from
           * the exact proportion defined here depending on the precision an
           * implementation supports. Weight is not a percentage and the sum of
           * weights does not need to equal 100.
           *
           * If only one backend is specified and it has a weight greater than 0, 100%
           * of the traffic is forwarded to that backend. If weight is set to 0, no
           * traffic should be forwarded for this entry. If unspecified, weight
           * defaults to 1.
           *
           * Support for this field varies based on the context where used.
           */
          weight?: number;
        }[];
        /**
         * BackendSettings holds configuration for managing the connection
         * to the backend.
         */
        backendSettings?: EnvoyGatewayBackendSettings;
        /**
         * The OIDC Provider's [end session endpoint](https://openid.net/specs/openid-connect-core-1_0.html#RPLogout).
         *
         * If the end session endpoint is provided, EG will use it to log out the user from the OIDC Provider when the user accesses the logout path.
         * EG will also try to discover the end session endpoint from the provider's [Well-Known Configuration Endpoint](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationResponse) when authorizationEndpoint or tokenEndpoint is not provided.
         */
        endSessionEndpoint?: string;
        /**
         * The OIDC Provider's [issuer identifier](https://openid.net/specs/openid-connect-discovery-1_0.html#IssuerDiscovery).
         * Issuer MUST be a URI RFC 3986 [RFC3986] with a scheme component that MUST
         * be https, a host component, and optionally, port and path components and
         * no query or fragment components.
         */
        issuer: string;
        /**
         * The OIDC Provider's [token endpoint](https://openid.net/specs/openid-connect-core-1_0.html#TokenEndpoint).
         * If not provided, EG will try to discover it from the provider's [Well-Known Configuration Endpoint](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationResponse).
         */
        tokenEndpoint?: string;
      };
      /**
       * The redirect URL to be used in the OIDC
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       * If not specified, uses the default redirect URI "%REQ(x-forwarded-proto)%://%REQ(:authority)%/oauth2/callback"
       */
      redirectURL?: string;
      /**
       * RefreshToken indicates whether the Envoy should automatically refresh the
       * id token and access token when they expire.
       * When set to true, the Envoy will use the refresh token to get a new id token
       * and access token when they expire.
       *
       * If not specified, defaults to true.
       */
      refreshToken?: boolean;
      /**
       * The OIDC resources to be used in the
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       */
      resources?: string[];
      /**
       * The OIDC scopes to be used in the
       * [Authentication Request](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
       * The "openid" scope is always added to the list of scopes if not already
       * specified.
       */
      scopes?: string[];
    };
    /**
     * TargetRef is the name of the resource this policy is being attached to.
     * This policy and the TargetRef MUST be in the same namespace for this
     * Policy to have effect
     *
     * Deprecated: use targetRefs/targetSelectors instead
     */
    targetRef?: EnvoyGatewayTargetRef;
    /**
     * TargetRefs are the names of the Gateway resources this policy
     * is being attached to.
     *
     * Items: LocalPolicyTargetReferenceWithSectionName identifies an API object to apply a
     * direct policy to. This should be used as part of Policy resources that can
     * target single resources. For more information on how this policy attachment
     * mode works, and a sample Policy resource, refer to the policy attachment
     * documentation for Gateway API.
     *
     * Note: This should only be used for direct policy attachment when references
     * to SectionName are actually needed. In all other cases,
     * LocalPolicyTargetReference should be used.
     */
    targetRefs?: EnvoyGatewayTargetRef[];
    /**
     * TargetSelectors allow targeting resources for this policy based on labels
     */
    targetSelectors?: {
      /**
       * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
       */
      group?: string;
      /**
       * Kind is the resource kind that this selector targets.
       */
      kind: string;
      /**
       * MatchExpressions is a list of label selector requirements. The requirements are ANDed.
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
       * MatchLabels are the set of label selectors for identifying the targeted resource.
       */
      matchLabels?: {
        [k: string]: string;
      };
      /**
       * Namespaces determines which namespaces are considered for target selection.
       *
       * If unspecified, only targets in the same namespace as this policy are considered.
       *
       * When specified, the effective set of namespaces is always constrained to the
       * namespaces watched by Envoy Gateway.
       *
       * Selecting targets across namespaces requires a ReferenceGrant in the target
       * namespace that allows this policy kind to reference the selected target kind.
       * Cross-namespace targets without a matching ReferenceGrant are ignored.
       */
      namespaces?: {
        /**
         * From indicates how namespaces are selected for this target selector.
         *
         * All means all namespaces watched by Envoy Gateway.
         * Selector means namespaces watched by Envoy Gateway that match Selector.
         */
        from?: "Same" | "All" | "Selector";
        /**
         * Selector selects namespaces when From is set to Selector.
         */
        selector?: EnvoyGatewaySelector;
      };
    }[];
  };
  metadata: ObjectMeta & { name: string };
}
