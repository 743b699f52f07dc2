import { UserError } from "../../console/user-error";
import { ApiError } from "../kubernetes/api-errors";
import { type ApiObject, KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { platformOf } from "../provisioner/find-workload";

/** Read by the provisioner: a topic in each entry, with the owner that may declare it. */
const CONFIG_MAP = "adopted-topics";

interface ConfigMap extends ApiObject {
  readonly data?: Readonly<Record<string, string>>;
}

export interface AdoptTopicOptions {
  readonly topic: string;
  /** `namespace/release`: of a stream, `shop/stream-orders`. */
  readonly owner: string;
  /** Gives it back. */
  readonly remove: boolean;
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

export interface AdoptTopicResult {
  readonly topic: string;
  readonly owner: string;
  /** False if it was so already. */
  readonly changed: boolean;
}

/**
 * Lets an owner declare a topic that existed before it, or no longer. Whoever may write ConfigMaps in the platform's
 * namespace may do that.
 *
 * @throws UserError HW-ADOPT-001 if the topic is another owner's, HW-ADOPT-002 if it is still declared
 */
export async function adoptTopic(options: AdoptTopicOptions): Promise<AdoptTopicResult> {
  const { topic, owner, remove, context, env = process.env } = options;
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  const [team = "", release = ""] = owner.split("/");
  const platform = await platformOf(client, team);
  const collection = `/api/v1/namespaces/${platform}/configmaps`;
  const read = (name: string) => client.get<ConfigMap>(`${collection}/${name}`);
  const [adopted, records, holdings] = await Promise.all([
    read(CONFIG_MAP),
    read(`topics.${topic.split(".")[0]}`),
    read(`owner.${team}.${release}`),
  ]);
  const current = adopted?.data?.[topic];
  if (current !== undefined && current !== owner) throw anothers(topic, current);
  const recorded = ownerIn(records?.data?.[topic]);
  if (!remove && current === undefined && recorded !== undefined) {
    throw anothers(topic, `${topic.split(".")[0]}/${recorded}`);
  }
  if (remove && (JSON.parse(holdings?.data?.topics ?? "[]") as string[]).includes(topic)) {
    throw new UserError(
      "HW-ADOPT-002",
      `${owner} still declares topic "${topic}".`,
      "Remove the stream from the program, deploy, and run the command again.",
    );
  }
  if ((current === owner) !== remove) return { topic, owner, changed: false };
  const { [topic]: _, ...others } = adopted?.data ?? {};
  const data = remove ? others : { ...others, [topic]: owner };
  try {
    if (adopted) await client.replace(`${collection}/${CONFIG_MAP}`, { ...adopted, data });
    else await client.post(collection, { ...emptyConfigMap(platform), data });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
    throw new UserError("HW-ADOPT-004", "Somebody else adopted a topic at the same time.", "Run the command again.");
  }
  return { topic, owner, changed: true };
}

const emptyConfigMap = (namespace: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: {
    name: CONFIG_MAP,
    namespace,
    labels: { "app.kubernetes.io/part-of": "headwater" },
    // Topics outlive the platform's releases, and so does the record of whose they are.
    annotations: { "headwater.dev/retain": "true" },
  },
});

/** Of a record that the provisioner keeps of a topic. */
const ownerIn = (record: string | undefined): string | undefined =>
  record === undefined ? undefined : (JSON.parse(record) as { owner?: string }).owner;

const anothers = (topic: string, owner: string): UserError =>
  new UserError(
    "HW-ADOPT-001",
    `Topic "${topic}" is that of ${owner}.`,
    `Remove it there first: headwater adopt topic ${topic} --owner ${owner} --remove, or correct the name.`,
  );
