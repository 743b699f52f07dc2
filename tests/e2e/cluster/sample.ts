import { images } from "../../../constructs/delivery/pins";

/** Answers HTTP with its name; writes a line for each start to its volume. */
const program = `
const { appendFileSync, readFileSync } = require("node:fs");
appendFileSync("/data/starts", process.env.HOSTNAME + "\\n");
console.log("started");
require("node:http")
  .createServer((_, response) => response.end(readFileSync("/data/starts")))
  .listen(8080);
`;

const labels = { app: "web" };

/** A namespace at "restricted" with a workload that has a volume and a Service. */
export const sample = {
  apiVersion: "v1",
  kind: "List",
  items: [
    {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "e2e", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
    },
    {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "data", namespace: "e2e" },
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Mi" } } },
    },
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "secret", namespace: "e2e" },
      stringData: { password: "correct-horse-battery-staple" },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "e2e" },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "e2e" },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
            containers: [
              {
                name: "web",
                image: images.node,
                command: ["node", "-e", program],
                readinessProbe: { httpGet: { path: "/", port: 8080 }, periodSeconds: 1 },
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
                volumeMounts: [{ name: "data", mountPath: "/data" }],
              },
            ],
            volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
          },
        },
      },
    },
  ],
};
