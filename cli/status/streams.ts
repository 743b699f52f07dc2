import type { TopicRecord } from "../../runtime/provisioner/consent";
import type { TopicEntry } from "../../runtime/provisioner/contracts/records";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";

/** A topic, as the platform's provisioner keeps it in mind. */
export interface Stream {
  readonly topic: string;
  /** Of its contract in the registry; undefined without a contract. */
  readonly subject?: string;
  /** The registry's word: BACKWARD, for example. */
  readonly compatibility?: string;
  /** Owners, as `namespace/name`, that read it by its contract. */
  readonly readers: readonly string[];
  /** Nobody declares it any more; its events are kept. */
  readonly left: boolean;
}

interface ConfigMap extends ApiObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** A team's topics, from the ConfigMaps in which the provisioner keeps them. */
export async function streamsOf(client: KubernetesClient, platform: string, team: string): Promise<readonly Stream[]> {
  const [topics, contracts] = await Promise.all(
    ["topics", "contracts"].map((name) =>
      client.get<ConfigMap>(`/api/v1/namespaces/${platform}/configmaps/${name}.${team}`),
    ),
  );
  return parseStreams(topics?.data ?? {}, contracts?.data ?? {});
}

export function parseStreams(
  topics: Readonly<Record<string, string>>,
  contracts: Readonly<Record<string, string>>,
): readonly Stream[] {
  return Object.entries(topics)
    .map(([topic, text]): Stream => {
      const { left = false } = JSON.parse(text) as Partial<TopicRecord>;
      const { declared, readers = [] } = JSON.parse(contracts[topic] ?? "{}") as Partial<TopicEntry>;
      return {
        topic,
        ...(declared ? { subject: declared.subject, compatibility: declared.compatibility } : {}),
        readers,
        left,
      };
    })
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}
