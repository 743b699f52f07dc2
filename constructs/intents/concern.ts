import type { Topology } from "../model/topology";
import type { Intent } from "./index";

/** Derives one aspect of what an owner needs. Pure: the same topology gives the same intents. */
export interface Concern {
  readonly name: string;
  /** `owner` is a construct's path; an owner that the concern has nothing to say about gets none. */
  derive(topology: Topology, owner: string): readonly Intent[];
}
