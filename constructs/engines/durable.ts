import type { DurableEngineDeclaration } from "../model/platform-declarations";
import type { Problem } from "../model/problem";
import type { KubernetesObject, Owner } from "./engine";
import { type ExternalRestateProps, externalRestate } from "./external-restate";
import { type RestateProps, restate } from "./restate";

/** Who signs the calls of functions: a key that the provisioner makes, a known one, or nobody. */
export type DurableIdentity = "platform" | "none" | { readonly publicKey: string };

/** What keeps the journals of durable functions and calls them. */
export interface DurableEngine {
  readonly name: string;
  /** Labels of its pods in the platform's namespace; undefined: it is elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  readonly identity: DurableIdentity;
  /** Port of the object storage that it writes snapshots to. @default it writes none */
  readonly snapshotPort?: number;
  /** What is wrong with its props; the platform reports it. @default nothing */
  readonly problems?: readonly Problem[];
  /** Root of its ingress, without a slash at the end. */
  ingress(platformNamespace: string): string;
  /** Root of its admin API, for the provisioner alone. */
  admin(platformNamespace: string): string;
  /** Its pods; none if it is elsewhere. @param owner of its release, in the platform's namespace */
  renderDurable(owner: Owner): readonly KubernetesObject[];
}

/** What the rest of a program is told of it. */
export const durableDeclaration = (engine: DurableEngine, platformNamespace: string): DurableEngineDeclaration => ({
  ingress: engine.ingress(platformNamespace),
  admin: engine.admin(platformNamespace),
  podLabels: engine.podLabels,
  ...(engine.snapshotPort === undefined ? {} : { snapshotPort: engine.snapshotPort }),
});

export class Durable {
  /**
   * One Restate server in one pod, for development and tests. Its volume outlives a destroy.
   *
   * @param props.storage size of the volume, a Kubernetes quantity; default "1Gi"
   */
  static embedded(props: { readonly storage?: string } = {}): DurableEngine {
    const { storage = "1Gi" } = props;
    const resources = { cpu: "50m", memory: "384Mi", memoryLimit: "768Mi" };
    return restate({ name: "restate-embedded", nodes: 1, storage, partitions: 4, resources, rocksDb: "128MiB" });
  }

  /**
   * A cluster of Restate servers, each with a volume, which keeps everything on most of them before it is acknowledged.
   * With several, snapshots in an object storage are needed: a node that comes later begins with them.
   * Reports HW-RESTATE-001 for props that can't be. See docs/durable.md.
   *
   * @example
   * Durable.restate({ nodes: 3, storage: "50Gi", snapshots: { url: "s3://restate/prod", region: "eu-central-1" } })
   */
  static restate(props: RestateProps = {}): DurableEngine {
    const { nodes = 3, storage = "20Gi", partitions = 24, snapshots } = props;
    const memoryLimit = props.resources?.memory ?? "3Gi";
    const resources = { cpu: "500m", memory: "3Gi", memoryLimit, ...props.resources };
    return restate({ name: "restate", nodes, storage, partitions, resources, rocksDb: "1GiB", snapshots });
  }

  /**
   * A Restate that you have already, such as Restate Cloud through its tunnel, or a cluster of Restate's operator. It must
   * reach the functions' pods. Reports HW-RESTATE-002 for addresses that are none, or no public key.
   *
   * @example
   * Durable.external({
   *   ingress: "http://restate.restate.svc:8080",
   *   admin: "http://restate.restate.svc:9070",
   *   identity: "publickeyv1_2G8dCQhArfvGpzPw5Vx2ALciR4xCLHfS5YaT93XjNxX9",
   * })
   */
  static external(props: ExternalRestateProps): DurableEngine {
    return externalRestate(props);
  }

  private constructor() {}
}
