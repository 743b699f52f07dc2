import { App } from "cdktf";
import { Bundle, HeadwaterStack, type KubernetesObject } from "../../constructs";
import { images } from "../../constructs/delivery/pins";
import { restrictedContainer, restrictedPod } from "../../constructs/engines/pod-security";

// What `headwater diff` is measured with: 500 objects of 50 owners, of kinds that need defaults, and none that runs.
const OWNERS = 50;
const NAMESPACE = "bench-diff";

const app = new App();
const stack = new HeadwaterStack(app, "bench");
for (let owner = 0; owner < OWNERS; owner++) {
  new Bundle(stack, `owner-${owner}`, {
    release: `owner-${owner}`,
    namespace: NAMESPACE,
    objects: () => objectsOf(`owner-${owner}`),
  });
}
app.synth();

function objectsOf(owner: string): KubernetesObject[] {
  const labels = { "app.kubernetes.io/name": owner };
  const metadata = (name: string) => ({ name, namespace: NAMESPACE, labels });
  return [
    ...Array.from({ length: 6 }, (_, index) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: metadata(`${owner}-${index}`),
      data: { owner, index: String(index) },
    })),
    { apiVersion: "v1", kind: "ServiceAccount", metadata: metadata(owner), automountServiceAccountToken: false },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: metadata(owner),
      spec: { selector: labels, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: metadata(owner),
      spec: { podSelector: { matchLabels: labels }, policyTypes: ["Ingress"], ingress: [] },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: metadata(owner),
      spec: {
        replicas: 0,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            ...restrictedPod,
            containers: [
              {
                ...restrictedContainer,
                name: "main",
                image: images.node,
                env: [{ name: "OWNER", value: owner }],
                ports: [{ name: "http", containerPort: 8080 }],
              },
            ],
          },
        },
      },
    },
  ];
}
