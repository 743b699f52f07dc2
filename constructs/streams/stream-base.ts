import { Construct } from "constructs";
import type { Contract } from "../contracts/contract";
import { Bundle } from "../delivery/bundle";
import { acceptedId, idProblems } from "../delivery/construct-id";
import { deliver } from "../delivery/deliver";
import { declaring } from "../delivery/deriving";
import { report } from "../delivery/report";
import type { CompatibilityMode, StreamDeclaration, Visibility } from "../model/declarations";
import type { Duration } from "../model/duration";
import type { Declares } from "../model/topology";
import { Team } from "../platform/team";
import type { IStream } from "./stream";

/** What event streams and state streams have in common. */
export interface StreamProps<E = unknown> {
  /** The schema of the events: the interface between the stream's publishers and its subscribers. @default none */
  readonly contract?: Contract<E>;
  /** How the contract may change, as in the Confluent schema registry. @default "BACKWARD" */
  readonly compatibility?: CompatibilityMode;
  /** How many consumers can share the work at most. Can grow later, never shrink. @default 4 */
  readonly partitions?: number;
  /** Copies of each event, on as many brokers. @default the brokers', see the engine */
  readonly replicationFactor?: number;
  /** `"platform"`: every team may subscribe; `"team"`: only its own. @default "team" */
  readonly visibility?: Visibility;
}

export interface StreamTraits {
  readonly role: "event" | "state";
  readonly key: string | undefined;
  readonly retention: Duration | undefined;
}

/** A stream with a release of its own. Its topic is named `<team's namespace>.<id>`; a destroy keeps it. */
export abstract class StreamBase<E> extends Construct implements IStream<E>, Declares {
  declare readonly eventType?: E;
  readonly topic: string;
  readonly team: Team;
  readonly visibility: Visibility;
  readonly release: Bundle;
  private readonly partitions: number;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly props: StreamProps<E>,
    private readonly traits: StreamTraits,
  ) {
    super(scope, acceptedId(scope, id));
    report(this, idProblems(this, id));
    this.team = Team.of(this);
    declaring(this);
    this.partitions = props.partitions ?? 4;
    this.topic = `${this.team.namespace}.${this.node.id}`;
    this.visibility = props.visibility ?? "team";
    report(this, props.contract?.read().problems ?? []);

    const name = `stream-${this.node.id}`;
    this.release = new Bundle(this, "bundle", {
      release: name,
      namespace: this.team.namespace,
      objects: (derivation) =>
        deliver({ derivation, owner: this, rendersFor: this.team.rendersFor(name), platform: this.team.platform }),
      dependsOn: this.team.ready,
    });
  }

  declare(): StreamDeclaration {
    const { props, traits } = this;
    return {
      kind: "stream",
      path: this.node.path,
      name: this.node.id,
      team: this.team.node.path,
      owner: this.node.path,
      role: traits.role,
      topic: this.topic,
      partitions: this.partitions,
      replicationFactor: props.replicationFactor,
      retentionMs: traits.retention?.toMilliseconds(),
      retentionBytes: undefined,
      deleteRetentionMs: undefined,
      maxEventBytes: undefined,
      key: traits.key,
      contract: props.contract?.read().contract,
      subject: undefined,
      compatibility: props.compatibility ?? "BACKWARD",
      visibility: this.visibility,
      imported: false,
    };
  }
}
