import type { ApiObject } from "../kubernetes/client";
import type { Reason } from "./pod-cause";

export interface Event extends ApiObject {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTimestamp?: string;
  readonly eventTime?: string;
  readonly involvedObject?: { readonly kind?: string; readonly name?: string };
}

/** Says only that something failed, not why. */
const CONSEQUENCE = /^(BackoffLimitExceeded|PodFailurePolicy|DeadlineExceeded|BackOff|Unhealthy) |^Failed Error: /;

const fixes: readonly (readonly [RegExp, string])[] = [
  [/violates PodSecurity/, "Give the pod the securityContext that its namespace's Pod Security level asks for."],
  [/exceeded quota/, "Raise the namespace's quota, or lower what is requested."],
  [/[Ff]ailed to pull|ErrImagePull|ImagePullBackOff/, "Check the image's name, and that the nodes may pull it."],
  [/serviceaccount .* not found/i, "Create the service account before what uses it."],
  [/MountVolume|FailedMount|not found/, "Create the ConfigMap, Secret or volume that it names."],
  [/Insufficient|FailedScheduling|nodes are available/, "Add or free capacity, or lower what it requests."],
  [/probe failed/, "Look at what the probe asks and at the container's log."],
];

/**
 * The most telling of the warnings about an object or the pods made for it. Pods that ran into their deadline are gone;
 * their events remain.
 */
export function eventReason(name: string, events: readonly Event[]): Reason | undefined {
  const about = events
    .filter(({ type, involvedObject }) => type === "Warning" && isAbout(name, involvedObject?.name ?? ""))
    .sort((a, b) => timeOf(b) - timeOf(a));
  const event =
    about.find(({ reason, message }) => !CONSEQUENCE.test(`${reason} ${message}`)) ??
    about.find(({ reason }) => reason === "Unhealthy");
  if (event?.message === undefined) return undefined;
  const cause = event.message.trim();
  return {
    cause,
    fix:
      fixes.find(([pattern]) => pattern.test(`${event.reason} ${cause}`))?.[1] ??
      "Correct the cause, then deploy again.",
  };
}

/** A controller names pods after itself, with a random end. */
const isAbout = (name: string, object: string) => object === name || object.startsWith(`${name}-`);

/** When it was last seen (ms). */
export const timeOf = ({ lastTimestamp, eventTime, metadata }: Event): number =>
  Date.parse(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? "") || 0;
