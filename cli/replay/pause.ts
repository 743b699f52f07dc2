import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import type { DeployedWorkload } from "../provisioner/find-workload";

/** Of what we have stopped: how it was before. One that is left says that a replay was killed. */
const MARK = "headwater.dev/replay";
/** https://keda.sh/docs/2.20/concepts/scaling-deployments/#pausing-autoscaling */
const PAUSED_REPLICAS = "autoscaling.keda.sh/paused-replicas";
/** https://keda.sh/docs/2.20/concepts/scaling-jobs/#pausing-autoscaling */
const PAUSED = "autoscaling.keda.sh/paused";

interface Scalable extends ApiObject {
  readonly spec?: { readonly replicas?: number };
}

/** A workload that can be stopped, and let go on as it was before. */
export interface Pausable {
  /** Whether an earlier replay was killed and has left it stopped. */
  readonly wasLeft: boolean;
  stop(): Promise<void>;
  goOn(): Promise<void>;
}

/** Through KEDA where it scales the workload: it would start replicas again. */
export async function pausable(client: KubernetesClient, workload: DeployedWorkload): Promise<Pausable> {
  const { namespace, name, path } = workload;
  if (path.includes("/scaledjobs/")) return byJobs(client, workload);
  const scaledObject = `/apis/keda.sh/v1alpha1/namespaces/${namespace}/scaledobjects/${name}`;
  const scaled = await client.get(scaledObject);
  if (scaled) return byKeda(client, scaledObject, scaled);
  return byReplicas(client, path, (await client.get<Scalable>(path)) ?? { metadata: { name } });
}

function byKeda(client: KubernetesClient, path: string, { metadata }: ApiObject): Pausable {
  const left = metadata.annotations?.[MARK];
  const former = left ?? metadata.annotations?.[PAUSED_REPLICAS] ?? "";
  const annotate = (annotations: object) => client.merge(path, { metadata: { annotations } });
  return {
    wasLeft: left !== undefined,
    stop: () => annotate({ [MARK]: former, [PAUSED_REPLICAS]: "0" }),
    // Somebody may have paused it on purpose.
    goOn: () => annotate({ [MARK]: null, [PAUSED_REPLICAS]: former === "" ? null : former }),
  };
}

/** No further Job comes; those that are there finish what they have in hand, and begin nothing. */
async function byJobs(client: KubernetesClient, { namespace, name, path }: DeployedWorkload): Promise<Pausable> {
  const annotations = (await client.get(path))?.metadata.annotations ?? {};
  const left = annotations[MARK];
  const former = left ?? annotations[PAUSED] ?? "";
  const annotate = (given: object) => client.merge(path, { metadata: { annotations: given } });
  return {
    wasLeft: left !== undefined,
    stop: async () => {
      await annotate({ [MARK]: former, [PAUSED]: "true" });
      const jobs = `/apis/batch/v1/namespaces/${namespace}/jobs`;
      const own = await client.listMetadata(jobs, { labelSelector: `scaledjob.keda.sh/name=${name}` });
      for (const { metadata } of own) await client.delete(`${jobs}/${metadata.name}`, metadata.uid);
    },
    goOn: () => annotate({ [MARK]: null, [PAUSED]: former === "" ? null : former }),
  };
}

function byReplicas(client: KubernetesClient, path: string, { metadata, spec }: Scalable): Pausable {
  const left = metadata.annotations?.[MARK];
  const former = left ?? String(spec?.replicas ?? 1);
  const scale = (mark: string | null, replicas: number) =>
    client.merge(path, { metadata: { annotations: { [MARK]: mark } }, spec: { replicas } });
  return {
    wasLeft: left !== undefined,
    stop: () => scale(former, 0),
    goOn: () => scale(null, Number(former)),
  };
}
