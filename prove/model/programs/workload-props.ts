import type { Code } from "./program";
import type { ContainerShape, WorkloadShape } from "./shapes";
import { HANDLER } from "./vocabulary";

export type Role = "Worker" | "Service" | "DurableFunction" | "DurableEntity";

/** The props of a workload, as code. */
export function workloadProps(shape: WorkloadShape, role: Role): Record<string, Code> {
  const { container, env, storage, quota, resources, scaling, concurrency, replicas, visibility } = shape;
  const jobs = shape.jobs && role === "Worker" && !storage && !scaling?.min && !scaling?.scheduled;
  const isDurable = role === "DurableFunction" || role === "DurableEntity";
  return {
    ...(container ? { container: containerCode(container) } : { handler: HANDLER }),
    ...(env.length > 0
      ? { env: objectCode(Object.fromEntries(env.map(({ name, value }) => [name, envCode(value)]))) }
      : {}),
    ...(storage ? { storage: literal(storage) } : {}),
    ...(quota ? { quota: literal(quota) } : {}),
    ...(resources ? { resources: literal(resources) } : {}),
    ...(visibility === "platform" ? { visibility: literal(visibility) } : {}),
    ...(scaling && role === "Worker" ? { scaling: scalingCode(scaling) } : {}),
    ...(jobs ? { runsAs: literal("jobs") } : {}),
    ...(concurrency !== undefined && role === "Worker" ? { concurrency: String(concurrency) } : {}),
    ...(replicas === undefined || role === "Worker"
      ? {}
      : { [isDurable ? "maxReplicas" : "replicas"]: String(replicas) }),
  };
}

function containerCode({ port, health, metrics, args }: ContainerShape): Code {
  return literal({
    image: "registry.example:5000/team/app:1.2",
    port,
    health: health ? { path: "/healthz" } : undefined,
    metrics: metrics ? { port: 9100 } : undefined,
    args: args.length > 0 ? args : undefined,
  });
}

const SCHEDULE = `[{ start: "50 7 * * MON-FRI", end: "0 18 * * MON-FRI", timezone: "Europe/Berlin", replicas: 1 }]`;

const scalingCode = ({ min, more, lagPerReplica, ...rest }: NonNullable<WorkloadShape["scaling"]>): Code =>
  objectCode({
    min: String(min),
    max: String(min + more),
    lagPerReplica: String(lagPerReplica),
    cooldown: `Duration.seconds(${rest.cooldownSeconds})`,
    ...(rest.scheduled ? { schedules: SCHEDULE } : {}),
  });

const envCode = (value: string | undefined): Code =>
  value === undefined ? `SecretValue.of("keys", "key")` : literal(value);

const objectCode = (entries: Readonly<Record<string, Code>>): Code =>
  `{ ${Object.entries(entries)
    .map(([name, value]) => `${JSON.stringify(name)}: ${value}`)
    .join(", ")} }`;

/** JSON is JavaScript; undefined properties are left out. */
const literal = (value: unknown): Code => JSON.stringify(value);
