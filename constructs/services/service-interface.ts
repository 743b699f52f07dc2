import type { IConstruct } from "constructs";
import type { Visibility } from "../model/declarations";
import type { ITeam } from "../platform/team";

/** A service that can be called: declared in this program, or known from a manifest. */
export interface IService extends IConstruct {
  readonly team: ITeam;
  readonly visibility: Visibility;
}
