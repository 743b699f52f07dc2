import type { DesiredState } from "../../runtime/provisioner/desired-state";

const TEAM = "shop";
/** Topics that each principal reads. */
const READ = 5;

/** Topics of one partition, and principals that read five of them with a group and a limit of their own. */
export function desiredState(topics: number, principals: number): DesiredState {
  const topic = (index: number) => `${TEAM}.events-${index % topics}`;
  return {
    topics: Array.from({ length: topics }, (_, index) => ({
      name: topic(index),
      partitions: 1,
      replicationFactor: 1,
      config: { "retention.ms": String((1 + (index % 30)) * 86_400_000), "cleanup.policy": "delete" },
    })),
    principals: Array.from({ length: principals }, (_, index) => {
      const name = `${TEAM}.worker-${index}`;
      const target = (resource: "topic" | "group", name: string) =>
        ({ resource, name, pattern: "literal", operations: ["READ", "DESCRIBE"] }) as const;
      return {
        name,
        secret: `worker-${index}-kafka`,
        acls: [
          ...Array.from({ length: READ }, (_, step) => target("topic", topic(index * READ + step))),
          target("group", name),
        ],
        quota: { consumerByteRate: 10_485_760 },
      };
    }),
  };
}
