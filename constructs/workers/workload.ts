import { dependable } from "cdktf";
import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { deliver } from "../delivery/deliver";
import { report } from "../delivery/report";
import { nameProblems } from "../model/names";
import type { Problem } from "../model/problem";
import type { Declares, ScalingDeclaration, WorkloadDeclaration } from "../model/topology";
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
    report(this, nameProblems(id));
    this.bundle = new Bundle(this, "bundle", {
      release: id,
      namespace: team.namespace,
      objects: () => {
        report(this, this.problems());
        return deliver(this, id, team);
      },
      dependsOn: team.ready,
    });
  }

  /** Declares that the workload appends to a stream. It may write there, and nowhere else. */
  publishes(stream: EventStream): void {
    this.connect(stream, this.publications);
  }

  protected addSubscription(stream: EventStream): void {
    this.connect(stream, this.subscriptions);
  }

  declare(): WorkloadDeclaration {
    const { code, digest } = this.handler.build();
    return {
      kind: "workload",
      path: this.node.path,
      name: this.node.id,
      team: Team.of(this).node.path,
      role: this.role,
      handler: { code, digest },
      publishes: paths(this.publications),
      subscribes: paths(this.subscriptions),
      scaling: this.scaling,
    };
  }

  /** What shows only when everything is declared. */
  protected problems(): Problem[] {
    const { problem } = this.handler.build();
    return problem ? [problem] : [];
  }

  private connect(stream: EventStream, edges: Set<EventStream>): void {
    const team = Team.of(stream);
    if (team !== Team.of(this)) {
      report(this, [
        {
          code: "HW-TEAM-002",
          message: `The stream ${stream.node.path} belongs to another team, ${team.node.path}.`,
          fix: "Use streams of the same team; a team's rights end with its namespace.",
        },
      ]);
      return;
    }
    edges.add(stream);
    // The stream's topic exists before the workload starts; never the other way round.
    const release = this.bundle.release;
    release.dependsOn = [...new Set([...(release.dependsOn ?? []), dependable(stream.bundle.release)])];
  }
}

const paths = (streams: ReadonlySet<EventStream>): string[] => [...streams].map((stream) => stream.node.path).sort();
