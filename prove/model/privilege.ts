import type { App } from "cdktf";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { type KubernetesObject, Topology, type WorkloadDeclaration } from "../../constructs";
import { objectsOf } from "../../constructs/testing";
import { readGrants } from "../../tests/support/runtime/kafka";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";
import { sampleApp } from "../../tests/support/watched";
import { everyFeature } from "./every-feature";
import { permitted, type Subjects } from "./kafka-probes";

export interface PrivilegeVerdict {
  readonly users: number;
  readonly attempts: number;
  readonly allowed: number;
  /** Where rights, or what the broker does, are not what was declared. */
  readonly differences: readonly string[];
}

/** Each workload has the rights that follow from its edges, and a real broker lets it do nothing else. */
export async function provePrivilege(progress: Progress): Promise<Bar[]> {
  const programs = { "the sample": sampleApp(), "a program with every feature": everyFeature() };
  const bars: Bar[] = [];
  for (const [name, app] of Object.entries(programs)) {
    const verdict = await progress.step(`Try everything as every Kafka user of ${name}`, async (say) => {
      const platform = await startTestPlatform();
      return await withCleanup(
        () => privilegeVerdict(platform, app, say),
        () => platform.stop(),
      );
    });
    const { users, attempts, allowed, differences } = verdict;
    bars.push(
      isTrue(
        `Kafka lets the workloads of ${name} do what is declared, and nothing else`,
        differences.length === 0 && allowed > 0,
        differences.join("; ") || `${users} users, ${attempts} attempts, ${allowed} allowed`,
      ),
    );
  }
  return bars;
}

export async function privilegeVerdict(
  platform: TestPlatform,
  app: App,
  say: (note: string) => void = () => undefined,
): Promise<PrivilegeVerdict> {
  await provision(platform, objectsOf(app));
  const topology = Topology.of(app);
  const users = topology.workloads.filter(({ publishes, subscribes }) => publishes.length + subscribes.length > 0);
  const subjects = subjectsOf(topology);
  const differences: string[] = [];
  let allowed = 0;
  for (const workload of users) {
    const name = userOf(topology, workload);
    say(name);
    differences.push(...difference(name, expectedGrants(topology, workload), await grantsOf(platform, name)));
    const user = platform.credentials(topology.team(workload.team).namespace, `${workload.name}-kafka`);
    const done = await permitted(platform, user, subjects);
    allowed += done.size;
    differences.push(...difference(name, expectedDeeds(topology, workload, subjects), done));
  }
  const { topics, groups, transactionalIds } = subjects;
  const each = topics.length * (3 + groups.length) + groups.length * 2 + transactionalIds.length * 2;
  return { users: users.length, attempts: users.length * each, allowed, differences };
}

/** As the releases' hooks would: streams come before those who use them. */
async function provision(platform: TestPlatform, objects: readonly KubernetesObject[]): Promise<void> {
  const hooks = objects.filter(({ kind, metadata }) => kind === "Job" && metadata.name.endsWith("-expand"));
  const isStream = ({ metadata }: KubernetesObject) => metadata.name.startsWith("stream-");
  for (const hook of [...hooks.filter(isStream), ...hooks.filter((each) => !isStream(each))]) {
    const env = envOf(hook);
    // There is no Restate, which has no part in what Kafka allows.
    const { durable: _, ...desired } = JSON.parse(env.HEADWATER_DESIRED ?? "") as { readonly durable?: unknown };
    const reply = await platform.ask("expand", env.HEADWATER_OWNER ?? "", desired);
    if (reply.status !== 200)
      throw new Error(`The provisioner refuses ${env.HEADWATER_OWNER}: ${JSON.stringify(reply)}`);
  }
}

