import { limitImageNames } from "../../toolchain/images";

export const PASSWORD = "of-a-redis-that-lives-for-minutes";

const NAMESPACE = "data";
const LABELS = { app: "redis" };
const metadata = { name: "redis", namespace: NAMESPACE, labels: LABELS };

/** One Redis without a disk, as somebody else would run it beside a platform, and where each object is created. */
export const redisObjects = (): readonly { readonly path: string; readonly object: object }[] => [
  { path: "/api/v1/namespaces", object: { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } } },
  {
    path: `/api/v1/namespaces/${NAMESPACE}/services`,
    object: { apiVersion: "v1", kind: "Service", metadata, spec: { selector: LABELS, ports: [{ port: 6379 }] } },
  },
  {
    path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`,
    object: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: {
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            containers: [
              {
                name: "redis",
                image: limitImageNames.redis,
                command: ["redis-server"],
                args: ["--save", "", "--appendonly", "no", "--protected-mode", "no", "--requirepass", PASSWORD],
                readinessProbe: { tcpSocket: { port: 6379 }, periodSeconds: 1 },
              },
            ],
          },
        },
      },
    },
  },
];
