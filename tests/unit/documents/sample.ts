import { Topology } from "../../../constructs";
import { sampleApp } from "../../support/watched";

export const sampleTopology = (): Topology => Topology.of(sampleApp());
