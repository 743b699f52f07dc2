import type { ObservabilityDeclaration, TracesDeclaration } from "../model/platform-declarations";
import type { Problem } from "../model/problem";
import type { GatewayController, GatewayDeclaration, GatewayPort, ServiceAddress } from "../model/route-declarations";
import type { KubernetesObject, Owner } from "./engine";
import { envoyGateway } from "./envoy-gateway";
import type { EnvoyGatewayProps } from "./envoy-gateway-props";
import type { MeshEngine } from "./mesh";

/** Where requests come in from outside. Routes are rendered by the `Engine` that handles "route". */
export interface GatewayEngine {
  readonly name: string;
  /** Exact, or with `*.` in front; tokens are allowed. A route that names no host answers for the first. */
  readonly hosts: readonly string[];
  /** Names of the teams whose routes may attach. @default all of the platform's */
  readonly teams?: readonly string[];
  /** Whether it has certificates for its hosts. */
  readonly tls: boolean;
  /** Whether it asks clients for certificates. @default it does not */
  readonly clientCertificates?: boolean;
  /** Of its proxies' pods, where clients connect to. */
  readonly ports: readonly GatewayPort[];
  /** Of its proxies' pods. @default they have no identity in a mesh */
  serviceAccount?(gateway: string): string;
  /** Of its proxies' pods, where metrics are. @default nowhere */
  readonly metricsPort?: number;
  /** Where its proxies get their configuration from. @default they connect to nothing for it */
  readonly controller?: GatewayController;
  /** What counts the requests of all its proxies together. @default nothing does */
  readonly limiter?: GatewayController;
  /** What is wrong with its props; the platform reports it. @default nothing */
  readonly problems?: readonly Problem[];
  /** Labels of its proxies' pods, which run in the platform's namespace. */
  podLabels(gateway: string, platformNamespace: string): Readonly<Record<string, string>>;
  /**
   * The gateway itself and its own policies.
   *
   * @param gateway its name among the platform's
   * @param owner of its release, in the platform's namespace
   * @param observability how it is watched; undefined: it is not
   * @param mesh that its proxies send requests through; undefined: none
   * @param collectors where its proxies send their access logs, over OTLP/gRPC, beside their standard output
   * @param traces where its proxies send spans, over OTLP/gRPC; undefined: nowhere
   */
  renderGateway(
    gateway: string,
    owner: Owner,
    observability?: ObservabilityDeclaration,
    mesh?: MeshEngine,
    collectors?: readonly ServiceAddress[],
    traces?: TracesDeclaration,
  ): readonly KubernetesObject[];
}

/** What the rest of a program is told of a gateway. */
export const gatewayDeclaration = (
  engine: GatewayEngine,
  name: string,
  platformNamespace: string,
): GatewayDeclaration => ({
  name,
  hosts: engine.hosts,
  teams: engine.teams,
  tls: engine.tls,
  ...(engine.clientCertificates ? { clientCertificates: true } : {}),
  namespace: platformNamespace,
  podLabels: engine.podLabels(name, platformNamespace),
  ...(engine.serviceAccount === undefined ? {} : { serviceAccount: engine.serviceAccount(name) }),
  ports: engine.ports,
  ...(engine.metricsPort === undefined ? {} : { metricsPort: engine.metricsPort }),
  ...(engine.controller === undefined ? {} : { controller: engine.controller }),
  ...(engine.limiter === undefined ? {} : { limiter: engine.limiter }),
});

export class Gateway {
  /**
   * Envoy proxies that Envoy Gateway runs in the platform's namespace. Its controller is yours, or comes with
   * `new Operators(stack, "operators", { gateway: true })`. What the gateway does for every request: see docs/gateway.md.
   * Reports HW-GATEWAY-001 for props that can't be.
   *
   * @example
   * const gateways = {
   *   public: Gateway.envoy({ hosts: ["shop.example"], tls: Tls.certManager({ clusterIssuer: "letsencrypt" }) }),
   * };
   * new Platform(stack, "platform", { gateways });
   */
  static envoy(props: EnvoyGatewayProps): GatewayEngine {
    return envoyGateway(props);
  }

  private constructor() {}
}
