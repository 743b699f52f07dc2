import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { CdktfApp } from "./app";

/** A Helm release or a Kubernetes object that a stack declares. */
export interface DeclaredResource {
  /** Terraform's address, such as `helm_release.shop_orders`. */
  readonly address: string;
  readonly type: string;
  /** Undefined while Terraform alone knows it (a reference), or where the type has none. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** The chart of a Helm release. */
  readonly chart?: string;
  /** `count` or `for_each`: how many there are is known at apply only. */
  readonly many: boolean;
}

export interface Stack {
  readonly name: string;
  /** Where its terraform runs. */
  readonly folder: string;
  readonly dependsOn: readonly string[];
  readonly resources: readonly DeclaredResource[];
  /** State file of a local backend; undefined for any other. */
  readonly stateFile: string | undefined;
}

interface Manifest {
  readonly stacks: Readonly<Record<string, ManifestStack>>;
}

interface ManifestStack {
  readonly name: string;
  readonly synthesizedStackPath: string;
  readonly workingDirectory: string;
  readonly dependencies: readonly string[];
}

type Config = Readonly<Record<string, unknown>>;

interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Config>>>>;
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, { readonly path?: string }>>;
    readonly cloud?: unknown;
  };
}

/** The stacks as last synthesized; undefined if that never came to its end. */
export async function readStacks(app: CdktfApp): Promise<readonly Stack[] | undefined> {
  try {
    const { stacks } = await readJson<Manifest>(join(app.output, "manifest.json"));
    return await Promise.all(Object.values(stacks).map((stack) => readStack(app, stack)));
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Those that a command line names, which may hold `*`; all if it names none. */
export function selectStacks<T extends Pick<Stack, "name">>(
  stacks: readonly T[],
  patterns: readonly string[],
): readonly T[] {
  if (patterns.length === 0) return stacks;
  const escaped = patterns.map((pattern) => pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*"));
  const expression = new RegExp(`^(${escaped.join("|")})$`);
  return stacks.filter(({ name }) => expression.test(name));
}

async function readStack(app: CdktfApp, stack: ManifestStack): Promise<Stack> {
  const folder = join(app.output, stack.workingDirectory);
  const json = await readJson<StackJson>(join(app.output, stack.synthesizedStackPath));
  return {
    name: stack.name,
    folder,
    dependsOn: stack.dependencies,
    resources: declaredResources(json),
    stateFile: localStateFile(json, folder),
  };
}

export function declaredResources(json: StackJson): DeclaredResource[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, byName]) =>
    Object.entries(byName).map(([id, config]) => {
      const chart = literal(config.chart);
      return {
        address: `${type}.${id}`,
        type,
        ...identity(type, config),
        ...(chart === undefined ? {} : { chart }),
        many: "count" in config || "for_each" in config,
      };
    }),
  );
}

/** Its name and namespace in the cluster; neither if one of them is a reference. */
function identity(type: string, config: Config): Pick<DeclaredResource, "name" | "namespace"> {
  const holder = type === "helm_release" ? config : first(config.metadata);
  const name = literal(holder?.name);
  const namespace = literal(holder?.namespace ?? "default");
  const isNamespace = type === "kubernetes_namespace_v1";
  if (name === undefined || namespace === undefined) return { name: undefined, namespace: undefined };
  return { name, namespace: isNamespace ? undefined : namespace };
}

const first = (block: unknown): Config | undefined => (Array.isArray(block) ? block[0] : block) as Config | undefined;

/** A string that holds no reference. */
const literal = (value: unknown): string | undefined =>
  typeof value === "string" && !value.includes("${") ? value : undefined;

function localStateFile({ terraform }: StackJson, folder: string): string | undefined {
  // A workspace keeps its state elsewhere: terraform itself knows where.
  if (terraform?.cloud !== undefined || process.env.TF_WORKSPACE) return undefined;
  const backend = terraform?.backend;
  if (backend === undefined) return join(folder, "terraform.tfstate");
  return "local" in backend ? resolve(folder, backend.local?.path ?? "terraform.tfstate") : undefined;
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, "utf8")) as T;
}
