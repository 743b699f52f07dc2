import { posix } from "node:path";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { acceptedId, idProblems } from "../delivery/construct-id";
import { deliver, finish } from "../delivery/deliver";
import { Namespace } from "../delivery/namespace";
import { report } from "../delivery/report";
import { RuntimeCode } from "../delivery/runtime-code";
import type { Owner } from "../engines/engine";
import { DEFAULT_LOCK } from "../lock/lock-of";
import { writeDocuments } from "../manifest/write-documents";
import type { TeamDeclaration } from "../model/declarations";
import type { Declares } from "../model/topology";
import { Platform } from "./platform";
import type { IPlatform } from "./platform-base";
import { hookServiceAccount, provisionerAccess } from "./provisioner-objects";

export interface TeamProps {
  /** Owned by this program, or imported. */
  readonly platform: IPlatform;
  /** @default the construct's id */
  readonly namespace?: string;
  /**
   * The file that says what is released in the team's environment, relative to the folder of cdktf.json. What departs
   * from it is refused (HW-RELEASED-…); while there is no such file, nothing is. `headwater contracts release` writes
   * it. Each environment has a file of its own, which may hold several teams.
   *
   * @default "headwater.lock"
   * @example `headwater.${environment}.lock`
   */
  readonly lock?: string;
}

/** A team: owned by this program, or known from a manifest. */
export interface ITeam extends IConstruct {
  readonly namespace: string;
  readonly platform: IPlatform;
}

/**
 * A team: a namespace, and everything that is created in it. Create it in the team's own stack.
 *
 * @example const shop = new Team(stack, "shop", { platform });
 */
export class Team extends Construct implements ITeam, Declares {
  readonly namespace: string;
  readonly platform: IPlatform;
  readonly runtimeConfigMap: string;
  /** What each release in the team's namespace waits for. */
  readonly ready: readonly ITerraformDependable[];
  private readonly lock: string;
  private readonly namespaceRelease: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TeamProps) {
    super(scope, acceptedId(scope, id));
    report(this, idProblems(this, id));
    this.lock = posix.normalize(props.lock ?? DEFAULT_LOCK);
    this.platform = props.platform;
    this.namespace = props.namespace ?? this.node.id;

    const own = TerraformStack.of(this);
    const platforms = TerraformStack.of(props.platform);
    if (own !== platforms) own.addDependency(platforms);

    const namespace = new Namespace(this, "namespace", {
      name: this.namespace,
      platform: this.platform.namespace,
      team: this.node.id,
      labels: this.platform.mesh?.namespaceLabels ?? {},
      retain: true,
      objects: (derivation) => [
        ...finish(this, this.platform, [
          hookServiceAccount(this.namespace),
          ...provisionerAccess(this.namespace, props.platform.namespace, props.platform.hasDurable),
        ]),
        ...deliver({ derivation, owner: this, rendersFor: this.rendersFor(this.node.id), platform: this.platform }),
      ],
    });
    this.namespaceRelease = namespace.release;
    const runtime = new RuntimeCode(this, "runtime", {
      namespace: this.namespace,
      programs: ["worker", "service", "hook", ...(props.platform.isTraced ? (["tracing"] as const) : [])],
      dependsOn: [namespace.release],
    });
    this.runtimeConfigMap = runtime.configMapName;
    this.ready = own === platforms ? [runtime.configMap, ...props.platform.ready] : [runtime.configMap];
    writeDocuments(this);
  }

  /** The team that a construct was created in. Reports HW-TEAM-001 if there is none. */
  static of(construct: IConstruct): Team {
    for (const scope of construct.node.scopes.reverse()) {
      if (scope instanceof Team) return scope;
    }
    report(construct, [
      {
        code: "HW-TEAM-001",
        message: "This is not inside a Team.",
        fix: `Create streams, services and workers with a Team as scope: new ${construct.constructor.name}(team, "${construct.node.id}", …).`,
      },
    ]);
    return standIn(TerraformStack.of(construct));
  }

  /** The runtime that hosts durable functions, which most teams have none of. */
  get durableRuntime(): RuntimeCode {
    const id = "durable-runtime";
    const existing = this.node.tryFindChild(id) as RuntimeCode | undefined;
    return (
      existing ??
      new RuntimeCode(this, id, {
        namespace: this.namespace,
        programs: ["durable"],
        dependsOn: [this.namespaceRelease],
      })
    );
  }

  /** What engines are told of a release in the team's namespace. */
  rendersFor(release: string): Owner {
    return {
      name: release,
      namespace: this.namespace,
      runtimeConfigMap: this.runtimeConfigMap,
      platformNamespace: this.platform.namespace,
      hookLabels: this.platform.mesh?.outsideLabels ?? {},
    };
  }

  declare(): TeamDeclaration {
    return {
      kind: "team",
      path: this.node.path,
      name: this.node.id,
      namespace: this.namespace,
      platform: this.platform.node.path,
      runtimeConfigMap: this.runtimeConfigMap,
      lock: this.lock,
      imported: false,
    };
  }
}

/** Lets synth go on after HW-TEAM-001, to tell all other mistakes with it; nothing is deployed with an error. */
function standIn(stack: TerraformStack): Team {
  const id = "missing-team";
  const existing = stack.node.tryFindChild(id) as Team | undefined;
  return existing ?? new Team(stack, id, { platform: new Platform(stack, "missing-platform") });
}