function envOf({ spec }: KubernetesObject): Readonly<Record<string, string>> {
  const { template } = spec as {
    template: { spec: { containers: { env: { name: string; value: string }[] }[] } };
  };
  const env = template.spec.containers.flatMap((container) => container.env);
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

const userOf = (topology: Topology, { team, name }: WorkloadDeclaration): string =>
  `${topology.team(team).namespace}.${name}`;

/** Everything that anybody has, and something that nobody has. */
function subjectsOf(topology: Topology): Subjects {
  const users = topology.workloads.map((workload) => userOf(topology, workload));
  return {
    topics: [
      ...topology.streams.map(({ topic }) => topic),
      ...topology.workloads.flatMap((each) => retriesOf(topology, each)),
    ],
    groups: [...users, "nobody"],
    transactionalIds: [...users.map((user) => `${user}.1`), "nobody"],
  };
}

const isTransactional = ({ code }: WorkloadDeclaration): boolean => code?.transactional === true;

/** Where a worker keeps events that it tries again, if it keeps any. */
function retriesOf(topology: Topology, workload: WorkloadDeclaration): string[] {
  const isKept = workload.subscribes.some(({ retryMode }) => retryMode === "viaStream");
  return isKept ? [`${userOf(topology, workload)}.retries`] : [];
}

function topicsOf(topology: Topology, workload: WorkloadDeclaration) {
  const { publishes, subscribes } = workload;
  const retries = retriesOf(topology, workload);
  const topicAt = (path: string) => topology.stream(path).topic;
  const letters = subscribes.flatMap(({ deadLetters }) => (deadLetters === undefined ? [] : [topicAt(deadLetters)]));
  return {
    written: new Set([...publishes.map(topicAt), ...letters, ...retries]),
    read: new Set([...subscribes.map(({ stream }) => topicAt(stream)), ...retries]),
  };
}

function expectedGrants(topology: Topology, workload: WorkloadDeclaration): Set<string> {
  const { written, read } = topicsOf(topology, workload);
  const user = userOf(topology, workload);
  const grants = new Set<string>();
  for (const topic of written) for (const operation of ["WRITE", "DESCRIBE"]) grants.add(`${operation} topic ${topic}`);
  for (const topic of read) for (const operation of ["READ", "DESCRIBE"]) grants.add(`${operation} topic ${topic}`);
  if (read.size > 0) for (const operation of ["READ", "DESCRIBE"]) grants.add(`${operation} group ${user}`);
  if (isTransactional(workload)) {
    for (const operation of ["WRITE", "DESCRIBE"]) grants.add(`${operation} transactional id ${user}.*`);
  }
  return grants;
}

async function grantsOf(platform: TestPlatform, user: string): Promise<Set<string>> {
  const grants = await readGrants(platform, user);
  return new Set(
    grants.map(({ resourceType, resourceName, resourcePatternType, operation, permissionType }) => {
      const name = `${resourceName}${resourcePatternType === PREFIXED ? "*" : ""}`;
      const what = `${OPERATIONS[operation] ?? operation} ${RESOURCES[resourceType] ?? resourceType} ${name}`;
      return permissionType === ALLOW ? what : `no ${what}`;
    }),
  );
}

/** https://kafka.apache.org/protocol: codes of AclOperation, ResourceType, PatternType and AclPermissionType. */
const OPERATIONS: Readonly<Record<number, string>> = { 3: "READ", 4: "WRITE", 8: "DESCRIBE" };
const RESOURCES: Readonly<Record<number, string>> = { 2: "topic", 3: "group", 5: "transactional id" };
const PREFIXED = 4;
const ALLOW = 3;

function expectedDeeds(topology: Topology, workload: WorkloadDeclaration, subjects: Subjects): Set<string> {
  const { written, read } = topicsOf(topology, workload);
  const user = userOf(topology, workload);
  const deeds = new Set<string>();
  for (const topic of subjects.topics) {
    if (written.has(topic) || read.has(topic)) deeds.add(`describe topic ${topic}`);
    if (written.has(topic)) deeds.add(`produce to ${topic}`);
    if (read.has(topic)) deeds.add(`consume from ${topic}`).add(`commit ${user} on ${topic}`);
  }
  if (read.size > 0) deeds.add(`describe group ${user}`).add(`join group ${user}`);
  if (isTransactional(workload)) {
    deeds.add(`describe transactional id ${user}.1`).add(`begin transactional id ${user}.1`);
  }
  return deeds;
}

const difference = (who: string, expected: ReadonlySet<string>, found: ReadonlySet<string>): string[] => [
  ...[...found].filter((each) => !expected.has(each)).map((each) => `${who} may ${each}, which nobody declared`),
  ...[...expected].filter((each) => !found.has(each)).map((each) => `${who} may not ${each}`),
];
