import { readFile } from "node:fs/promises";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

/** A managed resource as Terraform remembers it. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly tainted: boolean;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Of a Helm release. */
  readonly status?: string;
  readonly revision?: number;
}

interface RawState {
  readonly resources?: readonly RawResource[];
}

interface RawResource {
  readonly module?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances?: readonly RawInstance[];
}

interface RawInstance {
  readonly index_key?: string | number;
  readonly status?: string;
  readonly deposed?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A stack's state: a local backend's file is read directly, which takes no time; any other is pulled. */
export async function readState(stack: Stack, terraform: Terraform): Promise<readonly StateResource[]> {
  const text = stack.stateFile === undefined ? await terraform.pullState(stack) : await readIfThere(stack.stateFile);
  return text.trim() ? parseState(text) : [];
}

export function parseState(text: string): StateResource[] {
  const state = JSON.parse(text) as RawState;
  return (state.resources ?? [])
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) =>
      (resource.instances ?? [])
        .filter(({ deposed }) => deposed === undefined)
        .map((instance) => stateResource(resource, instance)),
    );
}

function stateResource(resource: RawResource, instance: RawInstance): StateResource {
  const attributes = instance.attributes ?? {};
  const base = {
    address: addressOf(resource, instance),
    type: resource.type,
    tainted: instance.status === "tainted",
  };
  if (resource.type !== "helm_release") return { ...base, ...identity(first(attributes.metadata)) };
  const revision = Number(first(attributes.metadata)?.revision);
  return {
    ...base,
    ...identity(attributes),
    ...(typeof attributes.status === "string" ? { status: attributes.status } : {}),
    ...(Number.isInteger(revision) ? { revision } : {}),
  };
}

function addressOf({ module, type, name }: RawResource, { index_key: key }: RawInstance): string {
  const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
  return `${module === undefined ? "" : `${module}.`}${type}.${name}${index}`;
}

/** Older providers keep a block as a list of one, newer ones as an object. */
function first(block: unknown): Record<string, unknown> | undefined {
  return (Array.isArray(block) ? block[0] : block) as Record<string, unknown> | undefined;
}

const identity = (attributes: Readonly<Record<string, unknown>> = {}) => ({
  name: text(attributes.name),
  namespace: text(attributes.namespace),
});

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
