/* Made by `npm run generate` from io.strimzi:api 1.2.0; do not edit. */

import type { ObjectMeta } from "./kubernetes";

export interface StrimziKinds {
  Kafka: Kafka;
  KafkaNodePool: KafkaNodePool;
}
export type Kafka = {
  apiVersion: "kafka.strimzi.io/v1";
  kind: "Kafka";
  /**
   * The specification of the Kafka cluster.
   */
  spec: {
    /**
     * Configuration of the Kafka cluster.
     */
    kafka: {
      /**
       * The Kafka broker version. Defaults to the latest version. Consult the user documentation to understand the process required to upgrade or downgrade the version.
       */
      version?: string;
      /**
       * The KRaft metadata version used by the Kafka cluster. This property is ignored when running in ZooKeeper mode. If the property is not set, it defaults to the metadata version that corresponds to the `version` property.
       */
      metadataVersion?: string;
      /**
       * The container image used for Kafka pods. If the property is not set, the default Kafka image version is determined based on the `version` configuration. The image names are specifically mapped to corresponding versions in the Cluster Operator configuration. Changing the Kafka image version does not automatically update the image versions for other components, such as Kafka Exporter.
       */
      image?: string;
      /**
       * Configures listeners to provide access to Kafka brokers.
       */
      listeners: {
        /**
         * Name of the listener. The name will be used to identify the listener and the related Kubernetes objects. The name has to be unique within given a Kafka cluster. The name can consist of lowercase characters and numbers and be up to 11 characters long.
         */
        name: string;
        /**
         * Port number used by the listener inside Kafka. The port number has to be unique within a given Kafka cluster. Allowed port numbers are 9092 and higher with the exception of ports 9404 and 9999, which are already used for Prometheus and JMX. Depending on the listener type, the port number might not be the same as the port number that connects Kafka clients.
         */
        port: number;
        /**
         * Type of the listener. The supported types are as follows:
         *
         * * `internal` type exposes Kafka internally only within the Kubernetes cluster.
         * * `route` type uses OpenShift Routes to expose Kafka.
         * * `loadbalancer` type uses LoadBalancer type services to expose Kafka.
         * * `nodeport` type uses NodePort type services to expose Kafka.
         * * `ingress` (deprecated) type uses Kubernetes Nginx Ingress to expose Kafka with TLS passthrough.
         * * `cluster-ip` type uses a per-broker `ClusterIP` service.
         *
         */
        type: "internal" | "route" | "tlsroute" | "loadbalancer" | "nodeport" | "ingress" | "cluster-ip";
        /**
         * Enables TLS encryption on the listener. This is a required property. For `route` and `ingress` type listeners, TLS encryption must be always enabled.
         */
        tls: boolean;
        /**
         * Authentication configuration for this listener.
         */
        authentication?: {
          /**
           * Configuration to be used for a specific listener. All values are prefixed with `listener.name.<listener_name>`.
           */
          listenerConfig?: {
            [k: string]: unknown;
          };
          /**
           * Enable or disable SASL on this listener.
           */
          sasl?: boolean;
          /**
           * Authentication type. `scram-sha-512` type uses SASL SCRAM-SHA-512 Authentication. `tls` type uses TLS Client Authentication. `tls` type is supported only on TLS listeners. `custom` type allows for any authentication type to be used.
           */
          type: "tls" | "scram-sha-512" | "custom";
        };
        /**
         * Additional listener configuration.
         */
        configuration?: {
          /**
           * Reference to the `Secret` which holds the certificate and private key pair which will be used for this listener. The certificate can optionally contain the whole chain. This field can be used only with listeners with enabled TLS encryption.
           */
          brokerCertChainAndKey?: {
            /**
             * The name of the Secret containing the certificate.
             */
            secretName: string;
            /**
             * The name of the file certificate in the Secret.
             */
            certificate: string;
            /**
             * The name of the private key in the secret. The private key must be in unencrypted PKCS #8 format. For more information, see RFC 5208: https://datatracker.ietf.org/doc/html/rfc5208.
             */
            key: string;
          };
          /**
           * Configures a specific class for `Ingress` and `LoadBalancer` that defines which controller is used. If not specified, the default controller is used.
           *
           * * For an `ingress` listener, the operator uses this property to set the `ingressClassName` property in the `Ingress` resources.
           * * For a `loadbalancer` listener, the operator uses this property to set the `loadBalancerClass` property  in the `Service` resources.
           *
           * For `ingress` and `loadbalancer` listeners only.
           */
          class?: string;
          /**
           * Specifies whether the service routes external traffic to cluster-wide or node-local endpoints:
           *
           * * `Cluster` may cause a second hop to another node and obscures the client source IP.
           * * `Local` avoids a second hop for `LoadBalancer` and `Nodeport` type services and preserves the client source IP (when supported by the infrastructure).
           *
           * If unspecified, Kubernetes uses `Cluster` as the default. For `loadbalancer` or `nodeport` listeners only.
           */
          externalTrafficPolicy?: "Local" | "Cluster";
          /**
           * A list of CIDR ranges (for example `10.0.0.0/8` or `130.211.204.1/32`) from which clients can connect to loadbalancer listeners. If supported by the platform, traffic through the loadbalancer is restricted to the specified CIDR ranges. This field is applicable only for loadbalancer type services and is ignored if the cloud provider does not support the feature. For `loadbalancer` listeners only.
           */
          loadBalancerSourceRanges?: string[];
          /**
           * Bootstrap configuration.
           */
          bootstrap?: {
            /**
             * Additional alternative names for the bootstrap service. The alternative names will be added to the list of subject alternative names of the TLS certificates.
             */
            alternativeNames?: string[];
            /**
             * Specifies the hostname used for the bootstrap resource. For `route` (optional) or `ingress` (required) listeners only. Ensure the hostname resolves to the Ingress endpoints; no validation is performed by Strimzi.
             */
            host?: string;
            /**
             * Node port for the bootstrap service. For `nodeport` listeners only.
             */
            nodePort?: number;
            /**
             * The loadbalancer is requested with the IP address specified in this property. This feature depends on whether the underlying cloud provider supports specifying the `loadBalancerIP` when a load balancer is created. This property is ignored if the cloud provider does not support the feature. For `loadbalancer` listeners only.
             */
            loadBalancerIP?: string;
            /**
             * Annotations added to `Ingress`, `Route`, or `Service` resources. You can use this property to configure DNS providers such as External DNS. For `loadbalancer`, `nodeport`, `route`, or `ingress` listeners only.
             */
            annotations?: {
              [k: string]: string;
            };
            /**
             * Labels added to `Ingress`, `Route`, or `Service` resources. For `loadbalancer`, `nodeport`, `route`, or `ingress` listeners only.
             */
            labels?: {
              [k: string]: string;
            };
            /**
             * External IPs associated to the nodeport service. These IPs are used by clients external to the Kubernetes cluster to access the Kafka brokers. This property is helpful when `nodeport` without `externalIP` is not sufficient. For example on bare-metal Kubernetes clusters that do not support Loadbalancer service types. For `nodeport` listeners only.
             */
            externalIPs?: string[];
          };
          /**
           * Per-broker configurations.
           */
          brokers?: {
            /**
             * ID of the kafka broker (broker identifier). Broker IDs start from 0 and correspond to the number of broker replicas.
             */
            broker: number;
            /**
             * The host name used in the brokers' `advertised.listeners`.
             */
            advertisedHost?: string;
            /**
             * The port number used in the brokers' `advertised.listeners`.
             */
            advertisedPort?: number;
            /**
             * The broker host. This field will be used in the Ingress resource or in the Route resource to specify the desired hostname. This field can be used only with `route` (optional) or `ingress` (required) type listeners.
             */
            host?: string;
            /**
             * Node port for the per-broker service. This field can be used only with `nodeport` type listener.
             */
            nodePort?: number;
            /**
             * The loadbalancer is requested with the IP address specified in this field. This feature depends on whether the underlying cloud provider supports specifying the `loadBalancerIP` when a load balancer is created. This field is ignored if the cloud provider does not support the feature.This field can be used only with `loadbalancer` type listener.
             */
            loadBalancerIP?: string;
            /**
             * Annotations that will be added to the `Ingress` or `Service` resource. You can use this field to configure DNS providers such as External DNS. This field can be used only with `loadbalancer`, `nodeport`, or `ingress` type listeners.
             */
            annotations?: {
              [k: string]: string;
            };
            /**
             * Labels that will be added to the `Ingress`, `Route`, or `Service` resource. This field can be used only with `loadbalancer`, `nodeport`, `route`, or `ingress` type listeners.
             */
            labels?: {
              [k: string]: string;
            };
            /**
             * External IPs associated to the nodeport service. These IPs are used by clients external to the Kubernetes cluster to access the Kafka brokers. This field is helpful when `nodeport` without `externalIP` is not sufficient. For example on bare-metal Kubernetes clusters that do not support Loadbalancer service types. This field can only be used with `nodeport` type listener.
             */
            externalIPs?: string[];
          }[];
          /**
           * Specifies the IP Family Policy used by the service. Available options are `SingleStack`, `PreferDualStack` and `RequireDualStack`:
           *
           * * `SingleStack` is for a single IP family.
           * * `PreferDualStack` is for two IP families on dual-stack configured clusters or a single IP family on single-stack clusters.
           * * `RequireDualStack` fails unless there are two IP families on dual-stack configured clusters.
           *
           * If unspecified, Kubernetes will choose the default value based on the service type.
           */
          ipFamilyPolicy?: "SingleStack" | "PreferDualStack" | "RequireDualStack";
          /**
           * Specifies the IP Families used by the service. Available options are `IPv4` and `IPv6`. If unspecified, Kubernetes will choose the default value based on the `ipFamilyPolicy` setting.
           */
          ipFamilies?: ("IPv4" | "IPv6")[];
          /**
           * Whether to create the bootstrap service or not. The bootstrap service is created by default (if not specified differently). This field can be used with the `loadbalancer` listener.
           */
          createBootstrapService?: boolean;
          /**
           * A list of finalizers configured for the `LoadBalancer` type services created for this listener. If supported by the platform, the finalizer `service.kubernetes.io/load-balancer-cleanup` to make sure that the external load balancer is deleted together with the service.For more information, see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#garbage-collecting-load-balancers. For `loadbalancer` listeners only.
           */
          finalizers?: string[];
          /**
           * Configures whether the Kubernetes service DNS domain should be included in the generated addresses.
           *
           * * If set to `false`, the generated addresses do not contain the service DNS domain suffix. For example, `my-cluster-kafka-0.my-cluster-kafka-brokers.myproject.svc`.
           * * If set to `true`, the generated addresses contain the service DNS domain suffix. For example, `my-cluster-kafka-0.my-cluster-kafka-brokers.myproject.svc.cluster.local`.
           *
           * The default is `.cluster.local`, but this is customizable using the environment variable `KUBERNETES_SERVICE_DNS_DOMAIN`. For `internal` and `cluster-ip` listeners only.
           */
          useServiceDnsDomain?: boolean;
          /**
           * The maximum number of connections we allow for this listener in the broker at any time. New connections are blocked if the limit is reached.
           */
          maxConnections?: number;
          /**
           * The maximum connection creation rate we allow in this listener at any time. New connections will be throttled if the limit is reached.
           */
          maxConnectionCreationRate?: number;
          /**
           * Defines which address type should be used as the node address. Available types are: `ExternalDNS`, `ExternalIP`, `InternalDNS`, `InternalIP` and `Hostname`. By default, the addresses are used in the following order (the first one found is used):
           *
           * * `ExternalDNS`
           * * `ExternalIP`
           * * `InternalDNS`
           * * `InternalIP`
           * * `Hostname`
           *
           * This property is used to select the preferred address type, which is checked first. If no address is found for this address type, the other types are checked in the default order. For `nodeport` listeners only.
           */
          preferredNodePortAddressType?: "ExternalIP" | "ExternalDNS" | "InternalIP" | "InternalDNS" | "Hostname";
          /**
           * Configures whether the service endpoints are considered "ready" even if the Pods themselves are not. Defaults to `false`. This field can not be used with `internal` listeners.
           */
          publishNotReadyAddresses?: boolean;
          /**
           * Configures the template used to generate annotations for individual brokers. You can use the `{nodeId}` and `{nodePodName}` placeholders in annotation values. Templating applies only to annotation values.
           */
          perBrokerAnnotationsTemplate?: {
            [k: string]: string;
          };
          /**
           * Configures the template used to generate labels for individual brokers. You can use the `{nodeId}` and `{nodePodName}` placeholders in label values. Templating applies only to label values.
           */
          perBrokerLabelsTemplate?: {
            [k: string]: string;
          };
          /**
           * Configures the template for generating the hostnames of the individual brokers. Valid placeholders that you can use in the template are `{nodeId}` and `{nodePodName}`.
           */
          hostTemplate?: string;
          /**
           * Configures the template for generating the advertised hostnames of the individual brokers. Valid placeholders that you can use in the template are `{nodeId}` and `{nodePodName}`.
           */
          advertisedHostTemplate?: string;
          /**
           * Configures the template for generating the advertised ports of the individual brokers. It allows to specify a simple mathematics formula that will be used to calculate the port. The only valid placeholder that you can use in the template is `{nodeId}`. Supported operations are `+`, `-`, and `*`. For example, `9000 + {nodeId}` will generate ports `9000`, `9001`, `9002`, and so on for the individual brokers. You can also use a fixed port number in the template, for example `9000`, which will generate the same port for all brokers.
           */
          advertisedPortTemplate?: string;
          /**
           * Configures whether to allocate NodePort automatically for the `Service` with type `LoadBalancer`.
           * This is a one to one with the `spec.allocateLoadBalancerNodePorts` configuration in the `Service` type
           * For `loadbalancer` listeners only.
           */
          allocateLoadBalancerNodePorts?: boolean;
          /**
           * For `tlsroute` listeners only.
           * Configures the Gateway API resource or resources that generated `TLSRoute` resources attach to.
           * Typically, this is a `Gateway` resource.
           */
          parentRefs?: {
            kind?: string;
            group?: string;
            name?: string;
            namespace?: string;
            port?: number;
            sectionName?: string;
          }[];
        };
        /**
         * List of peers which should be able to connect to this listener. Peers in this list are combined using a logical OR operation. If this field is empty or missing, all connections will be allowed for this listener. If this field is present and contains at least one item, the listener only allows the traffic which matches at least one item in this list.
         */
        networkPolicyPeers?: {
          ipBlock?: {
            cidr?: string;
            except?: string[];
          };
          namespaceSelector?: StrimziNamespaceSelector;
          podSelector?: StrimziNamespaceSelector;
        }[];
      }[];
      /**
       * Kafka broker config properties with certain prefixes cannot be set unless it is in the exception list. Consult the documentation for the list of forbidden prefixes and exceptions.
       */
      config?: {
        [k: string]: unknown;
      };
      /**
       * Authorization configuration for Kafka brokers.
       */
      authorization?: {
        /**
         * Authorization implementation class, which must be available in classpath.
         */
        authorizerClass?: string;
        /**
         * List of super users, which are user principals with unlimited access rights.
         */
        superUsers?: string[];
        /**
         * Indicates whether the custom authorizer supports the APIs for managing ACLs using the Kafka Admin API. Defaults to `false`.
         */
        supportsAdminApi?: boolean;
        /**
         * Authorization type. Currently, the supported types are `simple` and `custom`. `simple` authorization type uses Kafka's built-in authorizer for authorization. `custom` authorization type uses user-provided implementation for authorization.
         */
        type: "simple" | "custom";
      };
      /**
       * Configuration of the `broker.rack` broker config.
       */
      rack?: {
        /**
         * The name of the environment variable that defines the rack ID. Its value sets the `broker.rack` configuration for Kafka brokers and the `client.rack` configuration for Kafka Connect or MirrorMaker 2.
         */
        envVarName?: string;
        /**
         * A key that matches labels assigned to the Kubernetes cluster nodes. The value of the label is used to set a broker's `broker.rack` config, and the `client.rack` config for Kafka Connect or MirrorMaker 2.
         */
        topologyKey?: string;
        /**
         * Specifies the rack awareness type. Supported types are `topology-label` and `environment-variable`. `topology-label` uses a Kubernetes worker node label to set the `broker.rack` configuration for Kafka brokers and the `client.rack` configuration for Kafka Connect and MirrorMaker 2. `environment-variable` uses an environment variable to set the `broker.rack` configuration for Kafka brokers and the `client.rack` configuration for Kafka Connect and MirrorMaker 2. When not specified, `topology-label` type is used by default.
         */
        type?: "topology-label" | "environment-variable";
      };
      /**
       * The image of the init container used for initializing the `broker.rack`.
       */
      brokerRackInitImage?: string;
      /**
       * Pod liveness checking.
       */
      livenessProbe?: StrimziLivenessProbe;
      /**
       * Pod readiness checking.
       */
      readinessProbe?: StrimziLivenessProbe;
      /**
       * JVM Options for pods.
       */
      jvmOptions?: StrimziJvmOptions;
      /**
       * JMX Options for Kafka brokers.
       */
      jmxOptions?: {
        /**
         * Authentication configuration for connecting to the JMX port.
         */
        authentication?: {
          /**
           * Authentication type. Currently the only supported types are `password`.`password` type creates a username and protected port with no TLS.
           */
          type: "password";
        };
      };
      /**
       * Metrics configuration.
       */
      metricsConfig?: StrimziMetricsConfig;
      /**
       * Logging configuration for Kafka.
       */
      logging?: StrimziLogging;
      /**
       * Template for Kafka cluster resources. The template allows users to specify how the Kubernetes resources are generated.
       */
      template?: {
        /**
         * Template for Kafka `Pods`.
         */
        pod?: StrimziPod;
        /**
         * Template for Kafka bootstrap `Service`.
         */
        bootstrapService?: StrimziBootstrapService;
        /**
         * Template for Kafka broker `Service`.
         */
        brokersService?: StrimziBootstrapService;
        /**
         * Template for Kafka external bootstrap `Service`.
         */
        externalBootstrapService?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka per-pod `Services` used for access from outside of Kubernetes.
         */
        perPodService?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka external bootstrap `Route`.
         */
        externalBootstrapRoute?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka per-pod `Routes` used for access from outside of OpenShift.
         */
        perPodRoute?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka external bootstrap `Ingress`.
         */
        externalBootstrapIngress?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka per-pod `Ingress` used for access from outside of Kubernetes.
         */
        perPodIngress?: StrimziExternalBootstrapService;
        /**
         * Template for all Kafka `PersistentVolumeClaims`.
         */
        persistentVolumeClaim?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka `PodDisruptionBudget`.
         */
        podDisruptionBudget?: StrimziPodDisruptionBudget;
        /**
         * Template for the Kafka broker container.
         */
        kafkaContainer?: StrimziKafkaContainer;
        /**
         * Template for the Kafka init container.
         */
        initContainer?: StrimziKafkaContainer;
        /**
         * Template for Secret with Kafka Cluster certificate public key.
         */
        clusterCaCert?: StrimziExternalBootstrapService;
        /**
         * Template for the Kafka service account.
         */
        serviceAccount?: StrimziExternalBootstrapService;
        /**
         * Template for Secret of the Kafka Cluster JMX authentication.
         */
        jmxSecret?: StrimziExternalBootstrapService;
        /**
         * Template for the Kafka ClusterRoleBinding.
         */
        clusterRoleBinding?: StrimziExternalBootstrapService;
        /**
         * Template for Kafka `StrimziPodSet` resource.
         */
        podSet?: StrimziExternalBootstrapService;
      };
      /**
       * Configure the tiered storage feature for Kafka brokers.
       */
      tieredStorage?: {
        /**
         * Configuration for the Remote Storage Manager.
         */
        remoteStorageManager?: {
          /**
           * The class name for the `RemoteStorageManager` implementation.
           */
          className?: string;
          /**
           * The class path for the `RemoteStorageManager` implementation.
           */
          classPath?: string;
          /**
           * The additional configuration map for the `RemoteStorageManager` implementation. Keys will be automatically prefixed with `rsm.config.`, and added to Kafka broker configuration.
           */
          config?: {
            [k: string]: string;
          };
        };
        /**
         * Storage type, only 'custom' is supported at the moment.
         */
        type: "custom";
      };
      /**
       * Quotas plugin configuration for Kafka brokers allows setting quotas for disk usage, produce/fetch rates, and more. Supported plugin types include `kafka` (default) and `strimzi`. If not specified, the default `kafka` quotas plugin is used.
       */
      quotas?: {
        /**
         * A per-broker byte-rate quota for clients consuming from a broker, independent of their number. If clients consume at maximum speed, the quota is shared equally between all non-excluded consumers. Otherwise, the quota is divided based on each client's consumption rate.
         */
        consumerByteRate?: number;
        /**
         * The default client quota on the rate at which mutations are accepted per second for create topic requests, create partition requests, and delete topic requests, defined for each broker. The mutations rate is measured by the number of partitions created or deleted. Applied on a per-broker basis.
         */
        controllerMutationRate?: number;
        /**
         * List of principals that are excluded from the quota. The principals have to be prefixed with `User:`, for example `User:my-user;User:CN=my-other-user`.
         */
        excludedPrincipals?: string[];
        /**
         * Stop message production if the available size (in bytes) of the storage is lower than or equal to this specified value. This condition is mutually exclusive with `minAvailableRatioPerVolume`.
         */
        minAvailableBytesPerVolume?: number;
        /**
         * Stop message production if the percentage of available storage space falls below or equals the specified ratio (set as a decimal representing a percentage). This condition is mutually exclusive with `minAvailableBytesPerVolume`.
         */
        minAvailableRatioPerVolume?: number;
        /**
         * A per-broker byte-rate quota for clients producing to a broker, independent of their number. If clients produce at maximum speed, the quota is shared equally between all non-excluded producers. Otherwise, the quota is divided based on each client's production rate.
         */
        producerByteRate?: number;
        /**
         * The default client quota limits the maximum CPU utilization of each client as a percentage of the network and I/O threads of each broker. Applied on a per-broker basis.
         */
        requestPercentage?: number;
        /**
         * Quotas plugin type. Currently, the supported types are `kafka` and `strimzi`. `kafka` quotas type uses Kafka's built-in quotas plugin. `strimzi` quotas type uses Strimzi quotas plugin.
         */
        type: "kafka" | "strimzi";
      };
    };
    /**
     * Configuration of the Entity Operator.
     */
    entityOperator?: {
      /**
       * Configuration of the Topic Operator.
       */
      topicOperator?: {
        /**
         * The namespace the Topic Operator should watch.
         */
        watchedNamespace?: string;
        /**
         * The image to use for the Topic Operator.
         */
        image?: string;
        /**
         * Interval between periodic reconciliations in milliseconds.
         */
        reconciliationIntervalMs?: number;
        /**
         * Pod startup checking.
         */
        startupProbe?: StrimziLivenessProbe;
        /**
         * Pod liveness checking.
         */
        livenessProbe?: StrimziLivenessProbe;
        /**
         * Pod readiness checking.
         */
        readinessProbe?: StrimziLivenessProbe;
        /**
         * CPU and memory resources to reserve.
         */
        resources?: StrimziResources;
        /**
         * Logging configuration.
         */
        logging?: StrimziLogging;
        /**
         * JVM Options for pods.
         */
        jvmOptions?: StrimziJvmOptions;
      };
      /**
       * Configuration of the User Operator.
       */
      userOperator?: {
        /**
         * The namespace the User Operator should watch.
         */
        watchedNamespace?: string;
        /**
         * The image to use for the User Operator.
         */
        image?: string;
        /**
         * Interval between periodic reconciliations in milliseconds.
         */
        reconciliationIntervalMs?: number;
        /**
         * The prefix that will be added to the KafkaUser name to be used as the Secret name.
         */
        secretPrefix?: string;
        /**
         * Pod liveness checking.
         */
        livenessProbe?: StrimziLivenessProbe;
        /**
         * Pod readiness checking.
         */
        readinessProbe?: StrimziLivenessProbe;
        /**
         * CPU and memory resources to reserve.
         */
        resources?: StrimziResources;
        /**
         * Logging configuration.
         */
        logging?: StrimziLogging;
        /**
         * JVM Options for pods.
         */
        jvmOptions?: StrimziJvmOptions;
      };
      /**
       * Template for Entity Operator resources. The template allows users to specify how a `Deployment` and `Pod` is generated.
       */
      template?: {
        /**
         * Template for Entity Operator `Deployment`.
         */
        deployment?: StrimziDeployment;
        /**
         * Template for Entity Operator `Pods`.
         */
        pod?: StrimziTemplatePod;
        /**
         * Template for the Entity Topic Operator container.
         */
        topicOperatorContainer?: StrimziKafkaContainer;
        /**
         * Template for the Entity User Operator container.
         */
        userOperatorContainer?: StrimziKafkaContainer;
        /**
         * Template for the Entity Operator service account.
         */
        serviceAccount?: StrimziExternalBootstrapService;
        /**
         * Template for the Entity Operator Pod Disruption Budget.
         */
        podDisruptionBudget?: StrimziPodDisruptionBudget;
        /**
         * Template for the Entity Operator Role.
         */
        entityOperatorRole?: StrimziExternalBootstrapService;
        /**
         * Template for the Entity Topic Operator RoleBinding.
         */
        topicOperatorRoleBinding?: StrimziExternalBootstrapService;
        /**
         * Template for the Entity Topic Operator RoleBinding.
         */
        userOperatorRoleBinding?: StrimziExternalBootstrapService;
      };
    };
    /**
     * Configuration of the cluster certificate authority.
     */
    clusterCa?: StrimziClusterCa;
    /**
     * Configuration of the clients certificate authority.
     */
    clientsCa?: StrimziClusterCa;
    /**
     * Configuration for Cruise Control deployment. Deploys a Cruise Control instance when specified.
     */
    cruiseControl?: {
      /**
       * The container image used for Cruise Control pods. If no image name is explicitly specified, the image name corresponds to the name specified in the Cluster Operator configuration. If an image name is not defined in the Cluster Operator configuration, a default value is used.
       */
      image?: string;
      /**
       * CPU and memory resources to reserve for the Cruise Control container.
       */
      resources?: StrimziResources;
      /**
       * Pod liveness checking for the Cruise Control container.
       */
      livenessProbe?: StrimziLivenessProbe;
      /**
       * Pod readiness checking for the Cruise Control container.
       */
      readinessProbe?: StrimziLivenessProbe;
      /**
       * JVM Options for the Cruise Control container.
       */
      jvmOptions?: StrimziJvmOptions;
      /**
       * Logging configuration (Log4j 2) for Cruise Control.
       */
      logging?: StrimziLogging;
      /**
       * Template to specify how Cruise Control resources, `Deployments` and `Pods`, are generated.
       */
      template?: {
        /**
         * Template for Cruise Control `Deployment`.
         */
        deployment?: StrimziDeployment;
        /**
         * Template for Cruise Control `Pods`.
         */
        pod?: StrimziTemplatePod;
        /**
         * Template for Cruise Control API `Service`.
         */
        apiService?: StrimziBootstrapService;
        /**
         * Template for Cruise Control `PodDisruptionBudget`.
         */
        podDisruptionBudget?: StrimziPodDisruptionBudget;
        /**
         * Template for the Cruise Control container.
         */
        cruiseControlContainer?: StrimziKafkaContainer;
        /**
         * Template for the Cruise Control service account.
         */
        serviceAccount?: StrimziExternalBootstrapService;
      };
      /**
       * The Cruise Control `brokerCapacity` configuration.
       */
      brokerCapacity?: {
        /**
         * Broker capacity for CPU resource in cores or millicores. For example, 1, 1.500, 1500m. For more information on valid CPU resource units see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu.
         */
        cpu?: string;
        /**
         * Broker capacity for inbound network throughput in bytes per second. Use an integer value with standard Kubernetes byte units (K, M, G) or their bibyte (power of two) equivalents (Ki, Mi, Gi) per second. For example, 10000KiB/s.
         */
        inboundNetwork?: string;
        /**
         * Broker capacity for outbound network throughput in bytes per second. Use an integer value with standard Kubernetes byte units (K, M, G) or their bibyte (power of two) equivalents (Ki, Mi, Gi) per second. For example, 10000KiB/s.
         */
        outboundNetwork?: string;
        /**
         * Overrides for individual brokers. The `overrides` property lets you specify a different capacity configuration for different brokers.
         */
        overrides?: {
          /**
           * List of Kafka brokers (broker identifiers).
           */
          brokers: number[];
          /**
           * Broker capacity for CPU resource in cores or millicores. For example, 1, 1.500, 1500m. For more information on valid CPU resource units see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu.
           */
          cpu?: string;
          /**
           * Broker capacity for inbound network throughput in bytes per second. Use an integer value with standard Kubernetes byte units (K, M, G) or their bibyte (power of two) equivalents (Ki, Mi, Gi) per second. For example, 10000KiB/s.
           */
          inboundNetwork?: string;
          /**
           * Broker capacity for outbound network throughput in bytes per second. Use an integer value with standard Kubernetes byte units (K, M, G) or their bibyte (power of two) equivalents (Ki, Mi, Gi) per second. For example, 10000KiB/s.
           */
          outboundNetwork?: string;
        }[];
      };
      /**
       * The Cruise Control configuration. For a full list of configuration options refer to https://github.com/linkedin/cruise-control/wiki/Configurations. Note that properties with the following prefixes cannot be set: bootstrap.servers, client.id, zookeeper., network., security., failed.brokers.zk.path,webserver.http., webserver.api.urlprefix, webserver.session.path, webserver.accesslog., two.step., request.reason.required,metric.reporter.sampler.bootstrap.servers, capacity.config.file, self.healing., ssl., kafka.broker.failure.detection.enable, topic.config.provider.class (with the exception of: ssl.cipher.suites, ssl.protocol, ssl.enabled.protocols, webserver.http.cors.enabled, webserver.http.cors.origin, webserver.http.cors.exposeheaders, webserver.security.enable, webserver.ssl.enable).
       */
      config?: {
        [k: string]: unknown;
      };
      /**
       * Metrics configuration. Only `jmxPrometheusExporter` can be configured, as this component does not support `strimziMetricsReporter`.
       */
      metricsConfig?: StrimziMetricsConfig;
      /**
       * Configuration of the Cruise Control REST API users.
       */
      apiUsers?: {
        /**
         * Type of the Cruise Control API users configuration. Supported format is: `hashLoginService`.
         */
        type: "hashLoginService";
        /**
         * Secret from which the custom Cruise Control API authentication credentials are read.
         */
        valueFrom: {
          /**
           * Selects a key of a Secret in the resource's namespace.
           */
          secretKeyRef?: {
            key?: string;
            name?: string;
            optional?: boolean;
          };
        };
      };
      /**
       * Auto-rebalancing on scaling related configuration listing the modes, when brokers are added or removed, with the corresponding rebalance template configurations.If this field is set, at least one mode has to be defined.
       */
      autoRebalance?: {
        /**
         * Specifies the mode for automatically rebalancing when brokers are added or removed. Supported modes are `add-brokers` and `remove-brokers`.
         *
         */
        mode: "add-brokers" | "remove-brokers";
        /**
         * Reference to the KafkaRebalance custom resource to be used as the configuration template for the auto-rebalancing on scaling when running for the corresponding mode.
         */
        template?: {
          name?: string;
        };
      }[];
    };
    /**
     * Configuration of the Kafka Exporter. Kafka Exporter can provide additional metrics, for example lag of consumer group at topic/partition.
     */
    kafkaExporter?: {
      /**
       * The container image used for the Kafka Exporter pods. If no image name is explicitly specified, the image name corresponds to the version specified in the Cluster Operator configuration. If an image name is not defined in the Cluster Operator configuration, a default value is used.
       */
      image?: string;
      /**
       * Regular expression to specify which consumer groups to collect. Default value is `.*`.
       */
      groupRegex?: string;
      /**
       * Regular expression to specify which topics to collect. Default value is `.*`.
       */
      topicRegex?: string;
      /**
       * Regular expression to specify which consumer groups to exclude.
       */
      groupExcludeRegex?: string;
      /**
       * Regular expression to specify which topics to exclude.
       */
      topicExcludeRegex?: string;
      /**
       * CPU and memory resources to reserve.
       */
      resources?: StrimziResources;
      /**
       * Only log messages with the given severity or above. Valid levels: [`info`, `debug`, `trace`]. Default log level is `info`.
       */
      logging?: string;
      /**
       * Pod liveness check.
       */
      livenessProbe?: StrimziLivenessProbe;
      /**
       * Pod readiness check.
       */
      readinessProbe?: StrimziLivenessProbe;
      /**
       * Enable Sarama logging, a Go client library used by the Kafka Exporter.
       */
      enableSaramaLogging?: boolean;
      /**
       * Whether show the offset/lag for all consumer group, otherwise, only show connected consumer groups.
       */
      showAllOffsets?: boolean;
      /**
       * Customization of deployment templates and pods.
       */
      template?: {
        /**
         * Template for Kafka Exporter `Deployment`.
         */
        deployment?: StrimziDeployment;
        /**
         * Template for Kafka Exporter `Pods`.
         */
        pod?: StrimziTemplatePod;
        /**
         * Template for the Kafka Exporter container.
         */
        container?: StrimziKafkaContainer;
        /**
         * Template for the Kafka Exporter service account.
         */
        serviceAccount?: StrimziExternalBootstrapService;
        /**
         * Template for the Pod Disruption Budget for Kafka Exporter pods.
         */
        podDisruptionBudget?: StrimziPodDisruptionBudget;
      };
    };
    /**
     * A list of time windows for maintenance tasks (that is, certificates renewal). Each time window is defined by a cron expression.
     */
    maintenanceTimeWindows?: string[];
  };
  metadata: ObjectMeta & { name: string };
}
export interface StrimziNamespaceSelector {
  matchExpressions?: {
    key?: string;
    operator?: string;
    values?: string[];
  }[];
  matchLabels?: {
    [k: string]: string;
  };
}
export interface StrimziLivenessProbe {
  /**
   * The initial delay before first the health is first checked. Default to 15 seconds. Minimum value is 0.
   */
  initialDelaySeconds?: number;
  /**
   * The timeout for each attempted health check. Default to 5 seconds. Minimum value is 1.
   */
  timeoutSeconds?: number;
  /**
   * How often (in seconds) to perform the probe. Default to 10 seconds. Minimum value is 1.
   */
  periodSeconds?: number;
  /**
   * Minimum consecutive successes for the probe to be considered successful after having failed. Defaults to 1. Must be 1 for liveness. Minimum value is 1.
   */
  successThreshold?: number;
  /**
   * Minimum consecutive failures for the probe to be considered failed after having succeeded. Defaults to 3. Minimum value is 1.
   */
  failureThreshold?: number;
}
export interface StrimziJvmOptions {
  /**
   * A map of -XX options to the JVM.
   */
  "-XX"?: {
    [k: string]: string;
  };
  /**
   * -Xmx option to to the JVM.
   */
  "-Xmx"?: string;
  /**
   * -Xms option to to the JVM.
   */
  "-Xms"?: string;
  /**
   * Specifies whether the Garbage Collection logging is enabled. The default is false.
   */
  gcLoggingEnabled?: boolean;
  /**
   * A map of additional system properties which will be passed using the `-D` option to the JVM.
   */
  javaSystemProperties?: {
    /**
     * The system property name.
     */
    name?: string;
    /**
     * The system property value.
     */
    value?: string;
  }[];
}
export interface StrimziMetricsConfig {
  /**
   * Metrics type. The supported types are `jmxPrometheusExporter` and `strimziMetricsReporter`. Type `jmxPrometheusExporter` uses the Prometheus JMX Exporter to expose Kafka JMX metrics in Prometheus format through an HTTP endpoint. Type `strimziMetricsReporter` uses the Strimzi Metrics Reporter to directly expose Kafka metrics in Prometheus format through an HTTP endpoint.
   */
  type: "jmxPrometheusExporter" | "strimziMetricsReporter";
  /**
   * ConfigMap entry where the Prometheus JMX Exporter configuration is stored.
   */
  valueFrom?: StrimziValueFrom;
  /**
   * Configuration values for the Strimzi Metrics Reporter.
   */
  values?: {
    /**
     * A list of regex patterns to filter the metrics to collect. Should contain at least one element.
     */
    allowList?: string[];
  };
}
export interface StrimziValueFrom {
  /**
   * Reference to the key in the ConfigMap containing the configuration.
   */
  configMapKeyRef?: {
    key?: string;
    name?: string;
    optional?: boolean;
  };
}
export interface StrimziLogging {
  /**
   * A Map from logger name to logger level.
   */
  loggers?: {
    [k: string]: string;
  };
  /**
   * Logging type, must be either 'inline' or 'external'.
   */
  type: "inline" | "external";
  /**
   * `ConfigMap` entry where the logging configuration is stored.
   */
  valueFrom?: StrimziValueFrom;
}
export interface StrimziPod {
  /**
   * Metadata applied to the resource.
   */
  metadata?: StrimziMetadata;
  /**
   * List of references to secrets in the same namespace to use for pulling any of the images used by this Pod. When the `STRIMZI_IMAGE_PULL_SECRETS` environment variable in Cluster Operator and the `imagePullSecrets` option are specified, only the `imagePullSecrets` variable is used and the `STRIMZI_IMAGE_PULL_SECRETS` variable is ignored.
   */
  imagePullSecrets?: {
    name?: string;
  }[];
  /**
   * Configures pod-level security attributes and common container settings.
   */
  securityContext?: StrimziSecurityContext;
  /**
   * The grace period is the duration in seconds after the processes running in the pod are sent a termination signal, and the time when the processes are forcibly halted with a kill signal. Set this value to longer than the expected cleanup time for your process. Value must be a non-negative integer. A zero value indicates delete immediately. You might need to increase the grace period for very large Kafka clusters, so that the Kafka brokers have enough time to transfer their work to another broker before they are terminated. Defaults to 30 seconds.
   */
  terminationGracePeriodSeconds?: number;
  /**
   * The pod's affinity rules.
   */
  affinity?: StrimziAffinity;
  /**
   * The pod's tolerations.
   */
  tolerations?: {
    effect?: string;
    key?: string;
    operator?: string;
    tolerationSeconds?: number;
    value?: string;
  }[];
  /**
   * The pod's topology spread constraints.
   */
  topologySpreadConstraints?: {
    labelSelector?: StrimziNamespaceSelector;
    matchLabelKeys?: string[];
    maxSkew?: number;
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
    topologyKey?: string;
    whenUnsatisfiable?: string;
  }[];
  /**
   * The name of the priority class used to assign priority to the pods.
   */
  priorityClassName?: string;
  /**
   * The name of the scheduler used to dispatch this `Pod`. If not specified, the default scheduler will be used.
   */
  schedulerName?: string;
  /**
   * The pod's HostAliases. HostAliases is an optional list of hosts and IPs that will be injected into the Pod's hosts file if specified.
   */
  hostAliases?: {
    hostnames?: string[];
    ip?: string;
  }[];
  /**
   * The pod's DNSPolicy. Defaults to `ClusterFirst`. Valid values are `ClusterFirstWithHostNet`, `ClusterFirst`, `Default` or `None`.
   */
  dnsPolicy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  /**
   * The pod's DNSConfig. If specified, it will be merged to the generated DNS configuration based on the DNSPolicy.
   */
  dnsConfig?: StrimziDnsConfig;
  /**
   * Indicates whether information about services should be injected into Pod's environment variables.
   */
  enableServiceLinks?: boolean;
  /**
   * Defines the total amount of pod memory allocated for the temporary `EmptyDir` volume `/tmp`. Specify the allocation in memory units, for example, `100Mi` for 100 mebibytes. Default value is `5Mi`. The `/tmp` volume is backed by pod memory, not disk storage, so avoid setting a high value as it consumes pod memory resources.
   */
  tmpDirSizeLimit?: string;
  /**
   * Additional volumes that can be mounted to the pod.
   */
  volumes?: {
    /**
     * Name to use for the volume. Required.
     */
    name?: string;
    /**
     * `Secret` to use to populate the volume.
     */
    secret?: StrimziSecret;
    /**
     * `ConfigMap` to use to populate the volume.
     */
    configMap?: StrimziConfigMap;
    /**
     * `EmptyDir` to use to populate the volume.
     */
    emptyDir?: {
      /**
       * Medium represents the type of storage medium should back this volume. Valid values are unset or `Memory`. When not set, it will use the node's default medium.
       */
      medium?: "Memory";
      /**
       * The total amount of local storage required for this EmptyDir volume (for example 1Gi).
       */
      sizeLimit?: string;
    };
    /**
     * `PersistentVolumeClaim` object to use to populate the volume.
     */
    persistentVolumeClaim?: {
      claimName?: string;
      readOnly?: boolean;
    };
    /**
     * `CSIVolumeSource` object to use to populate the volume.
     */
    csi?: {
      driver?: string;
      fsType?: string;
      nodePublishSecretRef?: {
        name?: string;
      };
      readOnly?: boolean;
      volumeAttributes?: {
        [k: string]: string;
      };
    };
    /**
     * `ImageVolumeSource` object to use to populate the volume.
     */
    image?: {
      pullPolicy?: string;
      reference?: string;
    };
  }[];
  /**
   * Additional volumes that can be mounted to the pod. These volumes can use templates to mount different volumes into individual Pods.
   */
  templatedVolumes?: {
    /**
     * Name to use for the volume. Required.
     */
    name?: string;
    /**
     * `Secret` to use to populate the volume. The name of the Secret and the items key and path fields can use placeholders that would be replaced for every individual node. Valid placeholders that you can use in the template are `{nodeId}` and `{nodePodName}`.
     */
    secret?: StrimziSecret;
    /**
     * `ConfigMap` to use to populate the volume. The name of the ConfigMap and the items key and path fields can use placeholders that would be replaced for every individual node. Valid placeholders that you can use in the template are `{nodeId}` and `{nodePodName}`.
     */
    configMap?: StrimziConfigMap;
    /**
     * `PersistentVolumeClaim` object to use to populate the volume. The name of the Persistent Volume Claim can use placeholders that would be replaced for every individual node. Valid placeholders that you can use in the template are `{nodeId}` and `{nodePodName}`.
     */
    persistentVolumeClaim?: {
      claimName?: string;
      readOnly?: boolean;
    };
  }[];
  /**
   * Use the host user namespace. Optional. Defaults to `true`. When `true` or not set, the pod runs in the host user namespace. This is required when the pod needs features available only in the host namespace, such as loading kernel modules with `CAP_SYS_MODULE`.When set to `false`, the pod runs in a new user namespace. Setting `false` helps mitigate container breakout vulnerabilities and allows containers to run as `root` without granting `root` privileges on the host. This property is alpha-level in Kubernetes and is supported only by Kubernetes clusters that enable the `UserNamespacesSupport` feature.
   */
  hostUsers?: boolean;
}
export interface StrimziMetadata {
  /**
   * Labels added to the Kubernetes resource.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Annotations added to the Kubernetes resource.
   */
  annotations?: {
    [k: string]: string;
  };
}
export interface StrimziSecurityContext {
  appArmorProfile?: {
    localhostProfile?: string;
    type?: string;
  };
  fsGroup?: number;
  fsGroupChangePolicy?: string;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seLinuxChangePolicy?: string;
  seLinuxOptions?: {
    level?: string;
    role?: string;
    type?: string;
    user?: string;
  };
  seccompProfile?: {
    localhostProfile?: string;
    type?: string;
  };
  supplementalGroups?: number[];
  supplementalGroupsPolicy?: string;
  sysctls?: {
    name?: string;
    value?: string;
  }[];
  windowsOptions?: StrimziWindowsOptions;
}
export interface StrimziWindowsOptions {
  gmsaCredentialSpec?: string;
  gmsaCredentialSpecName?: string;
  hostProcess?: boolean;
  runAsUserName?: string;
}
export interface StrimziAffinity {
  nodeAffinity?: {
    preferredDuringSchedulingIgnoredDuringExecution?: {
      preference?: StrimziPreference;
      weight?: number;
    }[];
    requiredDuringSchedulingIgnoredDuringExecution?: {
      nodeSelectorTerms?: StrimziPreference[];
    };
  };
  podAffinity?: StrimziPodAffinity;
  podAntiAffinity?: StrimziPodAffinity;
}
export interface StrimziPreference {
  matchExpressions?: {
    key?: string;
    operator?: string;
    values?: string[];
  }[];
  matchFields?: {
    key?: string;
    operator?: string;
    values?: string[];
  }[];
}
export interface StrimziPodAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: {
    podAffinityTerm?: StrimziPodAffinityTerm;
    weight?: number;
  }[];
  requiredDuringSchedulingIgnoredDuringExecution?: StrimziPodAffinityTerm[];
}
export interface StrimziPodAffinityTerm {
  labelSelector?: StrimziNamespaceSelector;
  matchLabelKeys?: string[];
  mismatchLabelKeys?: string[];
  namespaceSelector?: StrimziNamespaceSelector;
  namespaces?: string[];
  topologyKey?: string;
}
export interface StrimziDnsConfig {
  nameservers?: string[];
  options?: {
    name?: string;
    value?: string;
  }[];
  searches?: string[];
}
export interface StrimziSecret {
  defaultMode?: number;
  items?: {
    key?: string;
    mode?: number;
    path?: string;
  }[];
  optional?: boolean;
  secretName?: string;
}
export interface StrimziConfigMap {
  defaultMode?: number;
  items?: {
    key?: string;
    mode?: number;
    path?: string;
  }[];
  name?: string;
  optional?: boolean;
}
export interface StrimziBootstrapService {
  /**
   * Metadata applied to the resource.
   */
  metadata?: StrimziMetadata;
  /**
   * Specifies the IP Family Policy used by the service. Available options are `SingleStack`, `PreferDualStack` and `RequireDualStack`. `SingleStack` is for a single IP family. `PreferDualStack` is for two IP families on dual-stack configured clusters or a single IP family on single-stack clusters. `RequireDualStack` fails unless there are two IP families on dual-stack configured clusters. If unspecified, Kubernetes will choose the default value based on the service type.
   */
  ipFamilyPolicy?: "SingleStack" | "PreferDualStack" | "RequireDualStack";
  /**
   * Specifies the IP Families used by the service. Available options are `IPv4` and `IPv6`. If unspecified, Kubernetes will choose the default value based on the `ipFamilyPolicy` setting.
   */
  ipFamilies?: ("IPv4" | "IPv6")[];
}
export interface StrimziExternalBootstrapService {
  /**
   * Metadata applied to the resource.
   */
  metadata?: StrimziMetadata;
}
export interface StrimziPodDisruptionBudget {
  /**
   * Metadata to apply to the `PodDisruptionBudgetTemplate` resource.
   */
  metadata?: StrimziMetadata;
  /**
   * Maximum number of unavailable pods to allow automatic Pod eviction. A Pod eviction is allowed when the `maxUnavailable` number of pods or fewer are unavailable after the eviction. Setting this value to 0 prevents all voluntary evictions, so the pods must be evicted manually. Defaults to 1.
   */
  maxUnavailable?: number;
}
export interface StrimziKafkaContainer {
  /**
   * Environment variables which should be applied to the container.
   */
  env?: {
    /**
     * The environment variable key.
     */
    name?: string;
    /**
     * The environment variable value.
     */
    value?: string;
    /**
     * Reference to the secret or config map property to which the environment variable is set.
     */
    valueFrom?: {
      /**
       * Reference to a key in a secret.
       */
      secretKeyRef?: {
        key?: string;
        name?: string;
        optional?: boolean;
      };
      /**
       * Reference to a key in a config map.
       */
      configMapKeyRef?: {
        key?: string;
        name?: string;
        optional?: boolean;
      };
    };
  }[];
  /**
   * Security context for the container.
   */
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    appArmorProfile?: {
      localhostProfile?: string;
      type?: string;
    };
    capabilities?: {
      add?: string[];
      drop?: string[];
    };
    privileged?: boolean;
    procMount?: string;
    readOnlyRootFilesystem?: boolean;
    runAsGroup?: number;
    runAsNonRoot?: boolean;
    runAsUser?: number;
    seLinuxOptions?: {
      level?: string;
      role?: string;
      type?: string;
      user?: string;
    };
    seccompProfile?: {
      localhostProfile?: string;
      type?: string;
    };
    windowsOptions?: StrimziWindowsOptions;
  };
  /**
   * Additional volume mounts which should be applied to the container.
   */
  volumeMounts?: {
    mountPath?: string;
    mountPropagation?: string;
    name?: string;
    readOnly?: boolean;
    recursiveReadOnly?: string;
    subPath?: string;
    subPathExpr?: string;
  }[];
}
export interface StrimziResources {
  claims?: {
    name?: string;
    request?: string;
  }[];
  limits?: {
    [k: string]: number | string;
  };
  requests?: {
    [k: string]: number | string;
  };
}
export interface StrimziDeployment {
  /**
   * Metadata applied to the resource.
   */
  metadata?: StrimziMetadata;
  /**
   * Pod replacement strategy for deployment configuration changes. Valid values are `RollingUpdate` and `Recreate`. Defaults to `RollingUpdate`.
   */
  deploymentStrategy?: "RollingUpdate" | "Recreate";
}
export interface StrimziTemplatePod {
  /**
   * Metadata applied to the resource.
   */
  metadata?: StrimziMetadata;
  /**
   * List of references to secrets in the same namespace to use for pulling any of the images used by this Pod. When the `STRIMZI_IMAGE_PULL_SECRETS` environment variable in Cluster Operator and the `imagePullSecrets` option are specified, only the `imagePullSecrets` variable is used and the `STRIMZI_IMAGE_PULL_SECRETS` variable is ignored.
   */
  imagePullSecrets?: {
    name?: string;
  }[];
  /**
   * Configures pod-level security attributes and common container settings.
   */
  securityContext?: StrimziSecurityContext;
  /**
   * The grace period is the duration in seconds after the processes running in the pod are sent a termination signal, and the time when the processes are forcibly halted with a kill signal. Set this value to longer than the expected cleanup time for your process. Value must be a non-negative integer. A zero value indicates delete immediately. You might need to increase the grace period for very large Kafka clusters, so that the Kafka brokers have enough time to transfer their work to another broker before they are terminated. Defaults to 30 seconds.
   */
  terminationGracePeriodSeconds?: number;
  /**
   * The pod's affinity rules.
   */
  affinity?: StrimziAffinity;
  /**
   * The pod's tolerations.
   */
  tolerations?: {
    effect?: string;
    key?: string;
    operator?: string;
    tolerationSeconds?: number;
    value?: string;
  }[];
  /**
   * The pod's topology spread constraints.
   */
  topologySpreadConstraints?: {
    labelSelector?: StrimziNamespaceSelector;
    matchLabelKeys?: string[];
    maxSkew?: number;
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
    topologyKey?: string;
    whenUnsatisfiable?: string;
  }[];
  /**
   * The name of the priority class used to assign priority to the pods.
   */
  priorityClassName?: string;
  /**
   * The name of the scheduler used to dispatch this `Pod`. If not specified, the default scheduler will be used.
   */
  schedulerName?: string;
  /**
   * The pod's HostAliases. HostAliases is an optional list of hosts and IPs that will be injected into the Pod's hosts file if specified.
   */
  hostAliases?: {
    hostnames?: string[];
    ip?: string;
  }[];
  /**
   * The pod's DNSPolicy. Defaults to `ClusterFirst`. Valid values are `ClusterFirstWithHostNet`, `ClusterFirst`, `Default` or `None`.
   */
  dnsPolicy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  /**
   * The pod's DNSConfig. If specified, it will be merged to the generated DNS configuration based on the DNSPolicy.
   */
  dnsConfig?: StrimziDnsConfig;
  /**
   * Indicates whether information about services should be injected into Pod's environment variables.
   */
  enableServiceLinks?: boolean;
  /**
   * Defines the total amount of pod memory allocated for the temporary `EmptyDir` volume `/tmp`. Specify the allocation in memory units, for example, `100Mi` for 100 mebibytes. Default value is `5Mi`. The `/tmp` volume is backed by pod memory, not disk storage, so avoid setting a high value as it consumes pod memory resources.
   */
  tmpDirSizeLimit?: string;
  /**
   * Additional volumes that can be mounted to the pod.
   */
  volumes?: {
    /**
     * Name to use for the volume. Required.
     */
    name?: string;
    /**
     * `Secret` to use to populate the volume.
     */
    secret?: StrimziSecret;
    /**
     * `ConfigMap` to use to populate the volume.
     */
    configMap?: StrimziConfigMap;
    /**
     * `EmptyDir` to use to populate the volume.
     */
    emptyDir?: {
      /**
       * Medium represents the type of storage medium should back this volume. Valid values are unset or `Memory`. When not set, it will use the node's default medium.
       */
      medium?: "Memory";
      /**
       * The total amount of local storage required for this EmptyDir volume (for example 1Gi).
       */
      sizeLimit?: string;
    };
    /**
     * `PersistentVolumeClaim` object to use to populate the volume.
     */
    persistentVolumeClaim?: {
      claimName?: string;
      readOnly?: boolean;
    };
    /**
     * `CSIVolumeSource` object to use to populate the volume.
     */
    csi?: {
      driver?: string;
      fsType?: string;
      nodePublishSecretRef?: {
        name?: string;
      };
      readOnly?: boolean;
      volumeAttributes?: {
        [k: string]: string;
      };
    };
    /**
     * `ImageVolumeSource` object to use to populate the volume.
     */
    image?: {
      pullPolicy?: string;
      reference?: string;
    };
  }[];
  /**
   * Use the host user namespace. Optional. Defaults to `true`. When `true` or not set, the pod runs in the host user namespace. This is required when the pod needs features available only in the host namespace, such as loading kernel modules with `CAP_SYS_MODULE`.When set to `false`, the pod runs in a new user namespace. Setting `false` helps mitigate container breakout vulnerabilities and allows containers to run as `root` without granting `root` privileges on the host. This property is alpha-level in Kubernetes and is supported only by Kubernetes clusters that enable the `UserNamespacesSupport` feature.
   */
  hostUsers?: boolean;
}
export interface StrimziClusterCa {
  /**
   * If true then Certificate Authority certificates will be generated automatically. Otherwise the user will need to provide a Secret with the CA certificate. Default is true.
   */
  generateCertificateAuthority?: boolean;
  /**
   * If `true`, the Cluster and Client CA Secrets are configured with the `ownerReference` set to the `Kafka` resource. If the `Kafka` resource is deleted when `true`, the CA Secrets are also deleted. If `false`, the `ownerReference` is disabled. If the `Kafka` resource is deleted when `false`, the CA Secrets are retained and available for reuse. Default is `true`.
   */
  generateSecretOwnerReference?: boolean;
  /**
   * The number of days generated certificates should be valid for. The default is 365.
   */
  validityDays?: number;
  /**
   * The number of days in the certificate renewal period. This is the number of days before the a certificate expires during which renewal actions may be performed. When `generateCertificateAuthority` is true, this will cause the generation of a new certificate. When `generateCertificateAuthority` is true, this will cause extra logging at WARN level about the pending certificate expiry. Default is 30.
   */
  renewalDays?: number;
  /**
   * How should CA certificate expiration be handled when `generateCertificateAuthority=true`. The default is for a new CA certificate to be generated reusing the existing private key.
   */
  certificateExpirationPolicy?: "renew-certificate" | "replace-key";
}
export type KafkaNodePool = {
  apiVersion: "kafka.strimzi.io/v1";
  kind: "KafkaNodePool";
  /**
   * The specification of the KafkaNodePool.
   */
  spec: {
    /**
     * The number of pods in the pool.
     */
    replicas: number;
    /**
     * Storage configuration (disk). Cannot be updated.
     */
    storage: {
      /**
       * The storage class to use for dynamic volume allocation.
       */
      class?: string;
      /**
       * Specifies whether the persistent volume claim is deleted when a Kafka node is deleted. Optional. Defaults to `false`.
       */
      deleteClaim?: boolean;
      /**
       * Storage identification number. It is mandatory only for storage volumes defined in a storage of type 'jbod'.
       */
      id?: number;
      /**
       * Specifies whether this volume should be used for storing KRaft metadata. This property is optional. When set, the only currently supported value is `shared`. At most one volume can have this property set.
       */
      kraftMetadata?: "shared";
      /**
       * Specifies a specific persistent volume to use. It contains key:value pairs representing labels for selecting such a volume.
       */
      selector?: {
        [k: string]: string;
      };
      /**
       * When `type=persistent-claim`, defines the size of the persistent volume claim, such as 100Gi. Mandatory when `type=persistent-claim`.
       */
      size?: string;
      /**
       * When type=ephemeral, defines the total amount of local storage required for this EmptyDir volume (for example 1Gi).
       */
      sizeLimit?: string;
      /**
       * Storage type, must be either 'ephemeral', 'persistent-claim', or 'jbod'.
       */
      type: "ephemeral" | "persistent-claim" | "jbod";
      /**
       * Specifies `VolumeAttributeClass` name for dynamically configuring storage attributes.
       */
      volumeAttributesClass?: string;
      /**
       * List of volumes as Storage objects representing the JBOD disks array.
       */
      volumes?: {
        /**
         * The storage class to use for dynamic volume allocation.
         */
        class?: string;
        /**
         * Specifies whether the persistent volume claim is deleted when a Kafka node is deleted. Optional. Defaults to `false`.
         */
        deleteClaim?: boolean;
        /**
         * Storage identification number. Mandatory for storage volumes defined with a `jbod` storage type configuration.
         */
        id?: number;
        /**
         * Specifies whether this volume should be used for storing KRaft metadata. This property is optional. When set, the only currently supported value is `shared`. At most one volume can have this property set.
         */
        kraftMetadata?: "shared";
        /**
         * Specifies a specific persistent volume to use. It contains key:value pairs representing labels for selecting such a volume.
         */
        selector?: {
          [k: string]: string;
        };
        /**
         * When `type=persistent-claim`, defines the size of the persistent volume claim, such as 100Gi. Mandatory when `type=persistent-claim`.
         */
        size?: string;
        /**
         * When type=ephemeral, defines the total amount of local storage required for this EmptyDir volume (for example 1Gi).
         */
        sizeLimit?: string;
        /**
         * Storage type, must be either 'ephemeral' or 'persistent-claim'.
         */
        type: "ephemeral" | "persistent-claim";
        /**
         * Specifies `VolumeAttributeClass` name for dynamically configuring storage attributes.
         */
        volumeAttributesClass?: string;
      }[];
    };
    /**
     * The roles assigned to the node pool. Supported values are `broker` and `controller`. This property is required.
     */
    roles: ("controller" | "broker")[];
    /**
     * CPU and memory resources to reserve.
     */
    resources?: StrimziResources;
    /**
     * JVM Options for pods.
     */
    jvmOptions?: StrimziJvmOptions;
    /**
     * Template for pool resources. The template allows users to specify how the resources belonging to this pool are generated.
     */
    template?: {
      /**
       * Template for Kafka `StrimziPodSet` resource.
       */
      podSet?: StrimziExternalBootstrapService;
      /**
       * Template for Kafka `Pods`.
       */
      pod?: StrimziPod;
      /**
       * Template for Kafka per-pod `Services` used for access from outside of Kubernetes.
       */
      perPodService?: StrimziExternalBootstrapService;
      /**
       * Template for Kafka per-pod `Routes` used for access from outside of OpenShift.
       */
      perPodRoute?: StrimziExternalBootstrapService;
      /**
       * Template for Kafka per-pod `Ingress` used for access from outside of Kubernetes.
       */
      perPodIngress?: StrimziExternalBootstrapService;
      /**
       * Template for all Kafka `PersistentVolumeClaims`.
       */
      persistentVolumeClaim?: StrimziExternalBootstrapService;
      /**
       * Template for the Kafka broker container.
       */
      kafkaContainer?: StrimziKafkaContainer;
      /**
       * Template for the Kafka init container.
       */
      initContainer?: StrimziKafkaContainer;
    };
  };
  metadata: ObjectMeta & { name: string };
}
