import { type Engine, ofKind } from "./engine";
import { callPermission, meshNamespace, plainPort } from "./istio-authorization";
import { destinationRules, virtualService } from "./istio-calls";
import { egressObjects } from "./istio-egress";

/** Renders what a mesh is to do for Istio 1.31. */
export const istioMesh: Engine = {
  name: "istio",
  handles: ["mesh-namespace", "call-permission", "plain-port", "egress", "call"],
  render: (intents, owner) => [
    ...ofKind(intents, "mesh-namespace").flatMap((intent) => meshNamespace(intent, owner)),
    ...ofKind(intents, "call-permission").map((intent) => callPermission(intent, owner)),
    ...ofKind(intents, "plain-port").flatMap((intent) => plainPort(intent, owner)),
    ...ofKind(intents, "egress").flatMap((intent) => egressObjects(intent, owner)),
    ...ofKind(intents, "call").flatMap((intent) => [virtualService(intent, owner), ...destinationRules(intent, owner)]),
  ],
};
