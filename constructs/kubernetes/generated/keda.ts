/* Made by `npm run generate` from github.com/kedacore/keda/v2 2.20.2; do not edit. */

import type { ObjectMeta } from "./kubernetes";

export interface KedaKinds {
  ScaledObject: ScaledObject;
  TriggerAuthentication: TriggerAuthentication;
}
/**
 * ScaledObject is a specification for a ScaledObject resource
 */
export type ScaledObject = {
  apiVersion: "keda.sh/v1alpha1";
  kind: "ScaledObject";
  /**
   * ScaledObjectSpec is the spec for a ScaledObject resource
   */
  spec: {
    /**
     * AdvancedConfig specifies advance scaling options
     */
    advanced?: {
      /**
       * HorizontalPodAutoscalerConfig specifies horizontal scale config
       */
      horizontalPodAutoscalerConfig?: {
        /**
         * HorizontalPodAutoscalerBehavior configures the scaling behavior of the target
         * in both Up and Down directions (scaleUp and scaleDown fields respectively).
         */
        behavior?: {
          /**
           * scaleDown is scaling policy for scaling Down.
           * If not set, the default value is to allow to scale down to minReplicas pods, with a
           * 300 second stabilization window (i.e., the highest recommendation for
           * the last 300sec is used).
           */
          scaleDown?: {
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
          };
          /**
           * scaleUp is scaling policy for scaling Up.
           * If not set, the default value is the higher of:
           *   * increase no more than 4 pods per 60 seconds
           *   * double the number of pods per 60 seconds
           * No stabilization is used.
           */
          scaleUp?: {
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
          };
        };
        name?: string;
      };
      restoreToOriginalReplicaCount?: boolean;
      /**
       * ScalingModifiers describes advanced scaling logic options like formula
       */
      scalingModifiers?: {
        activationTarget?: string;
        formula?: string;
        /**
         * MetricTargetType specifies the type of metric being targeted, and should be either
         * "Value", "AverageValue", or "Utilization"
         */
        metricType?: "AverageValue" | "Value";
        target?: string;
      };
    };
    cooldownPeriod?: number;
    /**
     * Fallback is the spec for fallback options
     */
    fallback?: {
      behavior?:
        "static" | "currentReplicas" | "currentReplicasIfHigher" | "currentReplicasIfLower" | "scalingModifiers";
      failureThreshold: number;
      replicas: number;
    };
    idleReplicaCount?: number;
    initialCooldownPeriod?: number;
    maxReplicaCount?: number;
    minReplicaCount?: number;
    pollingInterval?: number;
    /**
     * ScaleTarget holds the reference to the scale target Object
     */
    scaleTargetRef: {
      apiVersion?: string;
      envSourceContainerName?: string;
      kind?: string;
      name: string;
    };
    /**
     * Items: ScaleTriggers reference the scaler that will be used
     */
    triggers: {
      /**
       * AuthenticationRef points to the TriggerAuthentication or ClusterTriggerAuthentication object that
       * is used to authenticate the scaler with the environment
       */
      authenticationRef?: {
        /**
         * Kind of the resource being referred to. Defaults to TriggerAuthentication.
         */
        kind?: "TriggerAuthentication" | "ClusterTriggerAuthentication";
        name: string;
      };
      metadata: {
        [k: string]: string;
      };
      /**
       * MetricTargetType specifies the type of metric being targeted, and should be either
       * "Value", "AverageValue", or "Utilization"
       */
      metricType?: string;
      name?: string;
      type: string;
      useCachedMetrics?: boolean;
    }[];
  };
  metadata: ObjectMeta & { name: string };
}
/**
 * TriggerAuthentication defines how a trigger can authenticate
 */
