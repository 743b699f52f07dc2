import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import type { DesiredState } from "../../runtime/provisioner/desired-state";
import { kafkaClasspath } from "../../tests/support/runtime/kafka-classes";
import type { TestPlatform } from "../../tests/support/runtime/platform";

/** Calls of each kind that are measured; the others take as long. */
const SAMPLE = 2;
/** As Kafka's own scripts start them. */
const JVM = ["-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

export interface ToolSeconds {
  /** Of each measured call. */
  readonly calls: readonly number[];
  /** Of all calls that the state takes, from the mean of each kind. */
  readonly scaled: number;
  readonly allCalls: number;
}

/**
 * Kafka's own tools, one call for each thing as they are made: a topic with its configs; a user's password and limit; a
 * principal's grants on all its topics (they share their operations), and on its group.
 */
export async function measureTools(platform: TestPlatform, desired: DesiredState): Promise<ToolSeconds> {
  const config = await writeConfig(platform);
  const { topics, principals } = desired;
  const sampled = <T>(items: readonly T[]): T[] =>
    Array.from({ length: SAMPLE }, (_, i) => items[Math.floor((i * items.length) / SAMPLE)] as T);
  const kinds: { readonly count: number; readonly calls: readonly (readonly string[])[] }[] = [
    { count: topics.length, calls: sampled(topics).map(createTopic) },
    { count: principals.length, calls: sampled(principals).map(({ name }) => setUser(name)) },
    { count: principals.length, calls: sampled(principals).map((one) => limitUser(one)) },
    { count: principals.length, calls: sampled(principals).map((one) => grant(one, "topic")) },
    { count: principals.length, calls: sampled(principals).map((one) => grant(one, "group")) },
  ];
  const measured: number[] = [];
  let scaled = 0;
  for (const { count, calls } of kinds) {
    let sum = 0;
    for (const call of calls) {
      const seconds = await time(platform, config, call);
      sum += seconds;
      measured.push(seconds);
    }
    scaled += (sum / calls.length) * count;
  }
  return { calls: measured, scaled, allCalls: kinds.reduce((sum, { count }) => sum + count, 0) };
}

async function time(platform: TestPlatform, config: string, [tool = "", ...args]: readonly string[]): Promise<number> {
  const started = performance.now();
  await runOrThrow(platform.parts.java, [
    ...JVM,
    ...["-cp", kafkaClasspath(), tool],
    ...["--bootstrap-server", platform.bootstrap, "--command-config", config],
    ...args,
  ]);
  return (performance.now() - started) / 1000;
}

const createTopic = ({ name, partitions, config }: DesiredState["topics"][number]): string[] => [
  ...["org.apache.kafka.tools.TopicCommand", "--create", "--topic", name, "--partitions", String(partitions)],
  ...Object.entries(config).flatMap(([key, value]) => ["--config", `${key}=${value}`]),
];

const CONFIGS = ["kafka.admin.ConfigCommand", "--alter", "--entity-type", "users"];

const setUser = (name: string): string[] => [
  ...[...CONFIGS, "--entity-name", name],
  ...["--add-config", "SCRAM-SHA-512=[iterations=8192,password=only-for-this-measurement]"],
];

const limitUser = ({ name, quota }: DesiredState["principals"][number]): string[] => [
  ...[...CONFIGS, "--entity-name", name],
  ...["--add-config", `consumer_byte_rate=${quota?.consumerByteRate}`],
];

const grant = ({ name, acls }: DesiredState["principals"][number], resource: "topic" | "group"): string[] => [
  ...["org.apache.kafka.tools.AclCommand", "--add", "--allow-principal", `User:${name}`],
  ...["--operation", "READ", "--operation", "DESCRIBE"],
  ...acls.filter((acl) => acl.resource === resource).flatMap((acl) => [`--${resource}`, acl.name]),
];

async function writeConfig({ folder, ca, admin }: TestPlatform): Promise<string> {
  const [file, truststore] = [join(folder, "tools.properties"), join(folder, "tools-ca.pem")];
  await writeFile(truststore, ca);
  await writeFile(
    file,
    `security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${admin.username}" password="${admin.password}";
ssl.truststore.type=PEM
ssl.truststore.location=${truststore}
`,
    { mode: 0o600 },
  );
  return file;
}
