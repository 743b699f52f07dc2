import {
  ConfigResourceTypes,
  ConfigSources,
  createPartitionsV3,
  createTopicsV7,
  deleteTopicsV6,
  describeConfigsV4,
  IncrementalAlterConfigOperationTypes,
  incrementalAlterConfigsV1,
  metadataV12,
} from "@platformatic/kafka";
import type { DesiredTopic } from "../desired-state";
import type { ExistingTopic, TopicChanges } from "../topic-changes";
import { acceptedBy, answerOf, batchesOf, eachBatch } from "./batches";
import type { KafkaCluster } from "./cluster";

const TIMEOUT_MS = 10_000;
/** A topic's description holds some thirty configs. */
const DESCRIBED_AT_ONCE = 40;

type Grown = TopicChanges["grow"][number];
type Configured = TopicChanges["configure"][number];

/** Topics, many at once. What only validates changes nothing. */
export class KafkaTopics {
  constructor(private readonly cluster: KafkaCluster) {}

  /** Those of the named topics that exist. */
  async describe(names: readonly string[]): Promise<ExistingTopic[]> {
    const existing = await this.shapesOf(names);
    const configs = await this.configsOf([...existing.keys()]);
    return [...existing].map(([name, shape]) => ({ name, ...shape, config: configs.get(name) ?? {} }));
  }

  /** Numbers of partitions, of those of the named topics that exist. */
  async partitions(names: readonly string[]): Promise<Map<string, number>> {
    return new Map([...(await this.shapesOf(names))].map(([name, { partitions }]) => [name, partitions]));
  }

  async create(topics: readonly DesiredTopic[], validateOnly = false): Promise<void> {
    const weight = ({ partitions, config }: DesiredTopic) => 1 + partitions + Object.keys(config).length;
    await eachBatch(batchesOf(topics, weight), async (batch) => {
      const requests = batch.map(({ name, partitions, replicationFactor = -1, config }) => ({
        name,
        numPartitions: partitions,
        replicationFactor,
        assignments: [],
        configs: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      }));
      const sent = this.cluster.send(createTopicsV7.api, requests, TIMEOUT_MS, validateOnly);
      await acceptedBy(sent, ({ topics }, index) => `topic "${topics[index]?.name}"`);
    });
  }

  async grow(topics: readonly Grown[], validateOnly = false): Promise<void> {
    await eachBatch(
      batchesOf(topics, ({ from, to }) => to - from),
      async (batch) => {
        const requests = batch.map(({ name, to }) => ({ name, count: to }));
        const sent = this.cluster.send(createPartitionsV3.api, requests, TIMEOUT_MS, validateOnly);
        await acceptedBy(sent, ({ results }, index) => `topic "${results[index]?.name}"`);
      },
    );
  }

  async configure(topics: readonly Configured[], validateOnly = false): Promise<void> {
    const { SET, DELETE } = IncrementalAlterConfigOperationTypes;
    const weight = ({ set, reset }: Configured) => Object.keys(set).length + reset.length;
    await eachBatch(batchesOf(topics, weight), async (batch) => {
      const requests = batch.map(({ name, set, reset }) => ({
        resourceType: ConfigResourceTypes.TOPIC,
        resourceName: name,
        configs: [
          ...Object.entries(set).map(([key, value]) => ({ name: key, configOperation: SET, value })),
          ...reset.map((key) => ({ name: key, configOperation: DELETE })),
        ],
      }));
      const sent = this.cluster.send(incrementalAlterConfigsV1.api, requests, validateOnly);
      await acceptedBy(sent, ({ responses }, index) => `topic "${responses[index]?.resourceName}"`);
    });
  }

  async delete(names: readonly string[]): Promise<void> {
    await eachBatch(batchesOf(names), async (batch) => {
      const sent = this.cluster.send(
        deleteTopicsV6.api,
        batch.map((name) => ({ name })),
        TIMEOUT_MS,
      );
      await acceptedBy(sent, ({ responses }, index) => `topic "${responses[index]?.name}"`);
    });
    await this.cluster.waits.until("that topics are gone", async () => (await this.shapesOf(names)).size === 0);
  }

  /** Until the brokers know all of these partitions. */
  async untilPartitions(topics: ReadonlyMap<string, number>): Promise<void> {
    await this.cluster.waits.until("new topics and partitions", async () => {
      const shapes = await this.shapesOf([...topics.keys()]);
      return [...topics].every(([name, partitions]) => (shapes.get(name)?.partitions ?? 0) >= partitions);
    });
  }

  /** Until the brokers have these configs. */
  async untilConfigured(topics: readonly Configured[]): Promise<void> {
    await this.cluster.waits.until("the configuration of topics", async () => {
      const configs = await this.configsOf(topics.map(({ name }) => name));
      return topics.every(({ name, set, reset }) => {
        const current = configs.get(name) ?? {};
        return (
          reset.every((key) => !(key in current)) && Object.entries(set).every(([key, value]) => current[key] === value)
        );
      });
    });
  }

  private async shapesOf(names: readonly string[]) {
    const answers = await eachBatch(batchesOf(names), (batch) =>
      answerOf(this.cluster.send(metadataV12.api, batch, false, false)),
    );
    const existing = answers
      .flatMap(({ topics }) => topics)
      .filter(({ errorCode, partitions }) => errorCode === 0 || partitions.length > 0);
    return new Map(
      existing.map(({ name, partitions }) => [
        name ?? "",
        { partitions: partitions.length, replicationFactor: partitions[0]?.replicaNodes.length ?? 0 },
      ]),
    );
  }

  /** The configs that are the topics' own. */
  private async configsOf(names: readonly string[]): Promise<Map<string, Record<string, string>>> {
    const answers = await eachBatch(
      batchesOf(names, () => DESCRIBED_AT_ONCE),
      (batch) =>
        answerOf(
          this.cluster.send(
            describeConfigsV4.api,
            batch.map((resourceName) => ({ resourceType: ConfigResourceTypes.TOPIC, resourceName })),
            false,
            false,
          ),
        ),
    );
    return new Map(
      answers
        .flatMap(({ results }) => results)
        .map(({ resourceName, configs }) => [
          resourceName,
          Object.fromEntries(
            configs
              .filter(({ configSource }) => configSource === ConfigSources.DYNAMIC_TOPIC_CONFIG)
              .map(({ name, value }) => [name, value ?? ""]),
          ),
        ]),
    );
  }
}
