import { dependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { deliver } from "../delivery/deliver";
import { checkName } from "../model/names";
import { report } from "../model/problem";
import type { Declares, HandlerCode, ScalingDeclaration, WorkloadDeclaration } from "../model/topology";
import { Team } from "../platform/team";
import type { EventStream } from "../streams/event-stream";
import type { Handler } from "./handler";

/** What services and workers have in common: code, edges to streams, and one release. */
export abstract class Workload extends Construct implements Declares {
  private readonly publications = new Set<EventStream>();
  private readonly subscriptions = new Set<EventStream>();
  private readonly bundle: Bundle;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly role: WorkloadDeclaration["role"],
    private readonly handler: Handler,
    private readonly scaling?: ScalingDeclaration,
  ) {
    super(scope, id);
    const team = Team.of(this);
    checkName(this, id);
    this.bundle = new Bundle(this, "bundle", {
      release: id,
      namespace: team.namespace,
      objects: () => deliver(this, id, team),
      dependsOn: team.ready,
    });
  }

  /** Declares that the workload appends to a stream. It may write there, and nowhere else. */
  publishes(stream: EventStream): void {
    this.publications.add(stream);
    this.waitFor(stream);
  }

  protected addSubscription(stream: EventStream): void {
    this.subscriptions.add(stream);
    this.waitFor(stream);
  }

  declare(): WorkloadDeclaration {
    return {
      kind: "workload",
      path: this.node.path,
      name: this.node.id,
      team: Team.of(this).node.path,
      role: this.role,
      handler: this.handlerCode(),
      publishes: paths(this.publications),
      subscribes: paths(this.subscriptions),
      scaling: this.scaling,
    };
  }

  private handlerCode(): HandlerCode {
    const { code, digest, problem } = this.handler.build();
    if (problem) report(this, problem);
    return { code, digest };
  }

  /** The stream's topic exists before the workload starts; never the other way round. */
  private waitFor(stream: EventStream): void {
    const own = TerraformStack.of(this);
    const other = TerraformStack.of(stream);
    if (own !== other) {
      own.addDependency(other);
      return;
    }
    const release = this.bundle.release;
    release.dependsOn = [...new Set([...(release.dependsOn ?? []), dependable(stream.bundle.release)])];
  }
}

const paths = (streams: ReadonlySet<EventStream>): string[] => [...streams].map((stream) => stream.node.path).sort();
