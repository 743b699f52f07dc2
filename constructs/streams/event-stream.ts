import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { deliver } from "../delivery/deliver";
import { report } from "../delivery/report";
import type { Duration } from "../model/duration";
import { nameProblems } from "../model/names";
import type { Declares, StreamDeclaration } from "../model/topology";
import { wholeProblems } from "../model/values";
import { Team } from "../platform/team";

export interface EventStreamProps {
  /** How many consumers can share the work at most. Can grow later, never shrink. @default 4 */
  readonly partitions?: number;
  /** How long an event is kept. @default the broker's, seven days in Kafka */
  readonly retention?: Duration;
}

/**
 * A stream of events: facts that are appended, kept for a while and read by whoever subscribes.
 * Its topic is named `<team's namespace>.<id>`; a destroy keeps it and its events.
 *
 * @example const orderPlaced = new EventStream(shop, "order-placed", { partitions: 12, retention: Duration.days(7) });
 */
export class EventStream extends Construct implements Declares {
  readonly topic: string;
  /** What a workload that uses the stream waits for. */
  readonly bundle: Bundle;
  private readonly partitions: number;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EventStreamProps = {},
  ) {
    super(scope, id);
    const team = Team.of(this);
    this.partitions = props.partitions ?? 4;
    this.topic = `${team.namespace}.${id}`;
    const { retention } = props;
    report(this, [
      ...nameProblems(id),
      ...wholeProblems("partitions", this.partitions, 1),
      ...(retention ? wholeProblems("retention in milliseconds", retention.toMilliseconds(), 1) : []),
    ]);

    const name = `stream-${id}`;
    this.bundle = new Bundle(this, "bundle", {
      release: name,
      namespace: team.namespace,
      objects: () => deliver(this, name, team),
      dependsOn: team.ready,
    });
  }

  declare(): StreamDeclaration {
    return {
      kind: "stream",
      path: this.node.path,
      name: this.node.id,
      team: Team.of(this).node.path,
      topic: this.topic,
      partitions: this.partitions,
      retentionMs: this.props.retention?.toMilliseconds(),
    };
  }
}
