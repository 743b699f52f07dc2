import type { Addresses } from "../addresses";
import { clusterRole, clusterRoleBinding, type KubernetesObject, restricted, serviceAccount } from "./objects";

const name = "coredns";
const namespace = "kube-system";
const labels = { "k8s-app": "kube-dns" };

/** Names of the cluster only: the node has no way out, so every other name does not exist, at once. */
const corefile = `cluster.local in-addr.arpa ip6.arpa {
  errors
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    ttl 5
  }
  cache 5
}
. {
  errors
  health
  ready
  template ANY ANY {
    rcode NXDOMAIN
  }
}
`;

export function coreDns(addresses: Addresses, image: string): readonly KubernetesObject[] {
  return [
    serviceAccount(name, namespace),
    clusterRole("system:coredns", [
      { apiGroups: [""], resources: ["services", "namespaces"], verbs: ["list", "watch"] },
      { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
    ]),
    clusterRoleBinding("system:coredns", "system:coredns", { kind: "ServiceAccount", name, namespace }),
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace }, data: { Corefile: corefile } },
    { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, namespace, labels }, spec: deployment(image) },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "kube-dns", namespace, labels },
      spec: {
        selector: labels,
        clusterIP: addresses.dns,
        ports: [
          { name: "dns", port: 53, protocol: "UDP" },
          { name: "dns-tcp", port: 53, protocol: "TCP" },
        ],
      },
    },
  ];
}

const deployment = (image: string) => ({
  selector: { matchLabels: labels },
  template: {
    metadata: { labels },
    spec: {
      serviceAccountName: name,
      priorityClassName: "system-cluster-critical",
      dnsPolicy: "Default",
      containers: [
        {
          name,
          image,
          args: ["-conf", "/etc/coredns/Corefile"],
          readinessProbe: { httpGet: { path: "/ready", port: 8181 }, periodSeconds: 1 },
          livenessProbe: { httpGet: { path: "/health", port: 8080 }, initialDelaySeconds: 30 },
          resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "128Mi" } },
          securityContext: restricted,
          volumeMounts: [{ name: "config", mountPath: "/etc/coredns", readOnly: true }],
        },
      ],
      volumes: [{ name: "config", configMap: { name } }],
    },
  },
});
