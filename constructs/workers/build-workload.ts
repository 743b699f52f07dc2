import type { Problem } from "../model/problem";
import { quantity } from "../model/quantity";
import type {
  CodeDeclaration,
  ContainerDeclaration,
  EnvDeclaration,
  ResourcesDeclaration,
  WorkloadDeclaration,
} from "../model/workload-declarations";
import { SecretValue } from "./secret-value";
import type { ContainerProps, ResourcesProps, WorkloadProps } from "./workload-props";

export interface BuiltWorkload {
  readonly declaration: Pick<WorkloadDeclaration, "code" | "env" | "resources" | "storage" | "quota">;
  readonly problems: readonly Problem[];
}

/** Props with their defaults, and a handler's code. */
export function buildWorkload(props: WorkloadProps): BuiltWorkload {
  const { code, problems } = buildCode(props);
  const { resources = {}, storage, quota } = props;
  return {
    declaration: {
      code,
      env: Object.entries(props.env ?? {}).map(([name, value]) => envOf(name, value)),
      resources: resourcesOf(resources),
      storage: storage && { size: storage.size, mountPath: storage.mountPath ?? "/var/lib/data" },
      quota: quota && {
        producerByteRate: quota.producerByteRate,
        consumerByteRate: quota.consumerByteRate,
        requestPercentage: quota.requestPercentage,
      },
    },
    problems,
  };
}

function resourcesOf({ cpu = "20m", memory = "96Mi", memoryLimit }: ResourcesProps): ResourcesDeclaration {
  const enough = (quantity(memory) ?? 0) <= (quantity(DEFAULT_LIMIT) ?? 0);
  return { cpu, memory, memoryLimit: memoryLimit ?? (enough ? DEFAULT_LIMIT : memory) };
}

const DEFAULT_LIMIT = "256Mi";

function buildCode(props: WorkloadProps): { code: CodeDeclaration; problems: Problem[] } {
  const { handler, container, transactional = false } = props;
  if (container && !handler) return { code: containerOf(container, transactional), problems: [] };
  if (handler && !container) {
    const { problem, ...built } = handler.build();
    return { code: { type: "handler", ...built, transactional }, problems: problem ? [problem] : [] };
  }
  return {
    code: { type: "handler", code: "", digest: "" },
    problems: [
      {
        code: "HW-WORKLOAD-001",
        message: handler ? "Both a handler and a container are given." : "Neither a handler nor a container is given.",
        fix: "Give exactly one: handler: Handler.fromFile(…), or container: { image: … }.",
      },
    ],
  };
}

function containerOf(container: ContainerProps, transactional: boolean): ContainerDeclaration {
  const { image, command, args, port, protocol, health, metrics } = container;
  return {
    type: "container",
    image,
    command,
    args,
    port,
    ...(protocol === "grpc" ? { protocol } : {}),
    health: health && { path: health.path, port: health.port ?? port ?? 8080 },
    metrics: metrics && { path: metrics.path ?? "/metrics", port: metrics.port },
    transactional,
  };
}

const envOf = (name: string, value: string | SecretValue): EnvDeclaration =>
  value instanceof SecretValue ? { name, secret: value.secret, key: value.key } : { name, value };
