import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest/index.js";
import { type App, LocalBackend, type TerraformStack } from "cdktf";
import {
  Auth,
  Bundle,
  Contract,
  Duration,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  type IStream,
  Kafka,
  type KubernetesObject,
  Platform,
  Service,
  StateStream,
  Team,
  Worker,
} from "../../constructs";
import { Derivation } from "../../constructs/delivery/derivation";

/** Services, and so streams, of one team. */
const TEAM_SIZE = 20;
/** Of a stack, in the order of the program. */
export interface StackObjects {
  readonly stack: string;
  readonly objects: readonly KubernetesObject[];
}

/**
 * A platform of `size` services and `size` streams, as teams of twenty with a stack each: services that publish and
 * call, handlers and containers, contracts, and for every fifth service a worker that reads streams of its own and of
 * another team.
 */
export function declarePlatform(app: App, size: number): void {
  const core = newStack(app, "platform");
  const platform = new Platform(core, "platform", {
    kafka: Kafka.embedded(),
    gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) },
    defaults: { labels: { cost: "shop" } },
  });
  let exported: IStream | undefined;
  for (let first = 0; first < size; first += TEAM_SIZE) {
    const name = `team-${first / TEAM_SIZE}`;
    const team = new Team(newStack(app, name), name, { platform });
    exported = declareTeam(team, Math.min(TEAM_SIZE, size - first), exported);
  }
}

function newStack(app: App, id: string): HeadwaterStack {
  const stack = new HeadwaterStack(app, id);
  // cdktf's default is an absolute path.
  new LocalBackend(stack, { path: "terraform.tfstate" });
  return stack;
}

/** Returns the stream that other teams may read. */
function declareTeam(team: Team, size: number, foreign: IStream | undefined): IStream | undefined {
  const streams = Array.from({ length: size }, (_, index) => declareStream(team, index));
  const services = Array.from({ length: size }, (_, index) => declareService(team, index));
  for (const [index, service] of services.entries()) {
    service.publishes(...streams.slice(index, index + 1));
    service.calls(...services.slice(index + 1, index + 3));
    if (index % 5 > 0) continue;
    const worker = new Worker(team, `worker-${index}`, {
      handler: Handler.inline(handlerOf(`worker ${index}`)),
      scaling: { max: 12, lagPerReplica: 20 },
    });
    worker.subscribes(streams[index] as IStream, { deadLetter: true });
    worker.subscribes(foreign ?? (streams.at(-1) as IStream));
    worker.publishes(streams[(index + 1) % size] as IStream);
  }
  return streams[0];
}

function declareStream(team: Team, index: number): IStream {
  const contract = Contract.avro({ inline: schemaOf(`${team.node.id}_${index}`.replaceAll("-", "_")) });
  const common = { contract, partitions: 12, visibility: index === 0 ? "platform" : "team" } as const;
  return index % 4 === 3
    ? new StateStream(team, `state-${index}`, { ...common, key: "id" })
    : new EventStream(team, `events-${index}`, { ...common, key: "id", retention: Duration.days(7) });
}

function declareService(team: Team, index: number): Service {
  const env = { LOG_LEVEL: "info", GREETING: `Grüße vom Dienst ${index}: "\${name}"`, REGION: "eu-central-1" };
  const service =
    index % 2 === 0
      ? new Service(team, `service-${index}`, { handler: Handler.inline(handlerOf(`service ${index}`)), env })
      : new Service(team, `service-${index}`, {
          container: {
            image: "registry.example/shop/service:1.4.2",
            args: ["--verbose"],
            port: 8080,
            health: { path: "/healthz" },
            metrics: { port: 9090 },
          },
          env,
          replicas: 2,
        });
  service.exposes(`/${team.node.id}/${index}`, { auth: Auth.public("The bench sends no requests.") });
  return service;
}

/** About 2 KB, as a small handler that was bundled with its helpers. */
const handlerOf = (name: string): string =>
  `"use strict";
// ${name}
const steps = new Map();
${Array.from(
  { length: 16 },
  (_, step) =>
    `steps.set("step-${step}", (event) => ({ ...event, note: \`${name}: \${event.id} took step ${step}\` }));`,
).join("\n")}
module.exports = async (event, context) => {
  let value = event.value ?? {};
  for (const [name, step] of steps) value = step(value);
  context.log.info("handled", { id: value.id });
};
`;

const schemaOf = (name: string) => ({
  type: "record",
  name,
  namespace: "bench",
  fields: ["id", "customer", "currency", "street", "city", "note"].map((field) => ({ name: field, type: "string" })),
});

/** What `declarePlatform` has in the cluster, stack by stack. */
export function objectsOf(app: App): StackObjects[] {
  const stacks = app.node.children.filter((child): child is TerraformStack => child instanceof HeadwaterStack);
  const derivation = new Derivation(app);
  return stacks.map((stack) => ({
    stack: stack.node.id,
    objects: stack.node
      .findAll()
      .filter((construct): construct is Bundle => construct instanceof Bundle)
      .flatMap((bundle) => bundle.objects(derivation)),
  }));
}

/** The same objects the way cdktf's users make them without Headwater: one `kubernetes_manifest` each. */
export function declareManifests(app: App, stacks: readonly StackObjects[]): void {
  for (const { stack: id, objects } of stacks) {
    const stack = newStack(app, id);
    for (const manifest of objects) {
      const { kind, metadata } = manifest;
      new Manifest(stack, `${kind}-${metadata.namespace ?? ""}-${metadata.name}`.toLowerCase(), { manifest });
    }
  }
}
