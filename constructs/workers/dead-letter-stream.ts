import { Construct } from "constructs";
import type { Bundle } from "../delivery/bundle";
import type { StreamDeclaration } from "../model/declarations";
import type { Declares } from "../model/topology";
import type { Team } from "../platform/team";
import type { IStream } from "../streams/stream";

/** Long enough for somebody to look, come back from a holiday, and send them again. */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/** Takes the events that a workload failed to handle; its topic comes with the workload's release. */
export class DeadLetterStream extends Construct implements IStream, Declares {
  readonly topic: string;
  readonly visibility = "team";

  constructor(
    private readonly workload: Construct & { readonly team: Team },
    id: string,
    readonly release: Bundle,
  ) {
    super(workload, id);
    this.topic = `${workload.team.namespace}.${workload.node.id}.dead-letters`;
  }

  get team(): Team {
    return this.workload.team;
  }

  declare(): StreamDeclaration {
    return {
      kind: "stream",
      path: this.node.path,
      name: `${this.workload.node.id}.dead-letters`,
      team: this.team.node.path,
      owner: this.workload.node.path,
      role: "dead-letter",
      topic: this.topic,
      // Few events, read by people: order across partitions is worth more than throughput.
      partitions: 1,
      replicationFactor: undefined,
      retentionMs: RETENTION_MS,
      retentionBytes: undefined,
      deleteRetentionMs: undefined,
      maxEventBytes: undefined,
      key: undefined,
      contract: undefined,
      subject: undefined,
      compatibility: "NONE",
      visibility: this.visibility,
      imported: false,
    };
  }
}
