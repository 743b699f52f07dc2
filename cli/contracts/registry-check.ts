import { UserError } from "../../console/user-error";
import { ownTeams } from "../../constructs/lock/lock-of";
import { nameOf } from "../../constructs/lock/names";
import type { ContractDeclaration } from "../../constructs/model/contract-declaration";
import type { StreamDeclaration } from "../../constructs/model/declarations";
import type { Topology } from "../../constructs/model/topology";
import { type ContractFinding, eventOf, examineContract } from "../../runtime/shared/contracts/examine-contract";
import { examineReader } from "../../runtime/shared/contracts/examine-reader";
import type { TopicContract, TopicReader } from "../../runtime/shared/contracts/terms";
import type { RegistryAccess } from "../../runtime/shared/registry-access";
import { RegistryRefusal, SchemaRegistry } from "../../runtime/shared/schema-registry";
import { Unreachable } from "../../runtime/shared/unreachable";

export interface RegistryCheck {
  readonly url: string;
  /** Of the program's streams with a contract. */
  readonly streams: readonly StreamResult[];
  /** Of the program's subscriptions with a schema of their own, or to streams of other programs. */
  readonly readers: readonly ReaderResult[];
}

export interface StreamResult {
  /** `team/name`. */
  readonly name: string;
  readonly subject: string;
  /** Number of the version that a deploy would register; absent if it is registered. */
  readonly version?: number;
  /** How a deploy would change the subject's mode: `BACKWARD → FULL`. */
  readonly mode?: string;
  /** Why the registry's versions don't allow it; empty if they do. */
  readonly problems: readonly string[];
}

export interface ReaderResult {
  /** `team/name` of the workload. */
  readonly name: string;
  /** The stream that it reads, `team/name`. */
  readonly stream: string;
  /** Why it can't read what is registered; empty if it can. */
  readonly problems: readonly string[];
}

/**
 * Compares the program's contracts, and what its workloads read with, with what the registry holds. Only reads.
 *
 * @throws UserError HW-REGISTRY-013 if the registry does not answer, HW-REGISTRY-014 if it refuses to
 */
export async function checkWithRegistry(topology: Topology, access: RegistryAccess): Promise<RegistryCheck> {
  const registry = new SchemaRegistry(access);
  try {
    await registry.ping();
    const streams: StreamResult[] = [];
    for (const stream of ownStreams(topology)) streams.push(await checkStream(topology, registry, stream));
    return { url: access.url, streams, readers: await checkReaders(topology, registry) };
  } catch (error) {
    throw explained(error, access.url);
  } finally {
    registry.close();
  }
}

async function checkStream(topology: Topology, registry: SchemaRegistry, stream: StreamDeclaration) {
  const contract = contractIn(stream) as TopicContract;
  // Whom it breaks among the program's own readers is told by synth; of other programs', the cluster knows.
  const finding = await examineContract(registry, contract, undefined, async () => []);
  return { name: nameOf(topology, stream), subject: contract.subject, ...outcome(finding) };
}

function outcome({ becomes, mode, problems, contract }: ContractFinding): Omit<StreamResult, "name" | "subject"> {
  return {
    ...(becomes === undefined ? {} : { version: becomes }),
    ...(mode && becomes !== 1 ? { mode: `${mode.from ?? "(unset)"} → ${contract.compatibility}` } : {}),
    problems,
  };
}

async function checkReaders(topology: Topology, registry: SchemaRegistry): Promise<ReaderResult[]> {
  const own = ownPaths(topology);
  const results: ReaderResult[] = [];
  for (const workload of topology.workloads.filter(({ team }) => own.has(team))) {
    for (const { stream: path, reads } of workload.subscribes) {
      const stream = topology.stream(path);
      const declared = contractIn(stream);
      // What follows a stream of the program itself follows what was looked at as that stream's contract.
      const schema = reads ?? (own.has(stream.team) ? undefined : stream.contract);
      if (!declared || !schema) continue;
      const name = nameOf(topology, workload);
      const problems = await examineReader(registry, readerOf(name, stream.topic, schema), declared, undefined);
      results.push({ name, stream: nameOf(topology, stream), problems });
    }
  }
  return results;
}

const ownPaths = (topology: Topology): ReadonlySet<string> => new Set(ownTeams(topology).map(({ path }) => path));

const ownStreams = (topology: Topology): StreamDeclaration[] => {
  const own = ownPaths(topology);
  return topology.streams.filter((stream) => own.has(stream.team) && contractIn(stream) !== undefined);
};

function contractIn({ topic, subject, contract, compatibility }: StreamDeclaration): TopicContract | undefined {
  if (!contract || subject === undefined) return undefined;
  const { format, schema } = contract;
  return { topic, subject, compatibility, format, schema, ...eventOf(contract) };
}

const readerOf = (workload: string, topic: string, contract: ContractDeclaration): TopicReader => ({
  workload,
  topic,
  format: contract.format,
  schema: contract.schema,
  ...eventOf(contract),
});

function explained(error: unknown, url: string): unknown {
  if (error instanceof Unreachable) {
    const fix = "Look at the address, and whether the registry can be reached from here; then run the command again.";
    return new UserError("HW-REGISTRY-013", error.message, fix);
  }
  if (error instanceof RegistryRefusal) {
    const fix = `Look at the address ${url}, and at the credentials in HEADWATER_REGISTRY_…: reading is enough.`;
    return new UserError("HW-REGISTRY-014", error.message, fix);
  }
  return error;
}
