import type { IConstruct } from "constructs";
import type { Bundle } from "../delivery/bundle";
import type { ITeam } from "../platform/team";

/** A stream: declared in this program, or known from a manifest. `E` is the type of its events. */
export interface IStream<E = unknown> extends IConstruct {
  readonly topic: string;
  readonly team: ITeam;
  /** Whether other teams may read it. */
  readonly visibility: "team" | "platform";
  /** The release that brings its topic; undefined if another program does. */
  readonly release: Bundle | undefined;
  /** For the compiler alone; never there. */
  readonly eventType?: E;
}
