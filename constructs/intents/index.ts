import type { ReaderIntent } from "./contract";
import type { DurableIntent, DurableScalingIntent } from "./durable";
import type { GroupIntent } from "./group";
import type { CallIntent, CallPermissionIntent, EgressIntent, MeshNamespaceIntent, PlainPortIntent } from "./mesh";
import type { AlertIntent, DashboardIntent, MonitorIntent } from "./monitoring";
import type { NetworkIntent } from "./network";
import type { PrincipalIntent } from "./principal";
import type { RouteIntent } from "./route";
import type { ScalingIntent } from "./scaling";
import type { TombstoneIntent } from "./tombstone";
import type { TopicIntent } from "./topic";
import type { WorkloadIntent } from "./workload";

/**
 * What should exist, in the field's terms but in no engine's: concerns derive intents from the topology, engines render
 * them into Kubernetes objects. A kind of your own needs nothing but an engine that handles it.
 */
export interface Intent {
  readonly kind: string;
}

/** The kinds that Headwater brings. */
export type KnownIntent =
  | TopicIntent
  | PrincipalIntent
  | GroupIntent
  | ReaderIntent
  | TombstoneIntent
  | WorkloadIntent
  | ScalingIntent
  | NetworkIntent
  | MonitorIntent
  | AlertIntent
  | DashboardIntent
  | RouteIntent
  | DurableIntent
  | DurableScalingIntent
  | MeshNamespaceIntent
  | CallPermissionIntent
  | PlainPortIntent
  | EgressIntent
  | CallIntent;
