import type fc from "fast-check";
import type { Known } from "./known";
import type { Code, Program, Statement } from "./program";
import { type Shape, shape, type TeamShape } from "./shapes";
import { writeTeam } from "./team-writer";

/** Programs without a mistake: a platform with its teams, and perhaps teams in another repository. */
export const validProgram: fc.Arbitrary<Program> = shape.map(programOf);

function programOf({ platform, teams }: Shape): Program {
  // A stack waits for those whose streams it uses: earlier ones only, or it would be a circle.
  const ordered = [...teams].sort((one, other) => one.stack - other.stack);
  const home = ordered.filter(({ elsewhere }) => !elsewhere);
  const away = ordered.filter(({ elsewhere }) => elsewhere);
  const keepsDurable = platform.durable !== undefined;
  const known: Known = { keepsDurable, streams: [], callees: [] };
  const statements = [
    ...stacksOf(home),
    platformStatement(platform),
    ...(platform.transformed ? [TRANSFORM] : []),
    ...home.flatMap((team) => writeTeam(team, known)),
  ];
  if (away.length === 0) return { statements };
  const imported: Known = {
    keepsDurable,
    streams: known.streams
      .filter(({ exported }) => exported)
      .map((stream) => ({ ...stream, code: imports("stream", stream) })),
    callees: known.callees
      .filter(({ exported, durable }) => exported && !durable)
      .map((service) => ({ ...service, code: imports("service", service) })),
  };
  const importing = [
    ...stacksOf(away),
    `const platform = Platform.fromManifest(stack0, ${JSON.stringify(platform.id)}, manifest);`,
    ...away.flatMap((team) => writeTeam(team, imported)),
  ];
  return { statements, importing };
}

const stacksOf = (teams: readonly TeamShape[]): Statement[] =>
  [...new Set([0, ...teams.map(({ stack }) => stack)])].map((stack) => ({
    name: `stack${stack}`,
    construct: "HeadwaterStack",
    scope: "app",
    id: `stack-${stack}`,
    props: {},
  }));

function platformStatement(platform: Shape["platform"]): Statement {
  const { id, namespace, observability, storage, registry, durable, mesh, labels, mirror, traces } = platform;
  const defaults = [
    ...(labels ? [`labels: { "example.com/cost-centre": "42" }`] : []),
    ...(mirror ? [`registryMirror: "mirror.example:5000/hub"`] : []),
  ];
  const props: Record<string, Code> = {
    gateways: `{ public: Gateway.envoy({ hosts: ["shop.example"] }) }`,
    ...(namespace ? { namespace: `"hub"` } : {}),
    ...(storage === undefined ? {} : { kafka: `Kafka.embedded({ storage: ${JSON.stringify(storage)} })` }),
    ...(registry ? { registry: "Registry.embedded()" } : {}),
    ...(durable === undefined ? {} : { durable: DURABLE[durable] }),
    ...(mesh === undefined ? {} : { mesh: `Mesh.istio({ mode: "${mesh}" })` }),
    ...(observability === "default" ? {} : { observability: OBSERVABILITY[observability] }),
    ...(traces ? { traces: `Traces.otlp({ host: "collector.observability.svc" })` } : {}),
    ...(defaults.length > 0 ? { defaults: `{ ${defaults.join(", ")} }` } : {}),
  };
  return { name: "platform", construct: "Platform", scope: "stack0", id, props };
}

const DURABLE = {
  embedded: "Durable.embedded()",
  restate: `Durable.restate({ snapshots: { url: "s3://restate/prod", region: "eu-central-1", endpoint: "http://minio.storage:9000" } })`,
  external: `Durable.external({ ingress: "https://restate.example:8443", admin: "http://restate.example:9070", identity: "publickeyv1_${"2".repeat(44)}" })`,
} as const;

const OBSERVABILITY = {
  none: "Observability.none()",
  own: `Observability.prometheus({ namespace: "watching", labels: { release: "kube" } })`,
} as const;

const TRANSFORM = `platform.transform((object) => { object.metadata.annotations = { ...object.metadata.annotations, "example.com/by": "a \${person}" }; });`;

const imports = (kind: "stream" | "service", { team, name }: { readonly team: string; readonly name: string }): Code =>
  `platform.${kind}(${JSON.stringify(team)}, ${JSON.stringify(name)})`;
