import { Construct } from "constructs";
import type { WorkloadDeclaration } from "../model/declarations";
import type { Declares } from "../model/topology";
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
    return {
      kind: "workload",
      path: this.node.path,
      name: this.name,
      team: this.team.node.path,
      role: "service",
      code: undefined,
      env: [],
      publishes: [],
      subscribes: [],
      calls: [],
      exposes: [],
      reaches: [],
      visibility: this.visibility,
      replicas: 1,
      scaling: undefined,
      storage: undefined,
      resources: { cpu: "0", memory: "0", memoryLimit: "0" },
      quota: undefined,
      imported: true,
    };
  }
}
