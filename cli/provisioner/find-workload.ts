import { UsageError, UserError } from "../../console/user-error";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { releaseOf } from "../kubernetes/helm-marks";
import { envOf } from "../kubernetes/pod-template";
import { type OwnerName, ProvisionerClient } from "./client";

/** What an object that runs pods says of itself, if they subscribe to anything. */
export interface Subscriber {
  readonly namespace: string;
  readonly name: string;
  /** `namespace/release`, as the provisioner knows it. */
  readonly owner: OwnerName;
  readonly group: string;
  readonly subscriptions: readonly Subscription[];
}

/** A workload that subscribes, as it is deployed. */
export interface DeployedWorkload extends Subscriber {
  readonly platformNamespace: string;
  /** Of its Deployment, StatefulSet or ScaledJob. */
  readonly path: string;
}

export interface Subscription {
  readonly stream: string;
  readonly topic: string;
  readonly deadLetterTopic?: string;
}

interface RoleBinding extends ApiObject {
  readonly subjects?: readonly { readonly namespace?: string }[];
}

/** Where workloads of a namespace are. */
const collectionsOf = (namespace: string): readonly string[] => [
  `/apis/apps/v1/namespaces/${namespace}/deployments`,
  `/apis/apps/v1/namespaces/${namespace}/statefulsets`,
  `/apis/keda.sh/v1alpha1/namespaces/${namespace}/scaledjobs`,
];

/**
 * Looks a workload up in the cluster, where it says itself what it reads: no program is needed.
 *
 * @param name `namespace/workload`
 * @throws UsageError HW-OPERATE-001 if there is none that subscribes; UserError HW-OPERATE-002 if no platform is there
 */
export async function findWorkload(client: KubernetesClient, name: string): Promise<DeployedWorkload> {
  const [namespace, workload] = partsOf(name);
  for (const collection of collectionsOf(namespace)) {
    const path = `${collection}/${workload}`;
    const found = await client.get(path);
    const subscriber = found && subscriberOf(found, namespace);
    if (subscriber) return { ...subscriber, platformNamespace: await platformOf(client, namespace), path };
  }
  const others = await subscribers(client, namespace);
  throw new UsageError(
    "HW-OPERATE-001",
    `There is no workload ${name} in the cluster that subscribes to anything.`,
    others.length === 0 ? `Deploy the stack of namespace "${namespace}" first.` : `Name one of ${others.join(", ")}.`,
  );
}

/** Of a Deployment, a StatefulSet or a ScaledJob; undefined if it subscribes to nothing. */
export function subscriberOf(object: ApiObject, namespace = object.metadata.namespace ?? ""): Subscriber | undefined {
  const { name } = object.metadata;
  const { HEADWATER_GROUP: group, HEADWATER_SUBSCRIPTIONS: subscriptions } = envOf(object);
  if (group === undefined || subscriptions === undefined) return undefined;
  const owner: OwnerName = `${namespace}/${releaseOf(object)?.name ?? name}`;
  return { namespace, name, owner, group, subscriptions: JSON.parse(subscriptions) as Subscription[] };
}

/**
 * Namespace and name of `shop/shipping`.
 *
 * @throws UsageError HW-OPERATE-001 if it is none
 */
export function partsOf(workload: string): readonly [namespace: string, name: string] {
  const [, namespace, name] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(workload) ?? [];
  if (namespace !== undefined && name !== undefined) return [namespace, name];
  throw new UsageError(
    "HW-OPERATE-001",
    `"${workload}" names no workload.`,
    "Give its team's namespace, too: shop/shipping.",
  );
}

/**
 * The namespace of the platform that a team is on: that of the provisioner which may deliver to the team.
 *
 * @throws UserError HW-OPERATE-002
 */
export async function platformOf(client: KubernetesClient, team: string): Promise<string> {
  const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${team}/rolebindings/headwater-provisioner`;
  const platform = (await client.get<RoleBinding>(path))?.subjects?.[0]?.namespace;
  if (platform !== undefined) return platform;
  throw new UserError(
    "HW-OPERATE-002",
    `Namespace "${team}" is not that of a team: no platform's provisioner may deliver to it.`,
    "Deploy the team's stack first, or name another context with --context.",
  );
}

/** The provisioner of a platform. @throws UserError HW-OPERATE-003 if it does not run */
export async function provisionerOf(client: KubernetesClient, platform: string): Promise<ProvisionerClient> {
  const provisioner = await ProvisionerClient.connect(client, platform);
  if (provisioner) return provisioner;
  throw new UserError(
    "HW-OPERATE-003",
    `No provisioner is ready in namespace "${platform}".`,
    `Look at it: kubectl -n ${platform} get pods -l app.kubernetes.io/name=provisioner`,
  );
}

async function subscribers(client: KubernetesClient, namespace: string): Promise<string[]> {
  const lists = await Promise.all(collectionsOf(namespace).map((collection) => client.list<ApiObject>(collection)));
  const reading = lists.flat().filter((object) => subscriberOf(object) !== undefined);
  return reading.map(({ metadata }) => `${namespace}/${metadata.name}`).sort();
}
