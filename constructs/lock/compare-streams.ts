import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { LockedStream } from "./lock";
import type { LockFinding } from "./lock-finding";
import { affectedBy } from "./names";

type Difference = Pick<LockFinding, "code" | "level" | "message" | "fix">;

/** What can't change about a stream once events are in it. */
export function compareStream(
  topology: Topology,
  stream: StreamDeclaration,
  released: LockedStream,
  moved: boolean,
): LockFinding[] {
  const differences = [
    role(stream, released),
    moved ? undefined : topic(stream, released),
    key(stream, released),
    partitions(stream, released),
    replication(stream, released),
  ];
  return differences
    .filter((difference) => difference !== undefined)
    .map((difference) => ({ ...difference, path: stream.path, affects: affectedBy(topology, stream) }));
}

function role(stream: StreamDeclaration, released: LockedStream): Difference | undefined {
  if (stream.role === released.role) return undefined;
  const classOf = (of: string) => (of === "state" ? "StateStream" : "EventStream");
  return {
    code: "HW-RELEASED-002",
    level: "error",
    message: `The stream is a ${classOf(stream.role)}, and a ${classOf(released.role)} is released: Kafka would ${
      stream.role === "state" ? "remove all but the last event of each key" : "let its state expire"
    }.`,
    fix: `Keep it a ${classOf(released.role)}, or make a new stream with another name.`,
  };
}

function topic(stream: StreamDeclaration, released: LockedStream): Difference | undefined {
  if (stream.topic === released.topic) return undefined;
  return {
    code: "HW-RELEASED-003",
    level: "error",
    message: `The stream's topic is "${stream.topic}", and "${released.topic}" is released: its events would be left behind.`,
    fix: "Give the stream and its team the names that they had.",
  };
}

/** A first key promises something new; another one, or none, breaks what was promised. */
function key(stream: StreamDeclaration, released: LockedStream): Difference | undefined {
  if (released.key === undefined || stream.key === released.key) return undefined;
  return {
    code: "HW-RELEASED-004",
    level: "error",
    message: `The stream ${stream.key === undefined ? "has no key" : `has the key "${stream.key}"`}, and "${released.key}" is released: subscribers rely on the order of events with one "${released.key}".`,
    fix: `Put back key: "${released.key}", or make a new stream with another name.`,
  };
}

/** https://kafka.apache.org/documentation/#basic_ops_modify_topic: adding partitions moves keys and no event. */
function partitions(stream: StreamDeclaration, released: LockedStream): Difference | undefined {
  if (stream.partitions === released.partitions) return undefined;
  const count = `The stream has ${stream.partitions} partitions, and ${released.partitions} are released`;
  if (stream.partitions < released.partitions) {
    return {
      code: "HW-RELEASED-005",
      level: "error",
      message: `${count}: Kafka can't remove partitions.`,
      fix: `Declare at least ${released.partitions} partitions, or make a new stream with another name.`,
    };
  }
  if (stream.role === "state") {
    return {
      code: "HW-RELEASED-006",
      level: "error",
      message: `${count}: keys would move to other partitions while their former values stay, so readers would see both.`,
      fix: `Put back partitions: ${released.partitions}, or make a new stream with another name and copy the state.`,
    };
  }
  if (released.key === undefined) return undefined;
  return {
    code: "HW-RELEASED-007",
    level: "warning",
    message: `${count}: new events may go to another partition than earlier ones with the same "${released.key}", and be handled while those still wait.`,
    fix: "If that order matters, let subscribers catch up before publishers go on. Releasing accepts it.",
  };
}

/** Without a number the brokers' default holds, which nobody here knows. */
function replication(stream: StreamDeclaration, released: LockedStream): Difference | undefined {
  const { replicationFactor: now } = stream;
  const { replicationFactor: before } = released;
  if (now === undefined || before === undefined || now === before) return undefined;
  return {
    code: "HW-RELEASED-008",
    level: "error",
    message: `The stream's replicationFactor is ${now}, and ${before} is released: deploying does not move replicas.`,
    fix: `Put back replicationFactor: ${before}; or move the replicas with Kafka's own tools, then write replicationFactor: ${now} at the stream in the lock file.`,
  };
}
