/** A Service's full name in Kubernetes' usual domain: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
export const clusterHost = ({ name, namespace }: { readonly name: string; readonly namespace: string }): string =>
  `${name}.${namespace}.svc.cluster.local`;
