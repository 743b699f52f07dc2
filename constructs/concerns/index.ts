import type { Concern } from "../intents/concern";
import { alerts } from "./alerts";
import { dashboards } from "./dashboards";
import { durable } from "./durable";
import { groups } from "./groups";
import { mesh } from "./mesh";
import { monitors } from "./monitors";
import { network } from "./network";
import { principals } from "./principals";
import { readers } from "./readers";
import { routes } from "./routes";
import { scaling } from "./scaling";
import { tombstones } from "./tombstones";
import { topics } from "./topics";
import { workloads } from "./workloads";

/** What Headwater derives; nothing but the public interface is used. */
export const builtInConcerns: readonly Concern[] = [
  topics,
  tombstones,
  principals,
  groups,
  readers,
  workloads,
  scaling,
  durable,
  routes,
  network,
  mesh,
  monitors,
  alerts,
  dashboards,
];
