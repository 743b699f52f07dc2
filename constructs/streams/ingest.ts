import { declaring } from "../delivery/deriving";
import type { RequestOptions } from "../gateway/route-options";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { Service } from "../services/service";
import { Handler } from "../workers/handler";
import type { IStream } from "./stream";

export interface IngestOptions extends RequestOptions {
  /** Of all paths of the stream together: the most that one of them asks for counts. @default 2 */
  readonly replicas?: number;
}

/** With one replica events are refused while it moves to another node. */
const DEFAULT_REPLICAS = 2;

/** Takes a stream's events over HTTP. A workload like any other, but that its code is Headwater's. */
export class Ingest extends Service {
  private most = 0;

  constructor(private readonly stream: IStream) {
    super(stream, `${stream.node.id}-ingest`, { handler: Handler.builtIn("ingest") });
    this.publishes(stream);
  }

  add(path: string, { replicas = DEFAULT_REPLICAS, ...request }: IngestOptions): void {
    declaring(this);
    this.most = Math.max(this.most, replicas);
    this.exposes(path, request);
  }

  override declare(): WorkloadDeclaration {
    return { ...super.declare(), replicas: this.most, ingests: this.stream.node.path };
  }
}
