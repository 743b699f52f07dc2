import { pbkdf2, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import {
  AclOperations,
  AclPermissionTypes,
  Admin,
  alterClientQuotasV1,
  alterUserScramCredentialsV0,
  ClientQuotaEntityTypes,
  Connection,
  createAclsV3,
  createTopicsV7,
  describeUserScramCredentialsV0,
  ResourcePatternTypes,
  ResourceTypes,
  ScramMechanisms,
} from "@platformatic/kafka";
import type { DesiredState } from "../../runtime/provisioner/desired-state";
import { batchesOf } from "../../runtime/provisioner/kafka/batches";
import { delay } from "../../runtime/shared/delay";
import { clientOptions, type KafkaAccess } from "../../runtime/shared/kafka";

// One measurement is one process: node bare-program.cjs <input.json>. It sends what must be sent and waits until the
// brokers have it. It looks at nothing before, compares nothing, and keeps no password.
const input = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as { access: KafkaAccess; desired: DesiredState };
const options = clientOptions(input.access, "bench", () => undefined);
const deriveKey = promisify(pbkdf2);

async function createAll(connection: Connection, { topics, principals }: DesiredState): Promise<void> {
  for (const batch of batchesOf(topics, ({ partitions, config }) => 1 + partitions + Object.keys(config).length)) {
    const requests = batch.map(({ name, partitions, replicationFactor = -1, config }) => ({
      name,
      numPartitions: partitions,
      replicationFactor,
      assignments: [],
      configs: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    }));
    await createTopicsV7.api.async(connection, requests, 30_000, false);
  }
  const users = await Promise.all(principals.map(({ name }) => hashed(name)));
  await alterUserScramCredentialsV0.api.async(connection, [], users);
  const limits = principals.map(({ name, quota }) => ({
    entities: [{ entityType: ClientQuotaEntityTypes.USER, entityName: name }],
    ops: [{ key: "consumer_byte_rate" as const, value: quota?.consumerByteRate ?? 0, remove: false as const }],
  }));
  await alterClientQuotasV1.api.async(connection, limits, false);
  for (const batch of batchesOf(aclsOf(principals))) await createAclsV3.api.async(connection, batch);
}

/** Brokers take changes over in their order. Grants tell nothing here: a broker that is its own controller has them at once. */
async function untilSeen(connection: Connection, { principals }: DesiredState): Promise<void> {
  const users = principals.slice(-1).map(({ name }) => ({ name }));
  const isSeen = () =>
    describeUserScramCredentialsV0.api.async(connection, users).then(
      () => true,
      () => false,
    );
  while (!(await isSeen())) await delay(20);
}

async function hashed(name: string) {
  const salt = randomBytes(32);
  const saltedPassword = await deriveKey(randomBytes(24).toString("base64url"), salt, 8192, 64, "sha512");
  return { name, mechanism: ScramMechanisms.SCRAM_SHA_512, iterations: 8192, salt, saltedPassword };
}

const aclsOf = (principals: DesiredState["principals"]) =>
  principals.flatMap(({ name, acls }) =>
    acls.flatMap((acl) =>
      acl.operations.map((operation) => ({
        resourceType: acl.resource === "topic" ? ResourceTypes.TOPIC : ResourceTypes.GROUP,
        resourceName: acl.name,
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: `User:${name}`,
        host: "*",
        operation: AclOperations[operation],
        permissionType: AclPermissionTypes.ALLOW,
      })),
    ),
  );

async function main(): Promise<void> {
  // The provisioner is a service that runs already: connecting to Kafka counts for both, loading code for neither.
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const [host = "", port] = (input.access.bootstrap[0] ?? "").split(":");
  const connection = new Connection("bench", options);
  await connection.connect(host, Number(port));
  await createAll(connection, input.desired);
  const sent = seconds();
  await untilSeen(connection, input.desired);
  const seen = seconds();
  await connection.close();
  const admin = new Admin(options);
  const made = (await admin.listTopics()).length;
  await admin.close();
  process.stdout.write(JSON.stringify({ sent, seen, made }));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
