import type { Engine } from "./engine";
import { envoyRoutes } from "./envoy-routes";
import { istioMesh } from "./istio-mesh";
import { keda } from "./keda";
import { kedaDurable } from "./keda-durable";
import { kubernetesWorkload } from "./kubernetes-workload";
import { networkPolicy } from "./network-policy";
import { provisioning } from "./provisioning";

/** What renders Headwater's own intents; nothing but the public interface is used. */
export const builtInEngines: readonly Engine[] = [
  provisioning,
  kubernetesWorkload,
  keda,
  kedaDurable,
  networkPolicy,
  envoyRoutes,
  istioMesh,
];
