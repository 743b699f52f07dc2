import type { Concern } from "../intents/concern";
import { alerts } from "./alerts";
import { dashboards } from "./dashboards";
import { monitors } from "./monitors";
import { network } from "./network";
import { principals } from "./principals";
import { scaling } from "./scaling";
import { topics } from "./topics";
import { workloads } from "./workloads";

/** What Headwater derives; nothing but the public interface is used. */
export const builtInConcerns: readonly Concern[] = [
  topics,
  principals,
  workloads,
  scaling,
  network,
  monitors,
  alerts,
  dashboards,
];
