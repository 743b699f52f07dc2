import { runOrThrow } from "../../console/process";
import { kafkaClasspath } from "../../tests/support/runtime/kafka-classes";
import { toolProperties } from "../../tests/support/runtime/kafka-tools";
import type { TestPlatform } from "../../tests/support/runtime/platform";

/** Nothing more comes after so long. */
const QUIET_MS = 20_000;
/** On a busy machine it may not have begun by then. */
const TRIES = 3;

export interface ReadLine {
  readonly headers: string;
  readonly value: string;
}

/** All that is in a topic and was committed, as Kafka's own console consumer reads it. There must be something. */
export async function readCommitted(platform: TestPlatform, topic: string): Promise<ReadLine[]> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const lines = await readOnce(platform, topic);
    if (lines.length > 0) return lines;
  }
  throw new Error(`Nothing can be read of ${topic}`);
}

async function readOnce(platform: TestPlatform, topic: string): Promise<ReadLine[]> {
  const { parts, bootstrap } = platform;
  const config = await toolProperties(platform);
  const { stdout } = await runOrThrow(
    parts.java,
    [
      ...["-Xmx384m", "-cp", kafkaClasspath(), "org.apache.kafka.tools.consumer.ConsoleConsumer"],
      ...["--bootstrap-server", bootstrap, "--command-config", config, "--topic", topic, "--from-beginning"],
      ...["--isolation-level", "read_committed", "--timeout-ms", String(QUIET_MS)],
      ...["--formatter-property", "print.headers=true", "--formatter-property", "headers.separator=;"],
    ],
    { timeoutMs: 300_000 },
  );
  return stdout
    .split("\n")
    .filter((line) => line.includes("\t"))
    .map((line) => {
      const [headers = "", value = ""] = line.split("\t");
      return { headers, value };
    });
}
