import { Construct } from "constructs";
import { importedStream } from "../manifest/imported-declarations";
import type { ManifestStream } from "../manifest/platform-manifest";
import type { StreamDeclaration } from "../model/declarations";
import type { Declares } from "../model/topology";
import type { ITeam } from "../platform/team";
import type { IStream } from "./stream";

/** A stream of another program's team. */
export class ImportedStream<E> extends Construct implements IStream<E>, Declares {
  declare readonly eventType?: E;
  readonly topic: string;
  readonly visibility = "platform";
  readonly release = undefined;

  constructor(
    scope: Construct,
    id: string,
    readonly team: ITeam,
    private readonly known: ManifestStream,
  ) {
    super(scope, id);
    this.topic = known.topic;
  }

  declare(): StreamDeclaration {
    return importedStream(this.known, this.team.node.path, this.node.path);
  }
}
