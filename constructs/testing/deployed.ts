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
import type { Workload } from "../workers/workload";
import type { HarnessOptions } from "./harness";
import type { DurableHarnessModule, HarnessInput, HarnessModule, HarnessSource } from "./harness-input";
import { problemsOf } from "./objects-of";

/** A class, also one that nobody may make instances of, and what people call it. */
interface Kind {
  readonly type: { readonly prototype: Workload; [Symbol.hasInstance](value: unknown): boolean };
  readonly noun: string;
}

/**
 * A workload of a program as it would be deployed.
 *
 * @param name `<team's namespace>/<workload>`
 * @throws what `cdktf synth` would refuse; Error if there is no such workload, or it has no handler
 */
export function deployed<Handler>(
  program: IConstruct,
  kind: Kind,
  name: string,
  { handler, start = new Date("2000-01-01T00:00:00Z") }: HarnessOptions<Handler>,
): HarnessInput<Handler> {
  const problems = problemsOf(program);
  if (problems.length > 0) throw new Error(`The declaration has mistakes:\n${problems.join("\n")}`);
  const workload = find(program, kind, name);
  const topology = Topology.of(workload);
  const { path } = workload.node;
  const { concerns } = workload.team.platform;
  const intents = concerns.flatMap((concern) => concern.derive(topology, path)) as WorkloadIntent[];
  const intent = intents.find((each) => each.kind === "workload");
  const code = handler ?? codeOf(intent);
  if (!intent || code === undefined) {
    throw new Error(`${path} has no handler: what runs in a container of your own can't be tested here.`);
  }
  return {
    env: Object.fromEntries(intent.env.flatMap((each) => ("value" in each ? [[each.name, each.value]] : []))),
    contracts: Object.fromEntries(intent.contracts.map((contract) => [contract.name, contract.text])),
    handler: code,
    sources: topology.workload(path).subscribes.map(({ stream }) => sourceOf(topology, stream)),
    start,
  };
}

// The runtime is bundled with what it needs, so that the package does not depend on that.

export const harnessModule = (): HarnessModule => bundled("harness");

/** Apart from the others: Restate's client takes a while to load. */
export const durableHarnessModule = (): DurableHarnessModule => bundled("durable-harness");

function bundled<Module>(name: string): Module {
  const folder = join(packageRoot(), "dist", "harness");
  const file = join(folder, `${name}.cjs`);
  if (existsSync(file)) return require(file) as Module;
  const { code, message, fix } = notBuilt(folder);
  throw new Error(`${code}: ${message} ${fix}`);
}

function find(program: IConstruct, { type, noun }: Kind, name: string): Workload {
  const constructs = program.node.root.node.findAll();
  const workloads = constructs.filter((construct): construct is Workload => construct instanceof type);
  const names = workloads.map(({ node, team }) => `${team.namespace}/${node.id}`);
  const workload = workloads[names.indexOf(name)];
  if (workload) return workload;
  throw new Error(`There is no ${noun} "${name}".${didYouMean(name, names)} There are: ${names.join(", ") || "none"}.`);
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
