import type { DesiredContract, DesiredState } from "../../runtime/provisioner/desired-state";

const TOPICS = 12;
const PRINCIPALS = 5;
const HOUR_MS = 3_600_000;

/**
 * What an owner of team "shop" wants in its so-and-so-many-th version. From one to the next topics grow, are configured
 * anew and are added, contracts get a field; one principal goes, one comes, and those that stay get other rights and
 * limits.
 */
export function desiredVersion(owner: string, version: number): DesiredState {
  const topicOf = (n: number) => `shop.${owner}-topic-${n}`;
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
  return {
    topics: numbers(0, TOPICS + version).map((n) => ({
      name: topicOf(n),
      partitions: 1 + version,
      config: {
        "retention.ms": String(HOUR_MS * (1 + version + n)),
        ...(n % 2 ? { "cleanup.policy": "compact" } : {}),
      },
      ...(n % 4 ? {} : { contract: contractOf(topicOf(n), version) }),
    })),
    principals: numbers(version, PRINCIPALS).map((n) => {
      const name = `shop.${owner}-user-${n}`;
      return {
        name,
        secret: `${owner}-user-${n}-kafka`,
        acls: [
          { resource: "topic", name: topicOf(n), pattern: "literal", operations: ["READ", "DESCRIBE"] },
          { resource: "topic", name: topicOf(n + version), pattern: "literal", operations: ["WRITE", "DESCRIBE"] },
          { resource: "group", name, pattern: "literal", operations: ["READ", "DESCRIBE"] },
        ],
        quota: { producerByteRate: 1_000_000 * (1 + version), ...(n % 2 ? { consumerByteRate: 2_000_000 } : {}) },
      };
    }),
  };
}

function contractOf(topic: string, version: number): DesiredContract {
  const fields = Array.from({ length: 1 + version }, (_, n) => ({ name: `field${n}`, type: "int", default: n }));
  const schema = JSON.stringify({ type: "record", name: "Event", fields });
  return { subject: `${topic}-value`, format: "avro", schema, compatibility: "FULL_TRANSITIVE" };
}
