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
import type { Service } from "../services/service";
import { byteSize } from "./byte-size";
import { Ingest, type IngestOptions } from "./ingest";
import type { IStream } from "./stream";
import { type SubjectStrategy, subjectOf } from "./subject";

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
  /**
   * The largest event with its key and headers, as a quantity such as "2Mi". Brokers, publishers and subscribers hold
   * whole events in memory: for what is large publish where it is.
   *
   * @default the brokers', 1 MiB in Kafka
   */
  readonly maxEventSize?: string;
  /** What the registry calls the contract. @default "topic": `<topic>-value` */
  readonly subject?: SubjectStrategy;
  /**
   * Name of the topic, if it has another one. One that does not begin with the team's namespace and a dot must be there
   * already, and `headwater adopt topic` must have given it to the stream.
   *
   * @default `<team's namespace>.<id>`
   */
  readonly name?: string;
  /** `"platform"`: every team may subscribe; `"team"`: only its own. @default "team" */
  readonly visibility?: Visibility;
}

export interface StreamTraits {
  readonly role: "event" | "state";
  readonly key: string | undefined;
  readonly retention: Duration | undefined;
  /** A quantity. */
  readonly retentionSize: string | undefined;
  readonly tombstones: Duration | undefined;
}

/** A stream with a release of its own. A destroy keeps its topic. */
export abstract class StreamBase<E> extends Construct implements IStream<E>, Declares {
  declare readonly eventType?: E;
  readonly topic: string;
  readonly team: Team;
  readonly visibility: Visibility;
  readonly release: Bundle;
  private readonly partitions: number;
  private ingest: Ingest | undefined;

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
    this.topic = props.name ?? `${this.team.namespace}.${this.node.id}`;
    this.visibility = props.visibility ?? "team";
    report(this, [
      ...(props.contract?.read().problems ?? []),
      ...this.subject().problems,
      ...this.maxEventSize().problems,
      ...this.retentionSize().problems,
    ]);

    const name = `stream-${this.node.id}`;
    this.release = new Bundle(this, "bundle", {
      release: name,
      namespace: this.team.namespace,
      objects: (derivation) =>
        deliver({ derivation, owner: this, rendersFor: this.team.rendersFor(name), platform: this.team.platform }),
      dependsOn: this.team.ready,
    });
  }

  /**
   * Declares that the platform's gateway takes the stream's events over HTTP, at a path: `POST` with the event as JSON,
   * and for a stream of state also `PUT <path>/<key>` and `DELETE <path>/<key>`. What is not as the contract says gets
   * 400; 202 is answered once every in-sync replica of the brokers has the event. See docs/ingest.md.
   *
   * @param path begins with "/"
   * @returns what takes them, the same service for all paths of the stream: `<id>-ingest`
   * @example orderPlaced.ingests("/orders", { auth: Auth.apiKey({ secret: "partners" }) });
   */
  ingests(path: string, options: IngestOptions): Service {
    declaring(this);
    this.ingest ??= new Ingest(this);
    this.ingest.add(path, options);
    return this.ingest;
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
      retentionBytes: this.retentionSize().bytes,
      deleteRetentionMs: traits.tombstones?.toMilliseconds(),
      maxEventBytes: this.maxEventSize().bytes,
      key: traits.key,
      contract: props.contract?.read().contract,
      subject: this.subject().subject,
      compatibility: props.compatibility ?? "BACKWARD",
      visibility: this.visibility,
      imported: false,
    };
  }

  private subject() {
    return subjectOf(this.props.subject ?? "topic", this.topic, this.props.contract?.read().contract);
  }

  private maxEventSize() {
    return byteSize("maxEventSize", this.props.maxEventSize);
  }

  private retentionSize() {
    return byteSize("retention.size", this.traits.retentionSize);
  }
}
