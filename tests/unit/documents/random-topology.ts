import fc from "fast-check";
import {
  type Declaration,
  type PlatformDeclaration,
  type StreamDeclaration,
  type TeamDeclaration,
  Topology,
  type WorkloadDeclaration,
} from "../../../constructs";
import { route } from "../../support/declarations";
import { avro, everyFeature, json, protobuf } from "./every-feature";

const contracts = [avro, json, protobuf].map((contract) => contract.read().contract);

/** What is of no interest here comes from a real program. */
const example = everyFeature();
const [examplePlatform] = example.platforms as [PlatformDeclaration];
const [exampleTeam] = example.teams as [TeamDeclaration];
const exampleDeadLetters = example.streams.find(({ role }) => role === "dead-letter") as StreamDeclaration;
const exampleService = example.workloads.find(({ role }) => role === "service") as WorkloadDeclaration;

interface Names {
  /** Of teams, streams and workloads. */
  readonly name: fc.Arbitrary<string>;
  /** Of fields, paths and hosts. */
  readonly text: fc.Arbitrary<string>;
}

export const legalNames: Names = {
  name: fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6})?$/),
  text: fc.constantFrom("id", "/orders", "api.example", "über/ø", "a{b}"),
};

/** What a program with mistakes may hold. */
export const anyText: Names = { name: fc.string({ unit: "binary" }), text: fc.string({ unit: "binary" }) };

interface Shape {
  readonly teams: readonly string[];
  readonly streams: readonly (Pick<StreamDeclaration, "role" | "visibility" | "imported"> & Picks)[];
  readonly workloads: readonly (Pick<WorkloadDeclaration, "role" | "imported"> & Picks)[];
}

interface Picks {
  readonly name: string;
  readonly text: string;
  /** Taken for indices, and so for edges. */
  readonly numbers: readonly number[];
}

/** Topologies with all kinds of edges, in whatever order they were declared. */
export const topologies = ({ name, text }: Names): fc.Arbitrary<Topology> =>
  fc
    .record<Shape>({
      teams: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
      streams: fc.uniqueArray(
        fc.record({
          ...picks(name, text),
          role: fc.constantFrom("event", "state"),
          visibility: fc.constantFrom("team", "platform"),
          imported: fc.boolean(),
        }),
        { selector: (stream) => stream.name, maxLength: 4 },
      ),
      workloads: fc.uniqueArray(
        fc.record({ ...picks(name, text), role: fc.constantFrom("service", "worker"), imported: fc.boolean() }),
        { selector: (workload) => workload.name, maxLength: 4 },
      ),
    })
    .chain((shape) => {
      const declarations = declarationsOf(shape);
      return fc.shuffledSubarray(declarations, { minLength: declarations.length }).map((all) => new Topology(all));
    });

const picks = (name: fc.Arbitrary<string>, text: fc.Arbitrary<string>) => ({
  name,
  text,
  numbers: fc.array(fc.nat({ max: 11 }), { minLength: 6, maxLength: 6 }),
});

function declarationsOf({ teams, streams, workloads }: Shape): Declaration[] {
  const at = <T>(items: readonly T[], index = 0): T => items[index % items.length] as T;
  const some = <T>(items: readonly T[], index = 0): T[] => (items.length > 0 && index < 8 ? [at(items, index)] : []);
  const teamOf = ({ numbers }: Picks) => at(teams, numbers[0]);
  const streamPaths = streams.map((_, index) => `stream ${index}`);
  const declaredStreams = streams.map((stream, index): StreamDeclaration => {
    const path = `stream ${index}`;
    const { name, role, visibility, imported, numbers, text } = stream;
    return {
      ...exampleDeadLetters,
      path,
      name,
      team: `team ${teamOf(stream)}`,
      owner: path,
      role,
      topic: `${teamOf(stream)}.${name}`,
      partitions: 1 + at(numbers, 1),
      replicationFactor: at(numbers, 2) > 5 ? 3 : undefined,
      retentionMs: at(numbers, 3) > 5 ? 60_000 : undefined,
      key: at(numbers, 4) > 5 ? text : undefined,
      contract: contracts[at(numbers, 5)],
      compatibility: "FULL",
      visibility,
      imported,
    };
  });
  const declaredWorkloads = workloads.map((workload, index): WorkloadDeclaration => {
    const { name, role, imported, numbers, text } = workload;
    const services = workloads.flatMap((other, at) => (other.role === "service" ? [`workload ${at}`] : []));
    const deadLetters = role === "worker" && at(numbers, 1) > 5 ? `dead letters ${index}` : undefined;
    return {
      ...exampleService,
      path: `workload ${index}`,
      name,
      team: `team ${teamOf(workload)}`,
      role,
      publishes: some(streamPaths, numbers[2]),
      subscribes: some(streamPaths, numbers[3]).map((stream) => ({
        stream,
        retries: 5,
        deadLetters,
        reads: undefined,
      })),
      calls: some(services, numbers[4]),
      exposes: at(numbers, 5) > 5 ? [route(text)] : [],
      reaches: at(numbers, 5) > 8 ? [{ host: text, port: 443 }] : [],
      imported,
    };
  });
  const deadLetters = declaredWorkloads.flatMap((workload) =>
    workload.subscribes.flatMap(({ deadLetters: path }): StreamDeclaration[] =>
      path === undefined
        ? []
        : [
            {
              ...exampleDeadLetters,
              path,
              name: `${workload.name}.dead-letters`,
              team: workload.team,
              owner: workload.path,
              topic: `${workload.team.replace("team ", "")}.${workload.name}.dead-letters`,
            },
          ],
    ),
  );
  return [
    { ...examplePlatform, path: "platform", kafka: { ...examplePlatform.kafka, bootstrapServers: "a:9092,b:9092" } },
    ...teams.map((name) => ({ ...exampleTeam, path: `team ${name}`, name, namespace: name, platform: "platform" })),
    ...declaredStreams,
    ...declaredWorkloads,
    ...deadLetters,
  ];
}
