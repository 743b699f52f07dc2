import type { IConstruct } from "constructs";
import type { Declaration, StreamDeclaration, TeamDeclaration, TombstoneDeclaration } from "./declarations";
import type { PlatformDeclaration } from "./platform-declarations";
import { covers, SUPPRESSION, type Suppression } from "./suppression";
import type { WorkloadDeclaration } from "./workload-declarations";

/** A construct that declares something: it is collected by walking the tree, it registers itself nowhere. */
export interface Declares {
  declare(): Declaration;
}

/**
 * Everything that was declared, as plain data with an index. Concerns, rules and documents read nothing else.
 *
 * @example Topology.of(app).subscribersOf("shop/shop/order-placed").map((workload) => workload.name)
 */
export class Topology {
  /** Collects the declarations of the whole program that `scope` belongs to. */
  static of(scope: IConstruct): Topology {
    const constructs = scope.node.root.node.findAll();
    const suppressions = constructs.flatMap(suppressionsAt);
    return new Topology(
      constructs.filter(declares).map((construct) => withSuppressions(construct.declare(), suppressions)),
    );
  }

  readonly platforms: readonly PlatformDeclaration[];
  readonly teams: readonly TeamDeclaration[];
  readonly streams: readonly StreamDeclaration[];
  readonly workloads: readonly WorkloadDeclaration[];
  readonly tombstones: readonly TombstoneDeclaration[];
  private readonly byPath: ReadonlyMap<string, Declaration>;
  private readonly streamsByOwner: ReadonlyMap<string, readonly StreamDeclaration[]>;
  private readonly subscribers: ReadonlyMap<string, readonly WorkloadDeclaration[]>;
  private readonly publishers: ReadonlyMap<string, readonly WorkloadDeclaration[]>;
  private readonly callers: ReadonlyMap<string, readonly WorkloadDeclaration[]>;

  constructor(declarations: readonly Declaration[]) {
    const of = <K extends Declaration["kind"]>(kind: K) =>
      declarations.filter((declaration): declaration is Extract<Declaration, { kind: K }> => declaration.kind === kind);
    this.platforms = of("platform");
    this.teams = of("team");
    this.streams = of("stream");
    this.workloads = of("workload");
    this.tombstones = of("tombstone");
    this.byPath = new Map(declarations.map((declaration) => [declaration.path, declaration]));
    this.streamsByOwner = grouped(this.streams, (stream) => [stream.owner]);
    this.subscribers = grouped(this.workloads, readBy);
    this.publishers = grouped(this.workloads, ({ publishes }) => publishes);
    this.callers = grouped(this.workloads, ({ calls }) => calls);
  }

  /** The declaration at a path; undefined if there is none. */
  get(path: string): Declaration | undefined {
    return this.byPath.get(path);
  }

  /** @throws if there is none: a bug of the construct that referred to it */
  platform(path: string): PlatformDeclaration {
    return this.at(path, "platform");
  }
  /** @throws if there is none: a bug of the construct that referred to it */
  team(path: string): TeamDeclaration {
    return this.at(path, "team");
  }
  /** @throws if there is none: a bug of the construct that referred to it */
  stream(path: string): StreamDeclaration {
    return this.at(path, "stream");
  }
  /** @throws if there is none: a bug of the construct that referred to it */
  workload(path: string): WorkloadDeclaration {
    return this.at(path, "workload");
  }

  /** The workload at a path, if that is what is there. */
  findWorkload(path: string): WorkloadDeclaration | undefined {
    const found = this.byPath.get(path);
    return found?.kind === "workload" ? found : undefined;
  }

  platformOf(declaration: StreamDeclaration | WorkloadDeclaration | TombstoneDeclaration): PlatformDeclaration {
    return this.platform(this.team(declaration.team).platform);
  }

  /** The streams whose topics come with the release of this owner. */
  streamsOwnedBy(path: string): readonly StreamDeclaration[] {
    return this.streamsByOwner.get(path) ?? [];
  }
  /** Those who handle its events, and those who hold its state. */
  subscribersOf(stream: string): readonly WorkloadDeclaration[] {
    return this.subscribers.get(stream) ?? [];
  }
  publishersOf(stream: string): readonly WorkloadDeclaration[] {
    return this.publishers.get(stream) ?? [];
  }
  callersOf(service: string): readonly WorkloadDeclaration[] {
    return this.callers.get(service) ?? [];
  }

  private at<K extends Declaration["kind"]>(path: string, kind: K): Extract<Declaration, { kind: K }> {
    const found = this.byPath.get(path);
    if (found?.kind !== kind) throw new Error(`No ${kind} is declared at ${path}`);
    return found as Extract<Declaration, { kind: K }>;
  }
}

/** Whether a construct declares something. */
export const declares = (construct: IConstruct): construct is IConstruct & Declares =>
  typeof (construct as Partial<Declares>).declare === "function";

/** What was declared by `Rules.of(construct).suppress`. */
export const suppressionsAt = ({ node }: IConstruct): Suppression[] =>
  node.metadata.filter(({ type }) => type === SUPPRESSION).map(({ data }) => data as Suppression);

function withSuppressions(declaration: Declaration, suppressions: readonly Suppression[]): Declaration {
  const own = suppressions.filter((suppression) => covers(suppression, declaration.path));
  return own.length === 0 ? declaration : { ...declaration, suppressions: own };
}

/** Paths of the streams that a workload reads, each once. */
export const readBy = ({ subscribes, holds = [] }: Pick<WorkloadDeclaration, "subscribes" | "holds">): string[] => [
  ...new Set([...subscribes, ...holds].map(({ stream }) => stream)),
];

export function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
