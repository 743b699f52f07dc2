import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContractFormat } from "../../../constructs/model/contract-declaration";
import type { TestPlatform } from "./platform";
import type { Program } from "./program";
import { desiredState, type RunningService, startService, startWorker, type TestStream } from "./shop";

export interface IngestedStream {
  readonly stream: TestStream;
  readonly format: ContractFormat;
  readonly schema: string;
  readonly message?: string;
  readonly state?: boolean;
  readonly maxEventBytes?: number;
}

const contractOf = ({ stream, format, message }: IngestedStream) => ({
  format,
  subject: `${stream.topic}-value`,
  ...(message ? { message } : {}),
});

/** A workload's hook; `access` "write" declares the stream as well. */
async function declare(platform: TestPlatform, workload: string, ingested: IngestedStream, access: "read" | "write") {
  const { stream, schema, state = false } = ingested;
  const desired = desiredState(workload, stream, access);
  const contract = { ...contractOf(ingested), schema, compatibility: "BACKWARD" };
  const config = state ? { "cleanup.policy": "compact" } : {};
  const topics = access === "write" ? desired.topics.map((topic) => ({ ...topic, config, contract })) : [];
  const reply = await platform.ask("expand", `shop/${workload}`, { ...desired, topics });
  if (reply.status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(reply)}`);
  await platform.workloadEnv(`shop/${workload}`, `${workload}-kafka`, "");
  await platform.writeCredential(workload, "registry-ca.crt", platform.ca);
}

/** What a workload that uses the stream finds in its environment. */
async function surroundings(platform: TestPlatform, ingested: IngestedStream) {
  const { stream, schema, maxEventBytes } = ingested;
  const folder = join(platform.folder, `contracts-${Math.random()}`);
  await mkdir(folder);
  await writeFile(join(folder, "schema"), schema);
  const contract = { ...contractOf(ingested), file: "schema" };
  const entry = JSON.stringify([{ ...stream, contract, ...(maxEventBytes === undefined ? {} : { maxEventBytes }) }]);
  return { entry, env: { HEADWATER_CONTRACTS: folder, HEADWATER_REGISTRY_URL: platform.registryUrl } };
}

/** The stream's ingest at `/<stream>`, keyed by the field "id". */
export async function startIngest(platform: TestPlatform, ingested: IngestedStream): Promise<RunningService> {
  const { stream, state = false } = ingested;
  const workload = `${stream.stream}-ingest`;
  await declare(platform, workload, ingested, "write");
  const { entry, env } = await surroundings(platform, ingested);
  const handler = await readFile(join(platform.parts.bundles, "ingest.cjs"), "utf8");
  const settings = { stream: stream.stream, key: ["id"], state, paths: [`/${stream.stream}`] };
  return await startService(platform, workload, stream, handler, {
    ...env,
    HEADWATER_PUBLICATIONS: entry,
    HEADWATER_INGEST: JSON.stringify(settings),
  });
}

/** A worker that logs the stream's events, decoded by the contract. */
export async function startReader(platform: TestPlatform, ingested: IngestedStream, handler: string): Promise<Program> {
  const workload = `${ingested.stream.stream}-reader`;
  await declare(platform, workload, ingested, "read");
  const { entry, env } = await surroundings(platform, ingested);
  return await startWorker(platform, workload, ingested.stream, handler, { ...env, HEADWATER_SUBSCRIPTIONS: entry });
}