export type TriggerAuthentication = {
  apiVersion: "keda.sh/v1alpha1";
  kind: "TriggerAuthentication";
  /**
   * TriggerAuthenticationSpec defines the various ways to authenticate
   */
  spec: {
    /**
     * AwsSecretManager is used to authenticate using AwsSecretManager
     */
    awsSecretManager?: {
      credentials?: {
        accessKey: {
          valueFrom: {
            secretKeyRef: {
              key: string;
              name: string;
            };
          };
        };
        accessSecretKey: {
          valueFrom: {
            secretKeyRef: {
              key: string;
              name: string;
            };
          };
        };
        accessToken?: {
          valueFrom: {
            secretKeyRef: {
              key: string;
              name: string;
            };
          };
        };
      };
      /**
       * AuthPodIdentity allows users to select the platform native identity
       * mechanism
       */
      podIdentity?: {
        /**
         * ExternalID sets the External ID to be used when assuming an identity. This is only applicable when using AWS pod identity with a RoleArn.
         */
        externalID?: string;
        /**
         * Set identityAuthorityHost to override the default Azure authority host. If this is set, then the IdentityTenantID must also be set
         */
        identityAuthorityHost?: string;
        identityId?: string;
        /**
         * IdentityOwner configures which identity has to be used during auto discovery, keda or the scaled workload. Mutually exclusive with roleArn
         */
        identityOwner?: "keda" | "workload";
        /**
         * Set identityTenantId to override the default Azure tenant id. If this is set, then the IdentityID must also be set
         */
        identityTenantId?: string;
        /**
         * PodIdentityProvider contains the list of providers
         */
        provider: "azure-workload" | "gcp" | "aws" | "aws-eks" | "none";
        /**
         * RoleArn sets the AWS RoleArn to be used. Mutually exclusive with IdentityOwner
         */
        roleArn?: string;
      };
      region?: string;
      secrets: {
        name: string;
        parameter: string;
        secretKey?: string;
        versionId?: string;
        versionStage?: string;
      }[];
    };
    /**
     * AzureKeyVault is used to authenticate using Azure Key Vault
     */
    azureKeyVault?: {
      cloud?: {
        activeDirectoryEndpoint?: string;
        keyVaultResourceURL?: string;
        type: string;
      };
      credentials?: {
        clientId: string;
        clientSecret: {
          valueFrom: {
            secretKeyRef: {
              key: string;
              name: string;
            };
          };
        };
        tenantId: string;
      };
      /**
       * AuthPodIdentity allows users to select the platform native identity
       * mechanism
       */
      podIdentity?: {
        /**
         * ExternalID sets the External ID to be used when assuming an identity. This is only applicable when using AWS pod identity with a RoleArn.
         */
        externalID?: string;
        /**
         * Set identityAuthorityHost to override the default Azure authority host. If this is set, then the IdentityTenantID must also be set
         */
        identityAuthorityHost?: string;
        identityId?: string;
        /**
         * IdentityOwner configures which identity has to be used during auto discovery, keda or the scaled workload. Mutually exclusive with roleArn
         */
        identityOwner?: "keda" | "workload";
        /**
         * Set identityTenantId to override the default Azure tenant id. If this is set, then the IdentityID must also be set
         */
        identityTenantId?: string;
        /**
         * PodIdentityProvider contains the list of providers
         */
        provider: "azure-workload" | "gcp" | "aws" | "aws-eks" | "none";
        /**
         * RoleArn sets the AWS RoleArn to be used. Mutually exclusive with IdentityOwner
         */
        roleArn?: string;
      };
      secrets: {
        name: string;
        parameter: string;
        version?: string;
      }[];
      vaultUri: string;
    };
    boundServiceAccountToken?: {
      parameter: string;
      serviceAccountName: string;
    }[];
    /**
     * Items: AuthConfigMapTargetRef is used to authenticate using a reference to a config map
     */
    configMapTargetRef?: {
      key: string;
      name: string;
      parameter: string;
    }[];
    /**
     * Items: AuthEnvironment is used to authenticate using environment variables
     * in the destination ScaleTarget spec
     */
    env?: {
      containerName?: string;
      name: string;
      parameter: string;
    }[];
    /**
     * FilePath specifies a file containing auth parameters as JSON map[string]string.
     * When set, auth params are read directly from this file instead.
     */
    filePath?: string;
    gcpSecretManager?: {
      credentials?: {
        clientSecret: {
          valueFrom: {
            secretKeyRef: {
              key: string;
              name: string;
            };
          };
        };
      };
      /**
       * AuthPodIdentity allows users to select the platform native identity
       * mechanism
       */
      podIdentity?: {
        /**
         * ExternalID sets the External ID to be used when assuming an identity. This is only applicable when using AWS pod identity with a RoleArn.
         */
        externalID?: string;
        /**
         * Set identityAuthorityHost to override the default Azure authority host. If this is set, then the IdentityTenantID must also be set
         */
        identityAuthorityHost?: string;
        identityId?: string;
        /**
         * IdentityOwner configures which identity has to be used during auto discovery, keda or the scaled workload. Mutually exclusive with roleArn
         */
        identityOwner?: "keda" | "workload";
        /**
         * Set identityTenantId to override the default Azure tenant id. If this is set, then the IdentityID must also be set
         */
        identityTenantId?: string;
        /**
         * PodIdentityProvider contains the list of providers
         */
        provider: "azure-workload" | "gcp" | "aws" | "aws-eks" | "none";
        /**
         * RoleArn sets the AWS RoleArn to be used. Mutually exclusive with IdentityOwner
         */
        roleArn?: string;
      };
      secrets: {
        id: string;
        parameter: string;
        version?: string;
      }[];
    };
    /**
     * HashiCorpVault is used to authenticate using Hashicorp Vault
     */
    hashiCorpVault?: {
      address: string;
      /**
       * VaultAuthentication contains the list of Hashicorp Vault authentication methods
       */
      authentication: "token" | "kubernetes";
      /**
       * Credential defines the Hashicorp Vault credentials depending on the authentication method
       */
      credential?: {
        serviceAccount?: string;
        serviceAccountName?: string;
        token?: string;
      };
      mount?: string;
      namespace?: string;
      role?: string;
      /**
       * Items: VaultSecret defines the mapping between the path of the secret in Vault to the parameter
       */
      secrets: {
        key: string;
        parameter: string;
        path: string;
        pkiData?: {
          altNames?: string;
          commonName?: string;
          format?: string;
          ipSans?: string;
          otherSans?: string;
          ttl?: string;
          uriSans?: string;
        };
        /**
         * VaultSecretType defines the type of vault secret
         */
        type?: "" | "secretV2" | "secret" | "pki";
      }[];
    };
    oauth2?: {
      clientId: string;
      clientSecret?: {
        valueFrom: {
          secretKeyRef: {
            key: string;
            name: string;
          };
        };
      };
      scopes?: string[];
      tokenUrl: string;
      tokenUrlParams?: {
        [k: string]: string;
      };
      type?: "clientCredentials";
    };
    /**
     * AuthPodIdentity allows users to select the platform native identity
     * mechanism
     */
    podIdentity?: {
      /**
       * ExternalID sets the External ID to be used when assuming an identity. This is only applicable when using AWS pod identity with a RoleArn.
       */
      externalID?: string;
      /**
       * Set identityAuthorityHost to override the default Azure authority host. If this is set, then the IdentityTenantID must also be set
       */
      identityAuthorityHost?: string;
      identityId?: string;
      /**
       * IdentityOwner configures which identity has to be used during auto discovery, keda or the scaled workload. Mutually exclusive with roleArn
       */
      identityOwner?: "keda" | "workload";
      /**
       * Set identityTenantId to override the default Azure tenant id. If this is set, then the IdentityID must also be set
       */
      identityTenantId?: string;
      /**
       * PodIdentityProvider contains the list of providers
       */
      provider: "azure-workload" | "gcp" | "aws" | "aws-eks" | "none";
      /**
       * RoleArn sets the AWS RoleArn to be used. Mutually exclusive with IdentityOwner
       */
      roleArn?: string;
    };
    /**
     * Items: AuthSecretTargetRef is used to authenticate using a reference to a secret
     */
    secretTargetRef?: {
      key: string;
      name: string;
      parameter: string;
    }[];
  };
  metadata: ObjectMeta & { name: string };
}
