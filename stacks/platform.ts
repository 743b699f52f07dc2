import type { App } from "cdktf";
import { Gateway, HeadwaterStack, Kafka, Platform, Registry } from "../constructs";

/** What all teams share. */
export function platformStack(app: App, operators: HeadwaterStack): Platform {
  const stack = new HeadwaterStack(app, "platform");
  stack.addDependency(operators);
  return new Platform(stack, "platform", {
    kafka: Kafka.embedded(),
    registry: Registry.embedded(),
    // A cluster on one machine has no load balancer.
    gateways: { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) },
  });
}
