import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Namespace } from "../delivery/namespace";
import { report } from "../delivery/report";
import { RuntimeCode } from "../delivery/runtime-code";
import type { KubernetesObject } from "../engines/engine";
import { labels } from "../engines/labels";
import { HOOK_SERVICE_ACCOUNT } from "../engines/provisioning";
import { nameProblems } from "../model/names";
import type { Declares, TeamDeclaration } from "../model/topology";
import { Platform } from "./platform";
import { provisionerAccess } from "./provisioner-objects";

export interface TeamProps {
  readonly platform: Platform;
  /** @default the construct's id */
  readonly namespace?: string;
}

/**
 * A team: a namespace, and everything that is created in it. Create it in the team's own stack.
 *
 * @example const shop = new Team(stack, "shop", { platform });
 */
export class Team extends Construct implements Declares {
  readonly namespace: string;
  readonly platform: Platform;
  readonly runtimeConfigMap: string;
  /** What each release in the team's namespace waits for. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TeamProps) {
    super(scope, id);
    this.platform = props.platform;
    this.namespace = props.namespace ?? id;
    report(this, nameProblems(this.namespace));

    const own = TerraformStack.of(this);
    const platforms = TerraformStack.of(props.platform);
    if (own !== platforms) own.addDependency(platforms);

    const namespace = new Namespace(this, "namespace", {
      name: this.namespace,
      retain: true,
      objects: [hookServiceAccount(this.namespace), ...provisionerAccess(this.namespace, props.platform.namespace)],
    });
    const runtime = new RuntimeCode(this, "runtime", {
      namespace: this.namespace,
      programs: ["worker", "service", "hook"],
      dependsOn: [namespace.release],
    });
    this.runtimeConfigMap = runtime.configMapName;
    this.ready = own === platforms ? [runtime.configMap, ...props.platform.ready] : [runtime.configMap];
  }

  /** The team that a construct was created in. Reports HW-TEAM-001 if there is none. */
  static of(construct: Construct): Team {
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

  declare(): TeamDeclaration {
    return {
      kind: "team",
      path: this.node.path,
      namespace: this.namespace,
      platform: this.platform.node.path,
      runtimeConfigMap: this.runtimeConfigMap,
    };
  }
}

const hookServiceAccount = (namespace: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name: HOOK_SERVICE_ACCOUNT, namespace, labels: labels(HOOK_SERVICE_ACCOUNT) },
  automountServiceAccountToken: false,
});

/** Lets synth go on after HW-TEAM-001, to tell all other mistakes with it; nothing is deployed with an error. */
function standIn(stack: TerraformStack): Team {
  const id = "missing-team";
  const existing = stack.node.tryFindChild(id) as Team | undefined;
  return existing ?? new Team(stack, id, { platform: new Platform(stack, "missing-platform") });
}
