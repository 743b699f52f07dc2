import type { KubernetesClient } from "../../cli/kubernetes/client";
import { images } from "../../constructs/delivery/pins";
import { restrictedContainer, restrictedPod } from "../../constructs/engines/pod-security";
import { addresses } from "./gateway/clients";
import { SpanReceiver } from "./traces";

const NAMESPACE = "observability";
const labels = { "app.kubernetes.io/name": "collector" };

/** A collector as a user would have it, in a namespace that is nobody's: what it gets it sends to the receiver here. */
export async function startCollector(api: KubernetesClient): Promise<SpanReceiver> {
  const receiver = await SpanReceiver.start("0.0.0.0");
  const [address = ""] = addresses();
  await api.post("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } });
  await api.post(`/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "collector" },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          ...restrictedPod,
          containers: [
            {
              ...restrictedContainer,
              name: "collector",
              image: images.collector,
              args: ["--config=env:COLLECTOR_CONFIG"],
              env: [{ name: "COLLECTOR_CONFIG", value: JSON.stringify(config(`http://${address}:${receiver.port}`)) }],
              ports: [{ containerPort: 4317 }, { containerPort: 4318 }],
            },
          ],
        },
      },
    },
  });
  await api.post(`/api/v1/namespaces/${NAMESPACE}/services`, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "collector" },
    spec: {
      selector: labels,
      ports: [
        { name: "otlp", port: 4317, appProtocol: "grpc" },
        { name: "otlp-http", port: 4318, appProtocol: "http" },
      ],
    },
  });
  return receiver;
}

/** https://opentelemetry.io/docs/collector/configuration/ */
const config = (endpoint: string): object => ({
  receivers: {
    otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" }, http: { endpoint: "0.0.0.0:4318" } } },
  },
  exporters: { otlp_http: { endpoint, compression: "none" } },
  service: { pipelines: { traces: { receivers: ["otlp"], exporters: ["otlp_http"] } } },
});
