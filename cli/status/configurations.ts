import type { Conditioned } from "./conditions";
import type { Part } from "./parts";
import type { LiveWorkload } from "./view";

/** On the Deployment of a revision. https://github.com/knative/serving/blob/knative-v1.23.0/pkg/apis/serving/register.go */
const CONFIGURATION = "serving.knative.dev/configuration";

/** Whether Knative made it for a revision of a service that follows its requests. */
export const isOfRevision = ({ metadata }: LiveWorkload): boolean => metadata.labels?.[CONFIGURATION] !== undefined;

/**
 * How a service does that follows its requests, with all its revisions: those before the last one end by themselves.
 *
 * @param isTold whether something is known to be wrong with a Deployment
 * @param isWaking whether all that a Deployment lacks is that its pods start
 */
export function configurationPart(
  { metadata: { namespace, name } }: Conditioned,
  workloads: readonly LiveWorkload[],
  isTold: (workload: LiveWorkload) => boolean,
  isWaking: (workload: LiveWorkload) => boolean,
): Part {
  const own = workloads.filter(
    ({ metadata }) => metadata.namespace === namespace && metadata.labels?.[CONFIGURATION] === name,
  );
  const sum = (count: (workload: LiveWorkload) => number | undefined) =>
    own.reduce((total, workload) => total + (count(workload) ?? 0), 0);
  const wanted = sum(({ spec }) => spec?.replicas);
  return {
    kind: "Configuration",
    name,
    state: own.some(isTold) ? "not ready" : own.some(isWaking) ? "starting" : wanted > 0 ? "ready" : "asleep",
    ready: sum(({ status }) => status?.readyReplicas),
    wanted,
  };
}
