import type { Problem } from "../model/problem";
import { quantity } from "../model/quantity";
import type { AcceptedStrimziProps, StrimziListener, StrimziVolume } from "./strimzi-props";

/** HW-KAFKA-001: props that the operator would refuse, or that it would only tell of in its log. */
export function strimziProblems(props: AcceptedStrimziProps): Problem[] {
  return [
    ...count("brokers", props.brokers),
    ...count("controllers", props.controllers),
    ...(props.controllers % 2 === 0
      ? [problem(`controllers is ${props.controllers}`, "Give an odd number, of which most can agree: 1, 3 or 5.")]
      : []),
    ...(props.cruiseControl && props.brokers < 2
      ? [problem("cruiseControl is true with one broker", "Leave cruiseControl out, or give two brokers.")]
      : []),
    ...(props.offsetRetention.toMilliseconds() < 60_000
      ? [problem("offsetRetention is below a minute", "Give a longer one; the default is 90 days.")]
      : []),
    ...(props.volumes.length === 0 ? [problem("storage has no volume", "Give one at least.")] : []),
    ...sizes([...props.volumes, props.controllerVolume]),
    ...twice(
      "storage has two volumes of id",
      props.volumes.map(({ id }, index) => id ?? index),
      "Give each volume its own id.",
    ),
    ...listenerProblems(props.listeners),
  ];
}

const problem = (what: string, fix: string): Problem => ({
  code: "HW-KAFKA-001",
  message: `Kafka.strimzi: ${what}.`,
  fix,
});

const count = (name: string, value: number): Problem[] =>
  Number.isInteger(value) && value >= 1
    ? []
    : [problem(`${name} is ${value}`, "Give a whole number from 1; 3 is usual.")];

const sizes = (volumes: readonly StrimziVolume[]): Problem[] =>
  volumes
    .filter(({ size }) => !((quantity(size) ?? 0) > 0))
    .map(({ size }) => problem(`a volume has the size "${size}"`, 'Give a Kubernetes quantity, such as "100Gi".'));

/** The names and ports that the platform's own listeners have, and those that Strimzi keeps for itself. */
const NAMES = ["tls", "admin"];
const PORTS = [9093, 9094, 9404, 9999];

function listenerProblems(listeners: readonly StrimziListener[]): Problem[] {
  return [
    ...listeners
      .filter(
        ({ name, port }) =>
          !/^[a-z0-9]{1,11}$/.test(name) || NAMES.includes(name) || !(port >= 9092) || PORTS.includes(port),
      )
      .map(({ name, port }) =>
        problem(
          `the listener "${name}" has port ${port}`,
          `Give a name of up to 11 lower-case letters and digits, but not ${NAMES.join(" or ")}; and a port from 9092, but not ${PORTS.join(", ")}.`,
        ),
      ),
    ...twice(
      "two listeners have the name",
      listeners.map(({ name }) => name),
      "Give each listener its own.",
    ),
    ...twice(
      "two listeners have the port",
      listeners.map(({ port }) => port),
      "Give each listener its own.",
    ),
  ];
}

function twice(what: string, values: readonly (string | number)[], fix: string): Problem[] {
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(repeated)].map((value) => problem(`${what} ${value}`, fix));
}
