/**
 * What makes Strimzi's containers meet Pod Security "restricted", also where the operator does not see to it itself.
 * For each container and not for the pod, whose own settings Strimzi fits to its volumes.
 * https://strimzi.io/docs/operators/1.2.0/deploying#con-security-providers-str
 */
export const restrictedStrimziContainer = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  },
};
