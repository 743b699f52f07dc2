/* Made by `npm run generate`; do not edit. */

import type { KubernetesKinds } from "./kubernetes";
import type { KedaKinds } from "./keda";
import type { PrometheusOperatorKinds } from "./prometheus-operator";
import type { GatewayApiKinds } from "./gateway-api";
import type { EnvoyGatewayKinds } from "./envoy-gateway";
import type { IstioKinds } from "./istio";
import type { KnativeKinds } from "./knative";
import type { StrimziKinds } from "./strimzi";

export type * from "./kubernetes";
export type * from "./keda";
export type * from "./prometheus-operator";
export type * from "./gateway-api";
export type * from "./envoy-gateway";
export type * from "./istio";
export type * from "./knative";
export type * from "./strimzi";

/** Every kind by its name. */
export interface Kinds extends KubernetesKinds, KedaKinds, PrometheusOperatorKinds, GatewayApiKinds, EnvoyGatewayKinds, IstioKinds, KnativeKinds, StrimziKinds {}
