import { images } from "../delivery/pins";
import type { EnvoyProxy } from "../kubernetes/objects";
import type { TracesDeclaration } from "../model/platform-declarations";
import type { ServiceAddress } from "../model/route-declarations";
import { containerResources, tmpVolume } from "./container-resources";
import { accessLog } from "./envoy-access-log";
import type { AcceptedEnvoyGatewayProps } from "./envoy-gateway-props";
import { gatewayObject, proxyLabels } from "./envoy-names";
import { tracing } from "./envoy-tracing";
import { labels } from "./labels";
import type { MeshEngine } from "./mesh";
import { restrictedContainer, restrictedPod } from "./pod-security";

/**
 * The proxies of a gateway: Envoy Gateway makes a Deployment, a Service and a disruption budget of it.
 * Fields: https://gateway.envoyproxy.io/docs/api/extension_types/#envoyproxy
 */
export function envoyProxy(
  gateway: string,
  namespace: string,
  props: AcceptedEnvoyGatewayProps,
  mesh: MeshEngine | undefined,
  collectors: readonly ServiceAddress[],
  traces: TracesDeclaration | undefined,
): EnvoyProxy {
  const name = gatewayObject(gateway);
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "EnvoyProxy",
    metadata: { name, namespace, labels: labels(name) },
    spec: {
      provider: {
        type: "Kubernetes",
        kubernetes: {
          envoyDeployment: {
            replicas: props.replicas,
            pod: {
              ...(mesh === undefined ? {} : podMarks(mesh)),
              securityContext: restrictedPod.securityContext,
              topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map(
                (topologyKey) => ({
                  maxSkew: 1,
                  topologyKey,
                  whenUnsatisfiable: "ScheduleAnyway",
                  labelSelector: { matchLabels: { ...proxyLabels(gateway, namespace) } },
                }),
              ),
              volumes: [tmpVolume],
            },
            container: {
              image: images.envoy,
              resources: containerResources(props.resources),
              securityContext: restrictedContainer.securityContext,
              volumeMounts: [tmpMount],
            },
            patch: { type: "StrategicMerge", value: deploymentPatch },
          },
          envoyService: {
            type: props.service,
            // The client's own address, which limits count by.
            ...(props.service === "ClusterIP" ? {} : { externalTrafficPolicy: "Local" }),
          },
          envoyPDB: { maxUnavailable: 1 },
        },
      },
      // Endpoints learn of a pod's end later than the pod: it goes on answering until they do, and until its clients left.
      shutdown: { minDrainDuration: "10s", drainTimeout: "60s" },
      // The proxy beside it chooses among a service's pods; their own addresses would mean nothing to it.
      ...(mesh?.declaration.mode === "sidecar" ? { routingType: "Service" } : {}),
      telemetry: {
        accessLog: accessLog(gateway, collectors),
        metrics: { prometheus: {} },
        ...(traces ? { tracing: tracing(gateway, traces) } : {}),
      },
    },
  };
}

const podMarks = ({ gatewayPods: { labels, annotations } }: MeshEngine) => ({
  labels: { ...labels },
  annotations: { ...annotations },
});

const tmpMount = { name: tmpVolume.name, mountPath: "/tmp" };

/**
 * What has no field. Envoy Gateway asks a new proxy every ten seconds whether it is up, and so makes it wait that long
 * for its first request.
 */
const deploymentPatch = {
  spec: {
    template: {
      spec: {
        enableServiceLinks: false,
        containers: [
          { name: "envoy", startupProbe: { periodSeconds: 1, failureThreshold: 300 } },
          {
            name: "shutdown-manager",
            startupProbe: { periodSeconds: 1, failureThreshold: 300 },
            volumeMounts: [tmpMount],
          },
        ],
      },
    },
  },
};
