import type { IConstruct } from "constructs";
import type { ITeam } from "../platform/team";

/** A durable function or entity that can be called. */
export interface IDurable extends IConstruct {
  readonly team: ITeam;
  readonly durable: "function" | "entity";
}
