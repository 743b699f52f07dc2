import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { fileStorage } from "../../constructs/engines/embedded-registry";
import { RegistryAuth } from "../../constructs/engines/registry-auth";
import { kafkaSqlIntents, kafkaSqlProperties } from "../../constructs/engines/registry-kafka-sql";
import { Apicurio, type ApicurioOptions, localCertificate } from "../../tests/support/runtime/apicurio";
import { FakeIssuer } from "../../tests/support/runtime/fake-issuer";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";

const SEEN_MS = 15_000;

/** Apicurio as `Registry.apicurio` sets it up: replicas with schemas in the platform's Kafka, and users of an issuer. */
export async function registry(progress: Progress): Promise<Bar[]> {
  const folder = await mkdtemp(join(tmpdir(), "headwater-registry-"));
  const work = async () => [...(await kafkaSql(progress, folder)), ...(await oidc(progress, folder))];
  return await withCleanup(work, () => rm(folder, { recursive: true, force: true }));
}

async function kafkaSql(progress: Progress, folder: string): Promise<Bar[]> {
  const platform = await progress.step("Start a broker and the provisioner", () => startTestPlatform());
  const replicas: Apicurio[] = [];
  const work = async () => {
    const options = await prepare(platform, folder);
    await progress.step("Start two registries with schemas in Kafka", async () => {
      for (const name of ["one", "two"])
        replicas.push(await Apicurio.start({ ...options, folder: join(folder, name) }));
    });
    const [one, two] = replicas as [Apicurio, Apicurio];
    const id = await register(one, "shared", ADMIN);
    const isSeen = await sees(two, id, READER);
    await progress.step("Kill one and start it again", () => one.killAndStart());
    const again = await register(one, "shared", ADMIN);
    const next = await register(two, "next", ADMIN);
    const anonymous = (await two.call("/subjects")).status;
    const writer = (await two.call("/subjects/x/versions", { auth: READER, body: avro("x") })).status;
    return [
      isTrue("KafkaSQL: one replica has what another took", isSeen, `id ${id}`),
      isTrue(
        "KafkaSQL: the same ids after a kill, and no id twice",
        again === id && next > id,
        `${id}, ${again}, ${next}`,
      ),
      isTrue(
        "a stranger may not read, a workload not write",
        anonymous === 401 && writer === 403,
        `${anonymous}, ${writer}`,
      ),
    ];
  };
  return await withCleanup(work, async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await platform.stop();
  });
}

const ADMIN = "headwater:secret";
const READER = "reader:other";

/** Has the provisioner make the topics and the user, as the registry's hook does. */
async function prepare(platform: TestPlatform, folder: string): Promise<Omit<ApicurioOptions, "folder">> {
  const { namespace, bootstrap } = platform;
  const [principal, ...topics] = kafkaSqlIntents(namespace).map(({ kind: _, ...intent }) => intent);
  const { status, body } = await platform.ask("expand", `${namespace}/registry`, { topics, principals: [principal] });
  if (status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(body)}`);
  const { username, password } = platform.credentials(namespace, "registry-kafka");
  const ca = join(folder, "kafka-ca.crt");
  await writeFile(ca, platform.ca);
  const access = { bootstrapServers: bootstrap, mechanism: "SCRAM-SHA-512", ca };
  return {
    ...(await localCertificate()),
    properties: { ...kafkaSqlProperties(namespace, access), ...RegistryAuth.basic().properties },
    env: {
      REGISTRY_ADMIN_PASSWORD: "secret",
      REGISTRY_CLIENT_PASSWORD: "other",
      REGISTRY_KAFKA_USERNAME: username,
      REGISTRY_KAFKA_PASSWORD: password,
    },
  };
}

async function oidc(progress: Progress, folder: string): Promise<Bar[]> {
  const issuer = await FakeIssuer.start({
    provisioner: { secret: "p", roles: ["sr-admin"] },
    workloads: { secret: "w", roles: ["sr-readonly"] },
  });
  const client = (secret: string) => ({ clientId: { secret, key: "id" }, clientSecret: { secret, key: "secret" } });
  const auth = RegistryAuth.oidc({
    issuer: issuer.url,
    tokenUrl: issuer.tokenUrl,
    admin: client("admin"),
    clients: client("workloads"),
  });
  const home = join(folder, "oidc");
  const properties = { ...fileStorage(join(home, "data")), ...auth.properties };
  const started = progress.step("Start a registry with users of an issuer", async () =>
    Apicurio.start({ ...(await localCertificate()), folder: home, properties, env: {} }),
  );
  const work = async () => {
    const apicurio = await started;
    const id = await register(apicurio, "oidc", "provisioner:p");
    const read = (await apicurio.call(`/schemas/ids/${id}`, { auth: "workloads:w" })).status;
    const statuses = await Promise.all([
      apicurio.call("/subjects/x/versions", { auth: "workloads:w", body: avro("x") }),
      apicurio.call("/subjects/x/versions", { auth: "provisioner:wrong", body: avro("x") }),
      apicurio.call(`/schemas/ids/${id}`),
    ]);
    const told = statuses.map(({ status }) => status);
    const refused = told.join() === "403,401,401";
    return [
      isTrue("OIDC: the provisioner's client writes, the workloads' reads", read === 200, `id ${id}, ${read}`),
      isTrue("OIDC: readers, wrong secrets and strangers are refused", refused, told.join(", ")),
    ];
  };
  return await withCleanup(work, async () => {
    await (await started.catch(() => undefined))?.stop();
    issuer.stop();
  });
}

const avro = (name: string) => ({ schema: JSON.stringify({ type: "record", name, fields: [] }) });

/** @returns the schema's id */
async function register(apicurio: Apicurio, subject: string, auth: string): Promise<number> {
  const { status, body } = await apicurio.call(`/subjects/${subject}/versions`, { auth, body: avro(subject) });
  if (status !== 200) throw new Error(`The registry does not take "${subject}": ${status} ${body}`);
  return JSON.parse(body).id;
}

async function sees(apicurio: Apicurio, id: number, auth: string): Promise<boolean> {
  for (const deadline = Date.now() + SEEN_MS; Date.now() < deadline; await sleep(100)) {
    if ((await apicurio.call(`/schemas/ids/${id}`, { auth })).status === 200) return true;
  }
  return false;
}
