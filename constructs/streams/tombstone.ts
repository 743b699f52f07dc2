import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { acceptedId, idProblems } from "../delivery/construct-id";
import { deliver } from "../delivery/deliver";
import { declaring } from "../delivery/deriving";
import { report } from "../delivery/report";
import type { TombstoneDeclaration } from "../model/declarations";
import type { Declares } from "../model/topology";
import { Team } from "../platform/team";

export interface TombstoneProps {
  /** Names of topics, as Kafka has them. @default none */
  readonly topics?: readonly string[];
  /** Names of consumer groups. @default none */
  readonly groups?: readonly string[];
}

/**
 * Deletes topics with all their events, and consumer groups, when it is deployed. Nothing else deletes data: a stream
 * that is removed from the program, or destroyed, leaves its topic behind.
 *
 * Remove the stream and deploy, then declare its tombstone and deploy that; the provisioner refuses
 * (HW-PROVISION-014) what is still declared, read or written. Once it is deployed, the tombstone can be removed. In the
 * lock file it counts as the removal of what it names. What the registry holds stays.
 *
 * @example new Tombstone(shop, "old-orders", { topics: ["shop.order-placed"], groups: ["shop.shipping"] });
 */
export class Tombstone extends Construct implements Declares {
  private readonly team: Team;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TombstoneProps = {},
  ) {
    super(scope, acceptedId(scope, id));
    report(this, idProblems(this, id));
    this.team = Team.of(this);
    declaring(this);
    const name = `tombstone-${this.node.id}`;
    new Bundle(this, "bundle", {
      release: name,
      namespace: this.team.namespace,
      objects: (derivation) =>
        deliver({ derivation, owner: this, rendersFor: this.team.rendersFor(name), platform: this.team.platform }),
      dependsOn: this.team.ready,
    });
  }

  declare(): TombstoneDeclaration {
    const { topics = [], groups = [] } = this.props;
    return {
      kind: "tombstone",
      path: this.node.path,
      name: this.node.id,
      team: this.team.node.path,
      topics: [...topics],
      groups: [...groups],
      imported: false,
    };
  }
}
