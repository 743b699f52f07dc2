import type { Declaration } from "../../model/declarations";
import type { CallOptionsDeclaration } from "../../model/mesh-declarations";
import type { RouteDeclaration } from "../../model/route-declarations";
import { isToken } from "../../model/tokens";
import type { CodeDeclaration, WorkloadDeclaration } from "../../model/workload-declarations";
import { defineRule, judged, type Violation } from "../rule";
import { revisionValues } from "./revision-values";

export const plainValue = defineRule({
  code: "HW-VALUE-002",
  name: "Names, numbers, keys and paths are plain values, not tokens",
  why: "A token is known only when Terraform applies. Names of topics and objects, their keys and their sizes are needed when the program is synthesized.",
  fix: "Give the value itself. Tokens are welcome in hosts, and, except for a service with scaling, in images, arguments and environment variables.",
  example: `new EventStream(shop, "order-placed", { partitions: Token.asNumber(variable.value) });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["platform", "team", "stream", "workload", "tombstone"],
  evaluate: (topology, subject) =>
    judged([
      ...tokensIn(plainValues(subject)),
      ...(subject.kind === "workload" ? tokensIn(revisionValues(topology, subject), NO_REVISION) : []),
    ]),
});

const NO_REVISION = {
  fix: "Give the value itself; let Terraform write it into a Secret, and name that with SecretValue.of(…); or leave out scaling, so that pods need no revision, which is named by what is in them.",
};

type Property = readonly [name: string, value: unknown];

const tokensIn = (properties: readonly Property[], told: Pick<Violation, "fix"> = {}): Violation[] =>
  properties
    .filter(([, value]) => isToken(value))
    .map(([property]) => ({ message: `${property} is a token, which Terraform resolves too late.`, ...told }));

function plainValues(subject: Declaration): Property[] {
  switch (subject.kind) {
    case "platform":
    case "team":
      return Object.entries({ id: subject.name, namespace: subject.namespace });
    case "stream": {
      const { name, partitions, replicationFactor, retentionMs, key, topic } = subject;
      // A token in the id is in the topic too.
      const given = isToken(name) ? undefined : topic;
      return Object.entries({ id: name, name: given, partitions, replicationFactor, retention: retentionMs, key });
    }
    case "workload":
      return [...ofWorkload(subject), ...ofContainer(subject.code)];
    case "tombstone":
      return [
        ["id", subject.name],
        ...subject.topics.map((topic): Property => ["A topic's name", topic]),
        ...subject.groups.map((group): Property => ["A group's name", group]),
      ];
  }
}

const ofWorkload = ({
  name,
  replicas,
  env,
  concurrency,
  subscribes,
  exposes,
  reaches,
  ...rest
}: WorkloadDeclaration): Property[] => [
  ["id", name],
  ["replicas", replicas],
  ...env.map((each): Property => ["The name of an environment variable", each.name]),
  ["concurrency", concurrency],
  ...subscribes.flatMap(({ stream, retries, timeoutMs, batch }): Property[] => [
    [`retries of ${stream}`, retries],
    [`timeout of ${stream}`, timeoutMs],
    ...within(`batch of ${stream}`, batch),
  ]),
  ...exposes.flatMap(ofRoute),
  ...(rest.callOptions ?? []).flatMap(ofCall),
  ...reaches.map(({ host, port }): Property => [`The port of ${host}`, port]),
  ...within("scaling", rest.scaling),
  ...within("scaling", rest.requestScaling),
  ...within("storage", rest.storage),
  ...within("resources", rest.resources),
  ...within("quota", rest.quota),
];

function ofRoute({ path, gateway, methods, headers, query, ...rest }: RouteDeclaration): Property[] {
  const of = `of the route ${path}`;
  const texts = [...methods, ...Object.entries(headers).flat(), ...Object.entries(query).flat()];
  return [
    ["The path given to exposes", path],
    [`The gateway ${of}`, gateway],
    ...texts.map((text): Property => [`What is matched ${of}`, text]),
    ...rest.rateLimits.map(({ requests }): Property => [`A rate limit ${of}`, requests]),
    [`The timeout ${of}`, rest.timeoutMs],
    [`The number of parallel requests ${of}`, rest.maxParallelRequests],
    [`The percentage of the canary ${of}`, rest.canary?.percent],
    [`The retries ${of}`, rest.retries?.attempts],
    [`The timeout of a try ${of}`, rest.retries?.perTryTimeoutMs],
  ];
}

const ofCall = ({ service, ...options }: CallOptionsDeclaration): Property[] => [
  [`The percentage of the canary of calls to ${service}`, options.canary?.percent],
  [`The retries of calls to ${service}`, options.retries?.attempts],
  [`maxConnections of calls to ${service}`, options.maxConnections],
  ...within(`outlierDetection of calls to ${service}`, options.outlierDetection),
];

const ofContainer = (code: CodeDeclaration | undefined): Property[] =>
  code?.type === "container"
    ? [
        ["container.port", code.port],
        ...within("container.health", code.health),
        ...within("container.metrics", code.metrics),
      ]
    : [];

const within = (owner: string, values: object | undefined): Property[] =>
  Object.entries(values ?? {}).map(([name, value]) => [`${owner}.${name}`, value]);
