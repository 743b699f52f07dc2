/* Made by `npm run generate` from istio.io/istio 0.0.0-20260827124520-eed52ebb66ad; do not edit. */

import type { ObjectMeta } from "./kubernetes";

export interface IstioKinds {
  AuthorizationPolicy: AuthorizationPolicy;
  DestinationRule: DestinationRule;
  PeerAuthentication: PeerAuthentication;
  RequestAuthentication: RequestAuthentication;
  ServiceEntry: ServiceEntry;
  Sidecar: Sidecar;
  Telemetry: Telemetry;
  VirtualService: VirtualService;
}
export type AuthorizationPolicy = {
  /**
   * Configuration for access control on workloads. See more details at: https://istio.io/docs/reference/config/security/authorization-policy.html
   */
  spec?: {
    /**
     * Optional.
     *
     * Valid Options: ALLOW, DENY, AUDIT, CUSTOM
     */
    action?: "ALLOW" | "DENY" | "AUDIT" | "CUSTOM";
    /**
     * Specifies detailed configuration of the CUSTOM action.
     */
    provider?: {
      /**
       * Specifies the name of the extension provider.
       */
      name?: string;
    };
    /**
     * Optional.
     */
    rules?: {
      /**
       * Optional.
       */
      from?: {
        /**
         * Source specifies the source of a request.
         */
        source?: {
          /**
           * Optional.
           */
          ipBlocks?: string[];
          /**
           * Optional.
           */
          namespaces?: string[];
          /**
           * Optional.
           */
          notIpBlocks?: string[];
          /**
           * Optional.
           */
          notNamespaces?: string[];
          /**
           * Optional.
           */
          notPrincipals?: string[];
          /**
           * Optional.
           */
          notRemoteIpBlocks?: string[];
          /**
           * Optional.
           */
          notRequestPrincipals?: string[];
          /**
           * Optional.
           */
          notServiceAccounts?: string[];
          /**
           * Optional.
           */
          notTrustDomains?: string[];
          /**
           * Optional.
           */
          principals?: string[];
          /**
           * Optional.
           */
          remoteIpBlocks?: string[];
          /**
           * Optional.
           */
          requestPrincipals?: string[];
          /**
           * Optional.
           */
          serviceAccounts?: string[];
          /**
           * Optional.
           */
          trustDomains?: string[];
        };
      }[];
      /**
       * Optional.
       */
      to?: {
        /**
         * Operation specifies the operation of a request.
         */
        operation?: {
          /**
           * Optional.
           */
          hosts?: string[];
          /**
           * Optional.
           */
          methods?: string[];
          /**
           * Optional.
           */
          notHosts?: string[];
          /**
           * Optional.
           */
          notMethods?: string[];
          /**
           * Optional.
           */
          notPaths?: string[];
          /**
           * Optional.
           */
          notPorts?: string[];
          /**
           * Optional.
           */
          paths?: string[];
          /**
           * Optional.
           */
          ports?: string[];
        };
      }[];
      /**
       * Optional.
       */
      when?: {
        /**
         * The name of an Istio attribute.
         */
        key: string;
        /**
         * Optional.
         */
        notValues?: string[];
        /**
         * Optional.
         */
        values?: string[];
      }[];
    }[];
    /**
     * Optional.
     */
    selector?: IstioSelector;
    targetRef?: IstioTargetRef;
    /**
     * Optional.
     */
    targetRefs?: IstioTargetRef[];
  };
  apiVersion: "security.istio.io/v1";
  kind: "AuthorizationPolicy";
  metadata: ObjectMeta & { name: string };
}
export interface IstioSelector {
  /**
   * One or more labels that indicate a specific set of pods/VMs on which a policy should be applied.
   */
  matchLabels?: {
    [k: string]: string;
  };
}
export interface IstioTargetRef {
  /**
   * group is the group of the target resource.
   */
  group?: string;
  /**
   * kind is kind of the target resource.
   */
  kind: string;
  /**
   * name is the name of the target resource.
   */
  name: string;
  /**
   * namespace is the namespace of the referent.
   */
  namespace?: string;
}
export type DestinationRule = {
  /**
   * Configuration affecting load balancing, outlier detection, etc. See more details at: https://istio.io/docs/reference/config/networking/destination-rule.html
   */
  spec?: {
    /**
     * A list of namespaces to which this destination rule is exported.
     */
    exportTo?: string[];
    /**
     * The name of a service from the service registry.
     */
    host: string;
    /**
     * One or more named sets that represent individual versions of a service.
     */
    subsets?: {
      /**
       * Labels apply a filter over the endpoints of a service in the service registry.
       */
      labels?: {
        [k: string]: string;
      };
      /**
       * Name of the subset.
       */
      name: string;
      /**
       * Traffic policies that apply to this subset.
       */
      trafficPolicy?: IstioTrafficPolicy;
    }[];
    /**
     * Traffic policies to apply (load balancing policy, connection pool sizes, outlier detection).
     */
    trafficPolicy?: IstioTrafficPolicy;
    /**
     * Criteria used to select the specific set of pods/VMs on which this `DestinationRule` configuration should be applied.
     */
    workloadSelector?: IstioSelector;
  };
  apiVersion: "networking.istio.io/v1";
  kind: "DestinationRule";
  metadata: ObjectMeta & { name: string };
}
export interface IstioTrafficPolicy {
  connectionPool?: IstioConnectionPool;
  /**
   * Settings controlling the load balancer algorithms.
   */
  loadBalancer?: IstioLoadBalancer;
  outlierDetection?: IstioOutlierDetection;
  /**
   * Traffic policies specific to individual ports.
   */
  portLevelSettings?: {
    connectionPool?: IstioConnectionPool;
    /**
     * Settings controlling the load balancer algorithms.
     */
    loadBalancer?: IstioLoadBalancer;
    outlierDetection?: IstioOutlierDetection;
    /**
     * Specifies the number of a port on the destination service on which this policy is being applied.
     */
    port?: {
      number?: number;
    };
    /**
     * TLS related settings for connections to the upstream service.
     */
    tls?: IstioTls;
  }[];
  /**
   * The upstream PROXY protocol settings.
   */
  proxyProtocol?: {
    /**
     * The PROXY protocol version to use.
     *
     * Valid Options: V1, V2
     */
    version?: "V1" | "V2";
  };
  /**
   * Specifies a limit on concurrent retries in relation to the number of active requests.
   */
  retryBudget?: {
    /**
     * Specifies the duration in which requests will be considered when calculating the budget for retries.
     */
    budgetInterval?: string;
    /**
     * Specifies the minimum retry concurrency allowed for the retry budget.
     */
    minRetryConcurrency?: number;
    /**
     * Specifies the limit on concurrent retries as a percentage of the sum of active requests and active pending requests.
     */
    percent?: number | null;
  };
  /**
   * TLS related settings for connections to the upstream service.
   */
  tls?: IstioTls;
  /**
   * Configuration of tunneling TCP over other transport or application layers for the host configured in the DestinationRule.
   */
  tunnel?: {
    /**
     * Specifies which protocol to use for tunneling the downstream connection.
     */
    protocol?: string;
    /**
     * Specifies a host to which the downstream connection is tunneled.
     */
    targetHost: string;
    /**
     * Specifies a port to which the downstream connection is tunneled.
     */
    targetPort: number;
  };
}
export interface IstioConnectionPool {
  /**
   * HTTP connection pool settings.
   */
  http?: {
    /**
     * Specify if http1.1 connection should be upgraded to http2 for the associated destination.
     *
     * Valid Options: DEFAULT, DO_NOT_UPGRADE, UPGRADE
     */
    h2UpgradePolicy?: "DEFAULT" | "DO_NOT_UPGRADE" | "UPGRADE";
    /**
     * Maximum number of requests that will be queued while waiting for a ready connection pool connection.
     */
    http1MaxPendingRequests?: number;
    /**
     * Configure HTTP/2 PING frames for upstream connections.
     */
    http2KeepAlive?: {
      /**
       * Send HTTP/2 PING frames at this interval.
       */
      interval?: string;
      /**
       * How long to wait for a response to an HTTP/2 PING frame before closing the connection.
       */
      timeout?: string;
    };
    /**
     * Maximum number of active requests to a destination.
     */
    http2MaxRequests?: number;
    /**
     * The idle timeout for upstream connection pool connections.
     */
    idleTimeout?: string;
    /**
     * The maximum number of concurrent streams allowed for a peer on one HTTP/2 connection.
     */
    maxConcurrentStreams?: number;
    /**
     * Maximum number of requests per connection to a backend.
     */
    maxRequestsPerConnection?: number;
    /**
     * Maximum number of retries that can be outstanding to all hosts in a cluster at a given time.
     */
    maxRetries?: number;
    /**
     * If set to true, client protocol will be preserved while initiating connection to backend.
     */
    useClientProtocol?: boolean;
  };
  /**
   * Settings common to both HTTP and TCP upstream connections.
   */
  tcp?: {
    /**
     * TCP connection timeout.
     */
    connectTimeout?: string;
    /**
     * The idle timeout for TCP connections.
     */
    idleTimeout?: string;
    /**
     * The maximum duration of a connection.
     */
    maxConnectionDuration?: string;
    /**
     * Maximum number of HTTP1 /TCP connections to a destination host.
     */
    maxConnections?: number;
    /**
     * If set then set SO_KEEPALIVE on the socket to enable TCP Keepalives.
     */
    tcpKeepalive?: {
      /**
       * The time duration between keep-alive probes.
       */
      interval?: string;
      /**
       * Maximum number of keepalive probes to send without response before deciding the connection is dead.
       */
      probes?: number;
      /**
       * The time duration a connection needs to be idle before keep-alive probes start being sent.
       */
      time?: string;
    };
  };
}
export interface IstioLoadBalancer {
  /**
   * Consistent Hash-based load balancing can be used to provide soft session affinity based on HTTP headers, cookies or other properties.
   */
  consistentHash?: {
    /**
     * Hash based on HTTP cookie.
     */
    httpCookie?: {
      /**
       * Additional attributes for the cookie.
       */
      attributes?: {
        /**
         * The name of the cookie attribute.
         */
        name: string;
        /**
         * The optional value of the cookie attribute.
         */
        value?: string;
      }[];
      /**
       * Name of the cookie.
       */
      name: string;
      /**
       * Path to set for the cookie.
       */
      path?: string;
      /**
       * Lifetime of the cookie.
       */
      ttl?: string;
    };
    /**
     * Hash based on a specific HTTP header.
     */
    httpHeaderName?: string;
    /**
     * Hash based on a specific HTTP query parameter.
     */
    httpQueryParameterName?: string;
    /**
     * The Maglev load balancer implements consistent hashing to backend hosts.
     */
    maglev?: {
      /**
       * The table size for Maglev hashing.
       */
      tableSize?: number;
    };
    /**
     * Deprecated.
     */
    minimumRingSize?: number;
    /**
     * The ring/modulo hash load balancer implements consistent hashing to backend hosts.
     */
    ringHash?: {
      /**
       * The minimum number of virtual nodes to use for the hash ring.
       */
      minimumRingSize?: number;
    };
    /**
     * Hash based on the source IP address.
     */
    useSourceIp?: boolean;
  };
  /**
   * Locality load balancer settings.
   */
  localityLbSetting?: {
    /**
     * Optional: only one of distribute, failover or failoverPriority can be set.
     */
    distribute?: {
      /**
       * Originating locality, '/' separated, e.g.
       */
      from?: string;
      /**
       * Map of upstream localities to traffic distribution weights.
       */
      to?: {
        [k: string]: number;
      };
    }[];
    /**
     * Enable locality load balancing.
     */
    enabled?: boolean | null;
    /**
     * Optional: only one of distribute, failover or failoverPriority can be set.
     */
    failover?: {
      /**
       * Originating region.
       */
      from?: string;
      /**
       * Destination region the traffic will fail over to when endpoints in the 'from' region becomes unhealthy.
       */
      to?: string;
    }[];
    /**
     * failoverPriority is an ordered list of labels used to sort endpoints to do priority based load balancing.
     */
    failoverPriority?: string[];
  };
  /**
   * Standard load balancing algorithms that require no tuning.
   *
   * Valid Options: LEAST_CONN, RANDOM, PASSTHROUGH, ROUND_ROBIN, LEAST_REQUEST
   */
  simple?: "UNSPECIFIED" | "LEAST_CONN" | "RANDOM" | "PASSTHROUGH" | "ROUND_ROBIN" | "LEAST_REQUEST";
  /**
   * Represents the warmup configuration of Service.
   */
  warmup?: {
    /**
     * This parameter controls the speed of traffic increase over the warmup duration.
     */
    aggression?: number | null;
    duration: string;
    minimumPercent?: number | null;
  };
  /**
   * Deprecated: use `warmup` instead.
   */
  warmupDurationSecs?: string;
  /**
   * Zone Aware load balancer settings.
   */
  zoneAwareLbSetting?: {
    /**
     * Enable zone aware load balancing.
     */
    enabled?: boolean | null;
    /**
     * Optional.
     */
    failover?: {
      /**
       * Originating region.
       */
      from?: string;
      /**
       * Destination region the traffic will fail over to when endpoints in the 'from' region becomes unhealthy.
       */
      to?: string;
    }[];
    /**
     * failoverPriority is an ordered list of labels used to sort endpoints for priority-based load balancing.
     */
    failoverPriority?: string[];
    /**
     * Minimum number of hosts in the upstream cluster's local region required for zone-aware load balancing to be enabled.
     */
    minClusterSize?: number | null;
  };
}
export interface IstioOutlierDetection {
  /**
   * Minimum ejection duration.
   */
  baseEjectionTime?: string;
  /**
   * Number of 5xx errors before a host is ejected from the connection pool.
   */
  consecutive5xxErrors?: number | null;
  consecutiveErrors?: number;
  /**
   * Number of gateway errors before a host is ejected from the connection pool.
   */
  consecutiveGatewayErrors?: number | null;
  /**
   * The number of consecutive locally originated failures before ejection occurs.
   */
  consecutiveLocalOriginFailures?: number | null;
  /**
   * Time interval between ejection sweep analysis.
   */
  interval?: string;
  /**
   * Maximum % of hosts in the load balancing pool for the upstream service that can be ejected.
   */
  maxEjectionPercent?: number;
  /**
   * Outlier detection will be enabled as long as the associated load balancing pool has at least `minHealthPercent` hosts in healthy mode.
   */
  minHealthPercent?: number;
  /**
   * Specifies the HTTP response status codes that are treated as outlier detection errors.
   */
  outlierDetectionHttpErrorCodes?: number[];
  /**
   * Determines whether to distinguish local origin failures from external errors.
   */
  splitExternalLocalOriginErrors?: boolean;
}
export interface IstioTls {
  /**
   * OPTIONAL: The path to the file containing certificate authority certificates to use in verifying a presented server certificate.
   */
  caCertificates?: string;
  /**
   * OPTIONAL: The path to the file containing the certificate revocation list (CRL) to use in verifying a presented server certificate.
   */
  caCrl?: string;
  /**
   * REQUIRED if mode is `MUTUAL`.
   */
  clientCertificate?: string;
  /**
   * The name of the secret that holds the TLS certs for the client including the CA certificates.
   */
  credentialName?: string;
  /**
   * `insecureSkipVerify` specifies whether the proxy should skip verifying the CA signature and SAN for the server certificate corresponding to the host.
   */
  insecureSkipVerify?: boolean | null;
  /**
   * Indicates whether connections to this port should be secured using TLS.
   *
   * Valid Options: DISABLE, SIMPLE, MUTUAL, ISTIO_MUTUAL
   */
  mode?: "DISABLE" | "SIMPLE" | "MUTUAL" | "ISTIO_MUTUAL";
  /**
   * REQUIRED if mode is `MUTUAL`.
   */
  privateKey?: string;
  /**
   * SNI string to present to the server during TLS handshake.
   */
  sni?: string;
  /**
   * A list of alternate names to verify the subject identity in the certificate.
   */
  subjectAltNames?: string[];
}
export type PeerAuthentication = {
  /**
   * Peer authentication configuration for workloads. See more details at: https://istio.io/docs/reference/config/security/peer_authentication.html
   */
  spec?: {
    /**
     * Mutual TLS settings for workload.
     */
    mtls?: IstioMtls;
    /**
     * Port specific mutual TLS settings.
     */
    portLevelMtls?: {
      [k: string]: IstioMtls;
    };
    /**
     * The selector determines the workloads to apply the PeerAuthentication on.
     */
    selector?: IstioSelector;
  };
  apiVersion: "security.istio.io/v1";
  kind: "PeerAuthentication";
  metadata: ObjectMeta & { name: string };
}
export interface IstioMtls {
  /**
   * Defines the mTLS mode used for peer authentication.
   *
   * Valid Options: DISABLE, PERMISSIVE, STRICT
   */
  mode?: "UNSET" | "DISABLE" | "PERMISSIVE" | "STRICT";
}
export type RequestAuthentication = {
  /**
   * Request authentication configuration for workloads. See more details at: https://istio.io/docs/reference/config/security/request_authentication.html
   */
  spec?: {
    /**
     * Define the list of JWTs that can be validated at the selected workloads' proxy.
     */
    jwtRules?: {
      /**
       * The list of JWT [audiences](https://tools.ietf.org/html/rfc7519#section-4.1.3) that are allowed to access.
       */
      audiences?: string[];
      /**
       * If set to true, the original token will be kept for the upstream request.
       */
      forwardOriginalToken?: boolean;
      /**
       * List of cookie names from which JWT is expected.
       */
      fromCookies?: string[];
      /**
       * List of header locations from which JWT is expected.
       */
      fromHeaders?: {
        /**
         * The HTTP header name.
         */
        name: string;
        /**
         * The prefix that should be stripped before decoding the token.
         */
        prefix?: string;
      }[];
      /**
       * List of query parameters from which JWT is expected.
       */
      fromParams?: string[];
      /**
       * Identifies the issuer that issued the JWT.
       */
      issuer?: string;
      /**
       * JSON Web Key Set of public keys to validate signature of the JWT.
       */
      jwks?: string;
      /**
       * URL of the provider's public key set to validate signature of the JWT.
       */
      jwks_uri?: string;
      /**
       * URL of the provider's public key set to validate signature of the JWT.
       */
      jwksUri?: string;
      /**
       * This field specifies a list of operations to copy the claim to HTTP headers on a successfully verified token.
       */
      outputClaimToHeaders?: {
        /**
         * The name of the claim to be copied from.
         */
        claim: string;
        /**
         * The name of the header to be created.
         */
        header: string;
      }[];
      /**
       * This field specifies the header name to output a successfully verified JWT payload to the backend.
       */
      outputPayloadToHeader?: string;
      /**
       * List of JWT claim names that should be treated as space-delimited strings.
       */
      spaceDelimitedClaims?: string[];
      /**
       * The maximum amount of time that the resolver, determined by the PILOT_JWT_ENABLE_REMOTE_JWKS environment variable, will spend waiting for the JWKS to be fetched.
       */
      timeout?: string;
    }[];
    /**
     * Optional.
     */
    selector?: IstioSelector;
    targetRef?: IstioTargetRef;
    /**
     * Optional.
     */
    targetRefs?: IstioTargetRef[];
  };
  apiVersion: "security.istio.io/v1";
  kind: "RequestAuthentication";
  metadata: ObjectMeta & { name: string };
}
export type ServiceEntry = {
  /**
   * Configuration affecting service registry. See more details at: https://istio.io/docs/reference/config/networking/service-entry.html
   */
  spec: {
    /**
     * The virtual IP addresses associated with the service.
     */
    addresses?: string[];
    /**
     * One or more endpoints associated with the service.
     */
    endpoints?: {
      /**
       * Address associated with the network endpoint without the port.
       */
      address?: string;
      /**
       * One or more labels associated with the endpoint.
       */
      labels?: {
        [k: string]: string;
      };
      /**
       * The locality associated with the endpoint.
       */
      locality?: string;
      /**
       * Network enables Istio to group endpoints resident in the same L3 domain/network.
       */
      network?: string;
      /**
       * Set of ports associated with the endpoint.
       */
      ports?: {
        [k: string]: number;
      };
      /**
       * The service account associated with the workload if a sidecar is present in the workload.
       */
      serviceAccount?: string;
      /**
       * The load balancing weight associated with the endpoint.
       */
      weight?: number;
    }[];
    /**
     * A list of namespaces to which this service is exported.
     */
    exportTo?: string[];
    /**
     * The hosts associated with the ServiceEntry.
     */
    hosts: string[];
    /**
     * Specify whether the service should be considered external to the mesh or part of the mesh.
     *
     * Valid Options: MESH_EXTERNAL, MESH_INTERNAL
     */
    location?: "MESH_EXTERNAL" | "MESH_INTERNAL";
    /**
     * The ports associated with the external service.
     */
    ports?: {
      /**
       * Label assigned to the port.
       */
      name: string;
      /**
       * A valid non-negative integer port number.
       */
      number: number;
      /**
       * The protocol exposed on the port.
       */
      protocol?: string;
      /**
       * The port number on the endpoint where the traffic will be received.
       */
      targetPort?: number;
    }[];
    /**
     * Service resolution mode for the hosts.
     *
     * Valid Options: NONE, STATIC, DNS, DNS_ROUND_ROBIN, DYNAMIC_DNS
     */
    resolution?: "NONE" | "STATIC" | "DNS" | "DNS_ROUND_ROBIN" | "DYNAMIC_DNS";
    /**
     * If specified, the proxy will verify that the server certificate's subject alternate name matches one of the specified values.
     */
    subjectAltNames?: string[];
    /**
     * Applicable only for MESH_INTERNAL services.
     */
    workloadSelector?: IstioWorkloadSelector;
  };
  apiVersion: "networking.istio.io/v1";
  kind: "ServiceEntry";
  metadata: ObjectMeta & { name: string };
}
export interface IstioWorkloadSelector {
  /**
   * One or more labels that indicate a specific set of pods/VMs on which the configuration should be applied.
   */
  labels?: {
    [k: string]: string;
  };
}
export type Sidecar = {
  /**
   * Configuration affecting network reachability of a sidecar. See more details at: https://istio.io/docs/reference/config/networking/sidecar.html
   */
  spec?: {
    /**
     * Egress specifies the configuration of the sidecar for processing outbound traffic from the attached workload instance to other services in the mesh.
     */
    egress?: {
      /**
       * The IP(IPv4 or IPv6) or the Unix domain socket to which the listener should be bound to.
       */
      bind?: string;
      /**
       * When the bind address is an IP, the captureMode option dictates how traffic to the listener is expected to be captured (or not).
       *
       * Valid Options: DEFAULT, IPTABLES, NONE
       */
      captureMode?: "DEFAULT" | "IPTABLES" | "NONE";
      /**
       * One or more service hosts exposed by the listener in `namespace/dnsName` format.
       */
      hosts: string[];
      /**
       * The port associated with the listener.
       */
      port?: IstioPort;
    }[];
    /**
     * Settings controlling the volume of connections Envoy will accept from the network.
     */
    inboundConnectionPool?: IstioConnectionPool;
    /**
     * Ingress specifies the configuration of the sidecar for processing inbound traffic to the attached workload instance.
     */
    ingress?: {
      /**
       * The IP(IPv4 or IPv6) to which the listener should be bound.
       */
      bind?: string;
      /**
       * The captureMode option dictates how traffic to the listener is expected to be captured (or not).
       *
       * Valid Options: DEFAULT, IPTABLES, NONE
       */
      captureMode?: "DEFAULT" | "IPTABLES" | "NONE";
      /**
       * Settings controlling the volume of connections Envoy will accept from the network.
       */
      connectionPool?: IstioConnectionPool;
      /**
       * The IP endpoint or Unix domain socket to which traffic should be forwarded to.
       */
      defaultEndpoint?: string;
      /**
       * The port associated with the listener.
       */
      port: IstioPort;
      /**
       * Set of TLS related options that will enable TLS termination on the sidecar for requests originating from outside the mesh.
       */
      tls?: {
        /**
         * For mutual TLS, the name of the secret or the configmap that holds CA certificates.
         */
        caCertCredentialName?: string;
        /**
         * REQUIRED if mode is `MUTUAL` or `OPTIONAL_MUTUAL`.
         */
        caCertificates?: string;
        /**
         * OPTIONAL: The path to the file containing the certificate revocation list (CRL) to use in verifying a presented client side certificate.
         */
        caCrl?: string;
        /**
         * Optional: If specified, only support the specified cipher list.
         */
        cipherSuites?: string[];
        /**
         * For gateways running on Kubernetes, the name of the secret that holds the TLS certs including the CA certificates.
         */
        credentialName?: string;
        /**
         * Same as CredentialName but for multiple certificates.
         */
        credentialNames?: string[];
        /**
         * If set to true, the load balancer will send a 301 redirect for all http connections, asking the clients to use HTTPS.
         */
        httpsRedirect?: boolean;
        /**
         * Optional: If set to true, the proxy will try to validate the certificate, but even if the validation fails, it will allow the connection through.
         */
        insecureSkipVerify?: boolean | null;
        /**
         * Optional: Maximum TLS protocol version.
         *
         * Valid Options: TLS_AUTO, TLSV1_0, TLSV1_1, TLSV1_2, TLSV1_3
         */
        maxProtocolVersion?: "TLS_AUTO" | "TLSV1_0" | "TLSV1_1" | "TLSV1_2" | "TLSV1_3";
        /**
         * Optional: Minimum TLS protocol version.
         *
         * Valid Options: TLS_AUTO, TLSV1_0, TLSV1_1, TLSV1_2, TLSV1_3
         */
        minProtocolVersion?: "TLS_AUTO" | "TLSV1_0" | "TLSV1_1" | "TLSV1_2" | "TLSV1_3";
        /**
         * Optional: Indicates whether connections to this port should be secured using TLS.
         *
         * Valid Options: PASSTHROUGH, SIMPLE, MUTUAL, AUTO_PASSTHROUGH, ISTIO_MUTUAL, OPTIONAL_MUTUAL
         */
        mode?: "PASSTHROUGH" | "SIMPLE" | "MUTUAL" | "AUTO_PASSTHROUGH" | "ISTIO_MUTUAL" | "OPTIONAL_MUTUAL";
        /**
         * REQUIRED if mode is `SIMPLE` or `MUTUAL`.
         */
        privateKey?: string;
        /**
         * REQUIRED if mode is `SIMPLE` or `MUTUAL`.
         */
        serverCertificate?: string;
        /**
         * A list of alternate names to verify the subject identity in the certificate presented by the client.
         */
        subjectAltNames?: string[];
        /**
         * Only one of `server_certificate`, `private_key` or `credential_name` or `credential_names` or `tls_certificates` should be specified.
         */
        tlsCertificates?: {
          caCertificates?: string;
          /**
           * REQUIRED if mode is `SIMPLE` or `MUTUAL`.
           */
          privateKey?: string;
          /**
           * REQUIRED if mode is `SIMPLE` or `MUTUAL`.
           */
          serverCertificate?: string;
        }[];
        /**
         * An optional list of hex-encoded SHA-256 hashes of the authorized client certificates.
         */
        verifyCertificateHash?: string[];
        /**
         * An optional list of base64-encoded SHA-256 hashes of the SPKIs of authorized client certificates.
         */
        verifyCertificateSpki?: string[];
      };
    }[];
    /**
     * Set the default behavior of the sidecar for handling outbound traffic from the application.
     */
    outboundTrafficPolicy?: {
      egressProxy?: IstioEgressProxy;
      /**
       *
       *
       * Valid Options: REGISTRY_ONLY, ALLOW_ANY
       */
      mode?: "REGISTRY_ONLY" | "ALLOW_ANY";
    };
    /**
     * Criteria used to select the specific set of pods/VMs on which this `Sidecar` configuration should be applied.
     */
    workloadSelector?: IstioWorkloadSelector;
  };
  apiVersion: "networking.istio.io/v1";
  kind: "Sidecar";
  metadata: ObjectMeta & { name: string };
}
export interface IstioPort {
  /**
   * Label assigned to the port.
   */
  name?: string;
  /**
   * A valid non-negative integer port number.
   */
  number?: number;
  /**
   * The protocol exposed on the port.
   */
  protocol?: string;
  targetPort?: number;
}
export interface IstioEgressProxy {
  /**
   * The name of a service from the service registry.
   */
  host: string;
  /**
   * Specifies the port on the host that is being addressed.
   */
  port?: {
    number?: number;
  };
  /**
   * The name of a subset within the service.
   */
  subset?: string;
}
export type Telemetry = {
  /**
   * Telemetry configuration for workloads. See more details at: https://istio.io/docs/reference/config/telemetry.html
   */
  spec?: {
    /**
     * Optional.
     */
    accessLogging?: {
      /**
       * Controls logging.
       */
      disabled?: boolean | null;
      /**
       * Optional.
       */
      filter?: {
        /**
         * CEL expression for selecting when requests/connections should be logged.
         */
        expression?: string;
      };
      /**
       * Allows tailoring of logging behavior to specific conditions.
       */
      match?: {
        /**
         * This determines whether or not to apply the access logging configuration based on the direction of traffic relative to the proxied workload.
         *
         * Valid Options: CLIENT_AND_SERVER, CLIENT, SERVER
         */
        mode?: "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";
      };
      /**
       * Optional.
       */
      providers?: {
        /**
         * Required.
         */
        name: string;
      }[];
    }[];
    /**
     * Optional.
     */
    metrics?: {
      /**
       * Optional.
       */
      overrides?: {
        /**
         * Optional.
         */
        disabled?: boolean | null;
        /**
         * Match allows providing the scope of the override.
         */
        match?: {
          /**
           * Allows free-form specification of a metric.
           */
          customMetric?: string;
          /**
           * One of the well-known [Istio Standard Metrics](https://istio.io/latest/docs/reference/config/metrics/).
           *
           * Valid Options: ALL_METRICS, REQUEST_COUNT, REQUEST_DURATION, REQUEST_SIZE, RESPONSE_SIZE, TCP_OPENED_CONNECTIONS, TCP_CLOSED_CONNECTIONS, TCP_SENT_BYTES, TCP_RECEIVED_BYTES, GRPC_REQUEST_MESSAGES, GRPC_RESPONSE_MESSAGES
           */
          metric?:
            | "ALL_METRICS"
            | "REQUEST_COUNT"
            | "REQUEST_DURATION"
            | "REQUEST_SIZE"
            | "RESPONSE_SIZE"
            | "TCP_OPENED_CONNECTIONS"
            | "TCP_CLOSED_CONNECTIONS"
            | "TCP_SENT_BYTES"
            | "TCP_RECEIVED_BYTES"
            | "GRPC_REQUEST_MESSAGES"
            | "GRPC_RESPONSE_MESSAGES";
          /**
           * Controls which mode of metrics generation is selected: `CLIENT`, `SERVER`, or `CLIENT_AND_SERVER`.
           *
           * Valid Options: CLIENT_AND_SERVER, CLIENT, SERVER
           */
          mode?: "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";
        };
        /**
         * Optional.
         */
        tagOverrides?: {
          [k: string]: {
            /**
             * Operation controls whether or not to update/add a tag, or to remove it.
             *
             * Valid Options: UPSERT, REMOVE
             */
            operation?: "UPSERT" | "REMOVE";
            /**
             * Value is only considered if the operation is `UPSERT`.
             */
            value?: string;
          };
        };
      }[];
      /**
       * Optional.
       */
      providers?: {
        /**
         * Required.
         */
        name: string;
      }[];
      /**
       * Optional.
       */
      reportingInterval?: string;
    }[];
    /**
     * Optional.
     */
    selector?: IstioSelector;
    targetRef?: IstioTargetRef;
    /**
     * Optional.
     */
    targetRefs?: IstioTargetRef[];
    /**
     * Optional.
     */
    tracing?: {
      /**
       * Optional.
       */
      customTags?: {
        [k: string]: {
          /**
           * Environment adds the value of an environment variable to each span.
           */
          environment?: {
            /**
             * Optional.
             */
            defaultValue?: string;
            /**
             * Name of the environment variable from which to extract the tag value.
             */
            name: string;
          };
          /**
           * Formatter adds the value of access logging substitution formatter.
           */
          formatter?: {
            /**
             * The formatter tag value to use, same formatter as HTTP access logging (e.g.
             */
            value: string;
          };
          /**
           * RequestHeader adds the value of an header from the request to each span.
           */
          header?: {
            /**
             * Optional.
             */
            defaultValue?: string;
            /**
             * Name of the header from which to extract the tag value.
             */
            name: string;
          };
          /**
           * Literal adds the same, hard-coded value to each span.
           */
          literal?: {
            /**
             * The tag value to use.
             */
            value: string;
          };
        };
      };
      /**
       * Controls whether trace context headers (e.g., `traceparent`/`tracestate` for W3C, `X-B3-*` for Zipkin) are propagated in forwarded requests.
       */
      disableContextPropagation?: boolean | null;
      /**
       * Controls span reporting.
       */
      disableSpanReporting?: boolean | null;
      /**
       * Determines whether or not trace spans generated by Envoy will include Istio specific tags.
       */
      enableIstioTags?: boolean | null;
      /**
       * Allows tailoring of behavior to specific conditions.
       */
      match?: {
        /**
         * This determines whether or not to apply the tracing configuration based on the direction of traffic relative to the proxied workload.
         *
         * Valid Options: CLIENT_AND_SERVER, CLIENT, SERVER
         */
        mode?: "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";
      };
      /**
       * Optional.
       */
      providers?: {
        /**
         * Required.
         */
        name: string;
      }[];
      /**
       * Controls the rate at which traffic will be selected for tracing if no prior sampling decision has been made.
       */
      randomSamplingPercentage?: number | null;
      useRequestIdForTraceSampling?: boolean | null;
    }[];
  };
  apiVersion: "telemetry.istio.io/v1";
  kind: "Telemetry";
  metadata: ObjectMeta & { name: string };
}
export type VirtualService = {
  /**
   * Configuration affecting label/content routing, sni routing, etc. See more details at: https://istio.io/docs/reference/config/networking/virtual-service.html
   */
  spec?: {
    /**
     * A list of namespaces to which this virtual service is exported.
     */
    exportTo?: string[];
    /**
     * The names of gateways and sidecars that should apply these routes.
     */
    gateways?: string[];
    /**
     * The destination hosts to which traffic is being sent.
     */
    hosts?: string[];
    /**
     * An ordered list of route rules for HTTP traffic.
     */
    http?: {
      /**
       * Cross-Origin Resource Sharing policy (CORS).
       */
      corsPolicy?: {
        /**
         * Indicates whether the caller is allowed to send the actual request (not the preflight) using credentials.
         */
        allowCredentials?: boolean | null;
        /**
         * List of HTTP headers that can be used when requesting the resource.
         */
        allowHeaders?: string[];
        /**
         * List of HTTP methods allowed to access the resource.
         */
        allowMethods?: string[];
        allowOrigin?: string[];
        /**
         * String patterns that match allowed origins.
         */
        allowOrigins?: IstioAllowOrigins[];
        /**
         * A list of HTTP headers that the browsers are allowed to access.
         */
        exposeHeaders?: string[];
        /**
         * Specifies how long the results of a preflight request can be cached.
         */
        maxAge?: string;
        /**
         * Indicates whether preflight requests not matching the configured allowed origin shouldn't be forwarded to the upstream.
         *
         * Valid Options: FORWARD, IGNORE
         */
        unmatchedPreflights?: "UNSPECIFIED" | "FORWARD" | "IGNORE";
      };
      /**
       * Delegate is used to specify the particular VirtualService which can be used to define delegate HTTPRoute.
       */
      delegate?: {
        /**
         * Name specifies the name of the delegate VirtualService.
         */
        name?: string;
        /**
         * Namespace specifies the namespace where the delegate VirtualService resides.
         */
        namespace?: string;
      };
      /**
       * A HTTP rule can either return a direct_response, redirect or forward (default) traffic.
       */
      directResponse?: {
        /**
         * Specifies the content of the response body.
         */
        body?: {
          /**
           * response body as base64 encoded bytes.
           */
          bytes?: string;
          string?: string;
        };
        /**
         * Specifies the HTTP response status to be returned.
         */
        status: number;
      };
      /**
       * Fault injection policy to apply on HTTP traffic at the client side.
       */
      fault?: {
        /**
         * Abort Http request attempts and return error codes back to downstream service, giving the impression that the upstream service is faulty.
         */
        abort?: {
          /**
           * GRPC status code to use to abort the request.
           */
          grpcStatus?: string;
          http2Error?: string;
          /**
           * HTTP status code to use to abort the Http request.
           */
          httpStatus?: number;
          /**
           * Percentage of requests to be aborted with the error code provided.
           */
          percentage?: {
            value?: number;
          };
        };
        /**
         * Delay requests before forwarding, emulating various failures such as network issues, overloaded upstream service, etc.
         */
        delay?: {
          exponentialDelay?: string;
          /**
           * Add a fixed delay before forwarding the request.
           */
          fixedDelay?: string;
          /**
           * Percentage of requests on which the delay will be injected (0-100).
           */
          percent?: number;
          /**
           * Percentage of requests on which the delay will be injected.
           */
          percentage?: {
            value?: number;
          };
        };
      };
      headers?: IstioHeaders;
      /**
       * Match conditions to be satisfied for the rule to be activated.
       */
      match?: {
        /**
         * HTTP Authority values are case-sensitive and formatted as follows: - `exact: "value"` for exact string match - `prefix: "value"` for prefix-based match - `regex: "value"` for [RE2 style regex-based match](https://github.com/google/re2/wiki/Syntax).
         */
        authority?: IstioAllowOrigins;
        /**
         * Names of gateways where the rule should be applied.
         */
        gateways?: string[];
        /**
         * The header keys must be lowercase and use hyphen as the separator, e.g.
         */
        headers?: {
          [k: string]: IstioAllowOrigins;
        };
        /**
         * Flag to specify whether the URI matching should be case-insensitive.
         */
        ignoreUriCase?: boolean;
        /**
         * HTTP Method values are case-sensitive and formatted as follows: - `exact: "value"` for exact string match - `prefix: "value"` for prefix-based match - `regex: "value"` for [RE2 style regex-based match](https://github.com/google/re2/wiki/Syntax).
         */
        method?: IstioAllowOrigins;
        /**
         * The name assigned to a match.
         */
        name?: string;
        /**
         * Specifies the ports on the host that is being addressed.
         */
        port?: number;
        /**
         * Query parameters for matching.
         */
        queryParams?: {
          [k: string]: IstioAllowOrigins;
        };
        /**
         * URI Scheme values are case-sensitive and formatted as follows: - `exact: "value"` for exact string match - `prefix: "value"` for prefix-based match - `regex: "value"` for [RE2 style regex-based match](https://github.com/google/re2/wiki/Syntax).
         */
        scheme?: IstioAllowOrigins;
        /**
         * One or more labels that constrain the applicability of a rule to source (client) workloads with the given labels.
         */
        sourceLabels?: {
          [k: string]: string;
        };
        /**
         * Source namespace constraining the applicability of a rule to workloads in that namespace.
         */
        sourceNamespace?: string;
        /**
         * The human readable prefix to use when emitting statistics for this route.
         */
        statPrefix?: string;
        /**
         * URI to match values are case-sensitive and formatted as follows: - `exact: "value"` for exact string match - `prefix: "value"` for prefix-based match - `regex: "value"` for [RE2 style regex-based match](https://github.com/google/re2/wiki/Syntax).
         */
        uri?: IstioAllowOrigins;
        /**
         * withoutHeader has the same syntax with the header, but has opposite meaning.
         */
        withoutHeaders?: {
          [k: string]: IstioAllowOrigins;
        };
      }[];
      /**
       * Mirror HTTP traffic to a another destination in addition to forwarding the requests to the intended destination.
       */
      mirror?: IstioEgressProxy;
      mirror_percent?: number | null;
      mirrorPercent?: number | null;
      /**
       * Percentage of the traffic to be mirrored by the `mirror` field.
       */
      mirrorPercentage?: {
        value?: number;
      };
      /**
       * Specifies the destinations to mirror HTTP traffic in addition to the original destination.
       */
      mirrors?: {
        /**
         * Destination specifies the target of the mirror operation.
         */
        destination: IstioEgressProxy;
        /**
         * Percentage of the traffic to be mirrored by the `destination` field.
         */
        percentage?: {
          value?: number;
        };
      }[];
      /**
       * The name assigned to the route for debugging purposes.
       */
      name?: string;
      /**
       * A HTTP rule can either return a direct_response, redirect or forward (default) traffic.
       */
      redirect?: {
        /**
         * On a redirect, overwrite the Authority/Host portion of the URL with this value.
         */
        authority?: string;
        /**
         * On a redirect, dynamically set the port: * FROM_PROTOCOL_DEFAULT: automatically set to 80 for HTTP and 443 for HTTPS.
         *
         * Valid Options: FROM_PROTOCOL_DEFAULT, FROM_REQUEST_PORT
         */
        derivePort?: "FROM_PROTOCOL_DEFAULT" | "FROM_REQUEST_PORT";
        /**
         * On a redirect, overwrite the port portion of the URL with this value.
         */
        port?: number;
        /**
         * On a redirect, replace the matched prefix with this value.
         */
        prefixRewrite?: string;
        /**
         * On a redirect, Specifies the HTTP status code to use in the redirect response.
         */
        redirectCode?: number;
        /**
         * On a redirect, overwrite the scheme portion of the URL with this value.
         */
        scheme?: string;
        /**
         * On a redirect, overwrite the Path portion of the URL with this value.
         */
        uri?: string;
      };
      /**
       * Retry policy for HTTP requests.
       */
      retries?: {
        /**
         * Number of retries to be allowed for a given request.
         */
        attempts?: number;
        /**
         * Specifies the minimum duration between retry attempts.
         */
        backoff?: string;
        /**
         * Timeout per attempt for a given request, including the initial call and any retries.
         */
        perTryTimeout?: string;
        /**
         * Flag to specify whether the retries should ignore previously tried hosts during retry.
         */
        retryIgnorePreviousHosts?: boolean | null;
        /**
         * Specifies the conditions under which retry takes place.
         */
        retryOn?: string;
        /**
         * Flag to specify whether the retries should retry to other localities.
         */
        retryRemoteLocalities?: boolean | null;
      };
      /**
       * Rewrite HTTP URIs and Authority headers.
       */
      rewrite?: {
        /**
         * rewrite the Authority/Host header with this value.
         */
        authority?: string;
        /**
         * rewrite the path (or the prefix) portion of the URI with this value.
         */
        uri?: string;
        /**
         * rewrite the path portion of the URI with the specified regex.
         */
        uriRegexRewrite?: {
          /**
           * [RE2 style regex-based match](https://github.com/google/re2/wiki/Syntax).
           */
          match?: string;
          /**
           * The string that should replace into matching portions of original URI.
           */
          rewrite?: string;
        };
      };
      /**
       * A HTTP rule can either return a direct_response, redirect or forward (default) traffic.
       */
      route?: {
        /**
         * Destination uniquely identifies the instances of a service to which the request/connection should be forwarded to.
         */
        destination: IstioEgressProxy;
        headers?: IstioHeaders;
        /**
         * Weight specifies the relative proportion of traffic to be forwarded to the destination.
         */
        weight?: number;
      }[];
      /**
       * Timeout for HTTP requests, default is disabled.
       */
      timeout?: string;
    }[];
    /**
     * An ordered list of route rules for opaque TCP traffic.
     */
    tcp?: {
      /**
       * Match conditions to be satisfied for the rule to be activated.
       */
      match?: {
        /**
         * IPv4 or IPv6 ip addresses of destination with optional subnet.
         */
        destinationSubnets?: string[];
        /**
         * Names of gateways where the rule should be applied.
         */
        gateways?: string[];
        /**
         * Specifies the port on the host that is being addressed.
         */
        port?: number;
        /**
         * One or more labels that constrain the applicability of a rule to workloads with the given labels.
         */
        sourceLabels?: {
          [k: string]: string;
        };
        /**
         * Source namespace constraining the applicability of a rule to workloads in that namespace.
         */
        sourceNamespace?: string;
        sourceSubnet?: string;
      }[];
      /**
       * The destination to which the connection should be forwarded to.
       */
      route?: {
        /**
         * Destination uniquely identifies the instances of a service to which the request/connection should be forwarded to.
         */
        destination: IstioEgressProxy;
        /**
         * Weight specifies the relative proportion of traffic to be forwarded to the destination.
         */
        weight?: number;
      }[];
    }[];
    /**
     * An ordered list of route rule for non-terminated TLS & HTTPS traffic.
     */
    tls?: {
      /**
       * Match conditions to be satisfied for the rule to be activated.
       */
      match: {
        /**
         * IPv4 or IPv6 ip addresses of destination with optional subnet.
         */
        destinationSubnets?: string[];
        /**
         * Names of gateways where the rule should be applied.
         */
        gateways?: string[];
        /**
         * Specifies the port on the host that is being addressed.
         */
        port?: number;
        /**
         * SNI (server name indicator) to match on.
         */
        sniHosts: string[];
        /**
         * One or more labels that constrain the applicability of a rule to workloads with the given labels.
         */
        sourceLabels?: {
          [k: string]: string;
        };
        /**
         * Source namespace constraining the applicability of a rule to workloads in that namespace.
         */
        sourceNamespace?: string;
      }[];
      /**
       * The destination to which the connection should be forwarded to.
       */
      route?: {
        /**
         * Destination uniquely identifies the instances of a service to which the request/connection should be forwarded to.
         */
        destination: IstioEgressProxy;
        /**
         * Weight specifies the relative proportion of traffic to be forwarded to the destination.
         */
        weight?: number;
      }[];
    }[];
  };
  apiVersion: "networking.istio.io/v1";
  kind: "VirtualService";
  metadata: ObjectMeta & { name: string };
}
export interface IstioAllowOrigins {
  exact?: string;
  prefix?: string;
  /**
   * [RE2 style regex-based match](https://github.com/google/re2/wiki/Syntax).
   */
  regex?: string;
}
export interface IstioHeaders {
  request?: IstioRequest;
  response?: IstioRequest;
}
export interface IstioRequest {
  add?: {
    [k: string]: string;
  };
  remove?: string[];
  set?: {
    [k: string]: string;
  };
}
