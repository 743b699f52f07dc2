import { existsSync } from "node:fs";
import { join } from "node:path";
import type { IConstruct } from "constructs";
import { maxEventBytes } from "../concerns/max-event-bytes";
import { registeredContract } from "../concerns/registry";
import { packageRoot } from "../delivery/package-root";
import { notBuilt } from "../delivery/runtime-code";
import type { WorkloadIntent } from "../intents/workload";
import { didYouMean } from "../model/similar";
import { Topology } from "../model/topology";
import { Worker } from "../workers/worker";
import type { HarnessModule, HarnessSource } from "./harness-input";
import { problemsOf } from "./objects-of";
import type { WorkerHarness, WorkerHarnessOptions } from "./worker-harness";

/**
 * Runs a worker in the test's process, with the parts that run it in a cluster: what it is sent is encoded and decoded by
 * the declared contracts, failed events are tried again, and go where the subscription says. Topics, registry and time
 * are in memory. Variables of `env` are the test's to set.
 *
 * @param program any construct of it
 * @param name `<team's namespace>/<worker>`
 * @throws what `cdktf synth` would refuse, and what would keep the worker from starting
 * @example
 * const shipping = testWorker(app, "shop/shipping");
 * const { outcome, published } = await shipping.send("order-placed", { key: "17", value: { orderId: "17" } });
 */
export function testWorker(program: IConstruct, name: string, options: WorkerHarnessOptions = {}): WorkerHarness {
  const problems = problemsOf(program);
  if (problems.length > 0) throw new Error(`The declaration has mistakes:\n${problems.join("\n")}`);
  const worker = workerOf(program, name);
  const topology = Topology.of(worker);
  const { path } = worker.node;
  const { concerns } = worker.team.platform;
  const intents = concerns.flatMap((concern) => concern.derive(topology, path)) as WorkloadIntent[];
  const intent = intents.find(({ kind }) => kind === "workload");
  const handler = options.handler ?? codeOf(intent);
  if (!intent || handler === undefined) {
    throw new Error(`${path} has no handler: what runs in a container of your own can't be tested here.`);
  }
  return harness().createHarness({
    env: Object.fromEntries(intent.env.flatMap((each) => ("value" in each ? [[each.name, each.value]] : []))),
    contracts: Object.fromEntries(intent.contracts.map(({ name, text }) => [name, text])),
    handler,
    sources: topology.workload(path).subscribes.map((subscription) => sourceOf(topology, subscription.stream)),
    start: options.start ?? new Date("2000-01-01T00:00:00Z"),
  });
}

function workerOf(program: IConstruct, name: string): Worker {
  const constructs = program.node.root.node.findAll();
  const workers = constructs.filter((construct): construct is Worker => construct instanceof Worker);
  const names = workers.map(({ node, team }) => `${team.namespace}/${node.id}`);
  const worker = workers[names.indexOf(name)];
  if (worker) return worker;
  throw new Error(`There is no worker "${name}".${didYouMean(name, names)} There are: ${names.join(", ") || "none"}.`);
}

const codeOf = (intent: WorkloadIntent | undefined): string | undefined =>
  intent?.code.type === "handler" ? intent.code.code : undefined;

function sourceOf(topology: Topology, path: string): HarnessSource {
  const stream = topology.stream(path);
  const contract = registeredContract(topology, stream);
  const largest = maxEventBytes(topology, stream);
  return {
    stream: stream.name,
    topic: stream.topic,
    ...(contract === undefined ? {} : { contract }),
    ...(largest === undefined ? {} : { maxEventBytes: largest }),
  };
}

/** The runtime is bundled with what it needs, so that the package does not depend on that. */
function harness(): HarnessModule {
  const folder = join(packageRoot(), "dist", "harness");
  const file = join(folder, "harness.cjs");
  if (existsSync(file)) return require(file) as HarnessModule;
  const { code, message, fix } = notBuilt(folder);
  throw new Error(`${code}: ${message} ${fix}`);
}
