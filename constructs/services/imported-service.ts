import { Construct } from "constructs";
import { importedService } from "../manifest/imported-declarations";
import type { Declares } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import type { ITeam } from "../platform/team";
import type { IService } from "./service-interface";

/** A service of another program's team. */
export class ImportedService extends Construct implements IService, Declares {
  readonly visibility = "platform";

  constructor(
    scope: Construct,
    id: string,
    readonly team: ITeam,
    private readonly name: string,
  ) {
    super(scope, id);
  }

  declare(): WorkloadDeclaration {
    return importedService({ name: this.name }, this.team.node.path, this.node.path);
  }
}
