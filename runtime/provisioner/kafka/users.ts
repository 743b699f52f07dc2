import { pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { alterUserScramCredentialsV0, describeUserScramCredentialsV0, ScramMechanisms } from "@platformatic/kafka";
import { newPassword } from "../platform-secrets";
import type { ScramMechanism } from "../settings";
import { acceptedBy, answerOf, batchesOf, eachBatch } from "./batches";
import type { KafkaCluster } from "./cluster";
import { GUARD_USER } from "./guard-user";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

type Request = alterUserScramCredentialsV0.AlterUserScramCredentialsRequest;
type Deletions = Request[0];
export type HashedCredentials = Request[1][number];

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
    await this.setHashed(await Promise.all(users.map((user) => this.hash(user))));
  }

  /** The same with what `hash` gave. */
  async setHashed(users: readonly HashedCredentials[]): Promise<void> {
    await this.ensureGuard();
    await eachBatch(batchesOf(users), (batch) => this.alter([], batch));
    const names = users.map(({ name }) => name);
    await this.cluster.waits.until("new users", async () => (await this.existing(names)).size === new Set(names).size);
  }

  async delete(names: readonly string[]): Promise<void> {
    await this.ensureGuard();
    const { number } = ALGORITHMS[this.mechanism];
    await eachBatch(batchesOf(names), (batch) =>
      this.alter(
        batch.map((name) => ({ name, mechanism: number })),
        [],
      ),
    );
    await this.cluster.waits.until("that users are gone", async () => (await this.existing(names)).size === 0);
  }

  /** Before anything else is changed: it helps only if it is older than what is deleted. */
  private async ensureGuard(): Promise<void> {
    if ((await this.existing([GUARD_USER])).has(GUARD_USER)) return;
    await this.alter([], [await this.hash({ username: GUARD_USER, password: newPassword() })]);
  }

  private async alter(deletions: Deletions, upsertions: HashedCredentials[]): Promise<void> {
    const sent = this.cluster.send(alterUserScramCredentialsV0.api, deletions, upsertions);
    await acceptedBy(sent, ({ results }, index) => `user "${results[index]?.user}"`);
  }

  /** What Kafka keeps of a password. Made in Node's thread pool, so that many are made side by side. */
  async hash({ username, password }: Credentials): Promise<HashedCredentials> {
    const { number, digest, bytes } = ALGORITHMS[this.mechanism];
    const salt = randomBytes(32);
    const saltedPassword = await deriveKey(password, salt, ITERATIONS, bytes, digest);
    return { name: username, mechanism: number, iterations: ITERATIONS, salt, saltedPassword };
  }
}
