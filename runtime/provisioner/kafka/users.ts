import { pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { alterUserScramCredentialsV0, describeUserScramCredentialsV0, ScramMechanisms } from "@platformatic/kafka";
import type { ScramMechanism } from "../settings";
import { acceptedBy, answerOf, batchesOf, eachBatch } from "./batches";
import type { KafkaCluster } from "./cluster";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Of PBKDF2; twice Kafka's least. */
const ITERATIONS = 8192;
const ALGORITHMS = {
  "SCRAM-SHA-512": { number: ScramMechanisms.SCRAM_SHA_512, digest: "sha512", bytes: 64 },
  "SCRAM-SHA-256": { number: ScramMechanisms.SCRAM_SHA_256, digest: "sha256", bytes: 32 },
} as const;

const deriveKey = promisify(pbkdf2);

/** SCRAM users, many at once. */
export class KafkaUsers {
  constructor(
    private readonly cluster: KafkaCluster,
    private readonly mechanism: ScramMechanism,
  ) {}

  /** Those of the named users that exist. */
  async existing(names: readonly string[]): Promise<Set<string>> {
    const { number } = ALGORITHMS[this.mechanism];
    const answers = await eachBatch(batchesOf(names), (batch) =>
      // Users that don't exist are errors of the answer.
      answerOf(
        this.cluster.send(
          describeUserScramCredentialsV0.api,
          batch.map((name) => ({ name })),
        ),
      ),
    );
    const found = answers.flatMap(({ results }) => results);
    return new Set(
      found
        .filter(({ credentialInfos }) => credentialInfos.some(({ mechanism }) => mechanism === number))
        .map(({ user }) => user),
    );
  }

  /** Creates the users or replaces their passwords. */
  async set(users: readonly Credentials[]): Promise<void> {
    await eachBatch(batchesOf(users), async (batch) => {
      const hashed = await Promise.all(batch.map((user) => this.hash(user)));
      await this.alter([], hashed);
    });
    const names = users.map(({ username }) => username);
    await this.cluster.waits.until("new users", async () => (await this.existing(names)).size === new Set(names).size);
  }

  async delete(names: readonly string[]): Promise<void> {
    const { number } = ALGORITHMS[this.mechanism];
    await eachBatch(batchesOf(names), (batch) =>
      this.alter(
        batch.map((name) => ({ name, mechanism: number })),
        [],
      ),
    );
    await this.cluster.waits.until("that users are gone", async () => (await this.existing(names)).size === 0);
  }

  private async alter(
    ...[deletions, upsertions]: Parameters<typeof alterUserScramCredentialsV0.api.async> extends [
      unknown,
      ...infer Rest,
    ]
      ? Rest
      : never
  ): Promise<void> {
    const sent = this.cluster.send(alterUserScramCredentialsV0.api, deletions, upsertions);
    await acceptedBy(sent, ({ results }, index) => `user "${results[index]?.user}"`);
  }

  /** In Node's thread pool, so that many are made side by side. */
  private async hash({ username, password }: Credentials) {
    const { number, digest, bytes } = ALGORITHMS[this.mechanism];
    const salt = randomBytes(32);
    const saltedPassword = await deriveKey(password, salt, ITERATIONS, bytes, digest);
    return { name: username, mechanism: number, iterations: ITERATIONS, salt, saltedPassword };
  }
}
