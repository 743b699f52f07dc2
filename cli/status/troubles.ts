import { VERSION_LABEL } from "../../constructs/model/labels";
import { sideBySide } from "../../runtime/shared/side-by-side";
import type { Pod } from "../explain/pod-cause";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { envOf } from "../kubernetes/pod-template";
import { allowed } from "./allowed";
import { type DeadLetters, deadLettersOf } from "./dead-letters";
import { type FailingCalls, failingCallsOf } from "./failing-calls";
import { askProvisioners } from "./provisioner-answers";
import { type RejectedValue, rejectedBy } from "./rejected-values";
import { type Restarts, restartsOf } from "./restarts";

/** What goes wrong though all may be ready: events that were given up, calls that fail, containers that end. */
export interface Troubles {
  readonly restarts: readonly Restarts[];
  readonly deadLetters: readonly DeadLetters[];
  readonly rejectedValues: readonly RejectedValue[];
  readonly failingCalls: readonly FailingCalls[];
  /** Platforms whose provisioner could not be asked for dead letters and failing calls, and why. */
  readonly silences: readonly { readonly platform: string; readonly why: string }[];
}

/** A team, and the namespace of its platform. */
export interface TeamOn {
  readonly team: string;
  readonly platform: string;
}

/** The pods of hooks end by design. */
const NO_HOOKS = { labelSelector: "app.kubernetes.io/part-of=headwater,!app.kubernetes.io/component" };
const AT_ONCE = 8;

/** @param runners what has pods, or makes Jobs that have: Deployments, StatefulSets and ScaledJobs */
export async function readTroubles(
  client: KubernetesClient,
  teams: readonly TeamOn[],
  runners: readonly ApiObject[],
  unread: Set<string>,
): Promise<Troubles> {
  const [pods, answers] = await Promise.all([
    sideBySide(teams, AT_ONCE, async ({ team }) => {
      const path = `/api/v1/namespaces/${team}/pods`;
      return (await allowed(() => client.list<Pod>(path, NO_HOOKS), `pods of ${team}`, unread)) ?? [];
    }),
    askProvisioners(client, teams, unread, async (provisioner, own) => {
      const theirs = runners.filter(({ metadata }) => own.includes(metadata.namespace ?? ""));
      return {
        deadLetters: await deadLettersOf(theirs, provisioner),
        failingCalls: await failingCallsOf(theirs, provisioner),
      };
    }),
  ]);
  const podsOf = podsByWorkload(pods.flat());
  const holding = runners.filter((runner) => envOf(runner).HEADWATER_TABLES !== undefined).map(workloadOf);
  const rejected = await sideBySide(holding, AT_ONCE, async (workload) => {
    const [pod] = podsOf.get(workload) ?? [];
    const read = () => (pod ? rejectedBy(client, workload, pod) : Promise.resolve([]));
    return (await allowed(read, `logs of ${workload}`, unread)) ?? [];
  });
  return {
    restarts: [...podsOf].map(([workload, own]) => restartsOf(workload, own)),
    deadLetters: answers.found.flatMap(({ deadLetters }) => deadLetters),
    rejectedValues: rejected.flat(),
    failingCalls: answers.found.flatMap(({ failingCalls }) => failingCalls),
    silences: answers.silences,
  };
}

const workloadOf = ({ metadata: { namespace, name } }: ApiObject): string => `${namespace}/${name}`;

/** A durable function has a Deployment for each of its versions, by whose name its pods are told. */
function podsByWorkload(pods: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
  const found = new Map<string, Pod[]>();
  for (const pod of pods) {
    const { namespace, labels = {} } = pod.metadata;
    const workload = `${namespace}/${labels[VERSION_LABEL] ?? labels["app.kubernetes.io/name"]}`;
    found.set(workload, [...(found.get(workload) ?? []), pod]);
  }
  return found;
}
