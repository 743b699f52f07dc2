import type { MeshDeclaration } from "../model/mesh-declarations";
import type { Problem } from "../model/problem";
import { type IstioProps, istio } from "./istio";

/**
 * What encrypts and authorizes calls between workloads. Its intents ("mesh-namespace", "call-permission", "plain-port",
 * "egress" and "call") are rendered by the `Engine` that handles them.
 */
export interface MeshEngine {
  readonly name: string;
  /** What the rest of a program, and other programs, are told of it. */
  readonly declaration: MeshDeclaration;
  /** What is wrong with its props; the platform reports it. @default nothing */
  readonly problems?: readonly Problem[];
  /** Marks of a gateway's proxies: they send requests through the mesh, and take them from anybody. */
  readonly gatewayPods: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
}

export class Mesh {
  /**
   * Istio. Its control plane is yours, or comes with `new Operators(stack, "operators", { mesh: … })`. What is encrypted,
   * who may call whom, and what stays outside: see docs/mesh.md. Reports HW-MESH-001 for props that can't be.
   *
   * @example new Platform(stack, "platform", { mesh: Mesh.istio() });
   */
  static istio(props: IstioProps = {}): MeshEngine {
    return istio(props);
  }

  private constructor() {}
}
