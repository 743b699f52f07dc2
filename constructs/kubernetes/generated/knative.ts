/* Made by `npm run generate` from knative.dev/serving 0.50.0; do not edit. */

import type { ObjectMeta } from "./kubernetes";

export interface KnativeKinds {
  Configuration: Configuration;
}
/**
 * Configuration represents the "floating HEAD" of a linear history of Revisions.
 * Users create new Revisions by updating the Configuration's spec.
 * The "latest created" revision's name is available under status, as is the
 * "latest ready" revision's name.
 * See also: https://github.com/knative/serving/blob/main/docs/spec/overview.md#configuration
 */
export type Configuration = {
  apiVersion: "serving.knative.dev/v1";
  kind: "Configuration";
  /**
   * ConfigurationSpec holds the desired state of the Configuration (from the client).
   */
  spec?: {
    /**
     * Template holds the latest specification for the Revision to be stamped out.
     */
    template?: {
      metadata?: {
        annotations?: {
          [k: string]: string;
        };
        finalizers?: string[];
        labels?: {
          [k: string]: string;
        };
        name?: string;
        namespace?: string;
        [k: string]: unknown;
      };
      /**
       * RevisionSpec holds the desired state of the Revision (from the client).
       */
      spec?: {
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-affinity
         */
        affinity?: {
          [k: string]: unknown;
        };
        /**
         * AutomountServiceAccountToken indicates whether a service account token should be automatically mounted.
         */
        automountServiceAccountToken?: boolean;
        /**
         * ContainerConcurrency specifies the maximum allowed in-flight (concurrent)
         * requests per container of the Revision.  Defaults to `0` which means
         * concurrency to the application is not limited, and the system decides the
         * target concurrency for the autoscaler.
         */
        containerConcurrency?: number;
        /**
         * List of containers belonging to the pod.
         * Containers cannot currently be added or removed.
         * There must be at least one container in a Pod.
         * Cannot be updated.
         *
         * Items: A single application container that you want to run within a pod.
         */
        containers: {
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
               * This is accessible behind a feature flag - kubernetes.podspec-fieldref
               */
              fieldRef?: {
                [k: string]: unknown;
              };
              /**
               * This is accessible behind a feature flag - kubernetes.podspec-fieldref
               */
              resourceFieldRef?: {
                [k: string]: unknown;
              };
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
           * Periodic probe of container liveness.
           * Container will be restarted if the probe fails.
           * Cannot be updated.
           * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
           */
          livenessProbe?: KnativeLivenessProbe;
          /**
           * Name of the container specified as a DNS_LABEL.
           * Each container in a pod must have a unique name (DNS_LABEL).
           * Cannot be updated.
           */
          name?: string;
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
            containerPort?: number;
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
          readinessProbe?: KnativeLivenessProbe;
          /**
           * Compute Resources required by this container.
           * Cannot be updated.
           * More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
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
           * SecurityContext defines the security options the container should be run with.
           * If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext.
           * More info: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
           */
          securityContext?: {
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
             * The capabilities to add/drop when running containers.
             * Defaults to the default set of capabilities granted by the container runtime.
             * Note that this field cannot be set when spec.os.name is windows.
             */
            capabilities?: {
              /**
               * This is accessible behind a feature flag - kubernetes.containerspec-addcapabilities
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
             * Run container in privileged mode. This can only be set to explicitly to 'false'
             */
            privileged?: boolean;
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
             * The seccomp options to use by this container. If seccomp options are
             * provided at both the pod & container level, the container options
             * override the pod options.
             * Note that this field cannot be set when spec.os.name is windows.
             */
            seccompProfile?: {
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
            };
          };
          /**
           * StartupProbe indicates that the Pod has successfully initialized.
           * If specified, no other probes are executed until this completes successfully.
           * If this probe fails, the Pod will be restarted, just as if the livenessProbe failed.
           * This can be used to provide different probe parameters at the beginning of a Pod's lifecycle,
           * when it might take a long time to load data or warm a cache, than during steady-state operation.
           * This cannot be updated.
           * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
           */
          startupProbe?: KnativeLivenessProbe;
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
             * This is accessible behind a feature flag - kubernetes.podspec-volumes-mount-propagation
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
             * Path within the volume from which the container's volume should be mounted.
             * Defaults to "" (volume's root).
             */
            subPath?: string;
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
         * This is accessible behind a feature flag - kubernetes.podspec-dnsconfig
         */
        dnsConfig?: {
          [k: string]: unknown;
        };
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-dnspolicy
         */
        dnsPolicy?: string;
        /**
         * EnableServiceLinks indicates whether information aboutservices should be injected into pod's environment variables, matching the syntax of Docker links. Optional: Knative defaults this to false.
         */
        enableServiceLinks?: boolean;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-hostaliases
         *
         * Items: This is accessible behind a feature flag - kubernetes.podspec-hostaliases
         */
        hostAliases?: {
          [k: string]: unknown;
        }[];
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-hostipc
         */
        hostIPC?: boolean;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-hostnetwork
         */
        hostNetwork?: boolean;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-hostpid
         */
        hostPID?: boolean;
        /**
         * IdleTimeoutSeconds is the maximum duration in seconds a request will be allowed
         * to stay open while not receiving any bytes from the user's application. If
         * unspecified, a system default will be provided.
         */
        idleTimeoutSeconds?: number;
        /**
         * ImagePullSecrets is an optional list of references to secrets in the same namespace to use for pulling any of the images used by this PodSpec.
         * If specified, these secrets will be passed to individual puller implementations for them to use.
         * More info: https://kubernetes.io/docs/concepts/containers/images#specifying-imagepullsecrets-on-a-pod
         *
         * Items: LocalObjectReference contains enough information to let you locate the
         * referenced object inside the same namespace.
         */
        imagePullSecrets?: {
          /**
           * Name of the referent.
           * This field is effectively required, but due to backwards compatibility is
           * allowed to be empty. Instances of this type with an empty value here are
           * almost certainly wrong.
           * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
           */
          name?: string;
        }[];
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-init-containers
         *
         * Items: This is accessible behind a feature flag - kubernetes.podspec-init-containers
         */
        initContainers?: {
          [k: string]: unknown;
        }[];
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-nodeselector
         */
        nodeSelector?: {
          [k: string]: string;
        };
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-priorityclassname
         */
        priorityClassName?: string;
        /**
         * ResponseStartTimeoutSeconds is the maximum duration in seconds that the request
         * routing layer will wait for a request delivered to a container to begin
         * sending any network traffic.
         */
        responseStartTimeoutSeconds?: number;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-runtimeclassname
         */
        runtimeClassName?: string;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-schedulername
         */
        schedulerName?: string;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-securitycontext
         */
        securityContext?: {
          [k: string]: unknown;
        };
        /**
         * ServiceAccountName is the name of the ServiceAccount to use to run this pod.
         * More info: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
         */
        serviceAccountName?: string;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-shareprocessnamespace
         */
        shareProcessNamespace?: boolean;
        /**
         * TimeoutSeconds is the maximum duration in seconds that the request instance
         * is allowed to respond to a request. If unspecified, a system default will
         * be provided.
         */
        timeoutSeconds?: number;
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-tolerations
         *
         * Items: This is accessible behind a feature flag - kubernetes.podspec-tolerations
         */
        tolerations?: {
          [k: string]: unknown;
        }[];
        /**
         * This is accessible behind a feature flag - kubernetes.podspec-topologyspreadconstraints
         *
         * Items: This is accessible behind a feature flag - kubernetes.podspec-topologyspreadconstraints
         */
        topologySpreadConstraints?: {
          [k: string]: unknown;
        }[];
        /**
         * List of volumes that can be mounted by containers belonging to the pod.
         * More info: https://kubernetes.io/docs/concepts/storage/volumes
         *
         * Items: Volume represents a named volume in a pod that may be accessed by any container in the pod.
         */
        volumes?: {
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
           * This is accessible behind a feature flag - kubernetes.podspec-volumes-csi
           */
          csi?: {
            [k: string]: unknown;
          };
          /**
           * This is accessible behind a feature flag - kubernetes.podspec-volumes-emptydir
           */
          emptyDir?: {
            [k: string]: unknown;
          };
          /**
           * This is accessible behind a feature flag - kubernetes.podspec-volumes-ephemeral
           */
          ephemeral?: {
            [k: string]: unknown;
          };
          /**
           * This is accessible behind a feature flag - kubernetes.podspec-volumes-hostpath
           */
          hostPath?: {
            [k: string]: unknown;
          };
          /**
           * This is accessible behind a feature flag - kubernetes.podspec-volumes-image
           */
          image?: {
            [k: string]: unknown;
          };
          /**
           * name of the volume.
           * Must be a DNS_LABEL and unique within the pod.
           * More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
           */
          name: string;
          /**
           * This is accessible behind a feature flag - kubernetes.podspec-persistent-volume-claim
           */
          persistentVolumeClaim?: {
            [k: string]: unknown;
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
                  fieldRef?: {
                    /**
                     * Version of the schema the FieldPath is written in terms of, defaults to "v1".
                     */
                    apiVersion?: string;
                    /**
                     * Path of the field to select in the specified API version.
                     */
                    fieldPath: string;
                  };
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
                  resourceFieldRef?: {
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
                  };
                }[];
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
        }[];
      };
    };
  };
  metadata: ObjectMeta & { name: string };
}
export interface KnativeLivenessProbe {
  /**
   * Exec specifies a command to execute in the container.
   */
  exec?: {
    /**
     * Command is the command line to execute inside the container, the working directory for the
     * command  is root ('/') in the container's filesystem. The command is simply exec'd, it is
     * not run inside a shell, so traditional shell instructions ('|', etc) won't work. To use
     * a shell, you need to explicitly call out to that shell.
     * Exit status of 0 is treated as live/healthy and non-zero is unhealthy.
     */
    command?: string[];
  };
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
    port?: number;
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
  httpGet?: {
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
    port?: number | string;
    /**
     * Scheme to use for connecting to the host.
     * Defaults to HTTP.
     */
    scheme?: string;
  };
  /**
   * Number of seconds after the container has started before liveness probes are initiated.
   * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
   */
  initialDelaySeconds?: number;
  /**
   * How often (in seconds) to perform the probe.
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
  tcpSocket?: {
    /**
     * Optional: Host name to connect to, defaults to the pod IP.
     */
    host?: string;
    /**
     * Number or name of the port to access on the container.
     * Number must be in the range 1 to 65535.
     * Name must be an IANA_SVC_NAME.
     */
    port?: number | string;
  };
  /**
   * Number of seconds after which the probe times out.
   * Defaults to 1 second. Minimum value is 1.
   * More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes
   */
  timeoutSeconds?: number;
}
