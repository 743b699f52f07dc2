import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { KubernetesObject } from "../../constructs/engines/engine";
import type { ReleaseName } from "../kubernetes/helm-marks";
import { PlainReader } from "./plain";
import type { Arguments, Resource } from "./resources";

/** The objects of one file. */
export interface Rendered {
  /** `<stack>/<namespace>/<release>.yaml` */
  readonly file: string;
  readonly stack: string;
  /** The Helm release that brings them; undefined for what Terraform creates itself. */
  readonly release: ReleaseName | undefined;
  readonly objects: readonly KubernetesObject[];
}

export type Rendering =
  | { readonly rendered: Rendered }
  /** What must be known before it is deployed, and Terraform alone knows. */
  | { readonly unresolved: readonly string[] }
  /** No object of Headwater's. */
  | { readonly left: string };

/** The objects of a resource, as they would arrive in the cluster. */
export function render(resource: Resource): Rendering {
  if (isBundle(resource)) return renderBundle(resource);
  if (isRuntime(resource)) return renderRuntime(resource);
  return { left: describe(resource) };
}

const isBundle = ({ type, arguments: { chart } }: Resource): boolean =>
  type === "helm_release" && typeof chart === "string" && chart.startsWith("./assets/headwater-bundle-chart/");

const isRuntime = ({ type, arguments: { metadata } }: Resource): boolean =>
  type === "kubernetes_config_map_v1" &&
  String((metadata as Arguments | undefined)?.name).startsWith("headwater-runtime-");

function renderBundle({ stack, address, arguments: args }: Resource): Rendering {
  const read = new PlainReader(`${stack}: ${address}`);
  const release = { namespace: read.name(args.namespace, "namespace"), name: read.name(args.name, "name") };
  const values = Array.isArray(args.values) ? args.values : [args.values];
  const texts = values.map((value) => read.text(value, "values"));
  if (read.unresolved.length > 0) return { unresolved: read.unresolved };
  return {
    rendered: {
      file: `${stack}/${release.namespace}/${release.name}.yaml`,
      stack,
      release,
      objects: namespacesFirst(
        texts.flatMap((text) => Object.values((parse(text) as { objects: Record<string, KubernetesObject> }).objects)),
      ),
    },
  };
}

/** kubectl takes objects in their order; Helm sorts them itself. */
const namespacesFirst = (objects: readonly KubernetesObject[]): KubernetesObject[] => [
  ...objects.filter(({ kind }) => kind === "Namespace"),
  ...objects.filter(({ kind }) => kind !== "Namespace"),
];

/**
 * The runtime's code, beside the namespaces: both must be there before the hooks of the other releases run. The file's
 * name follows that of the namespace's, in which kubectl takes them, and stays when the code changes.
 */
function renderRuntime({ stack, folder, address, arguments: args }: Resource): Rendering {
  const read = new PlainReader(`${stack}: ${address}`);
  const metadata = args.metadata as Arguments;
  const namespace = read.name(metadata.namespace, "namespace");
  const object = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: read.name(metadata.name, "name"),
      namespace,
      labels: read.texts(metadata.labels, "label"),
    },
    immutable: true,
    binaryData: Object.fromEntries(
      Object.entries(args.binary_data as Arguments).map(([file, value]) => [file, base64(value, folder)]),
    ),
  };
  if (read.unresolved.length > 0) return { unresolved: read.unresolved };
  return {
    rendered: { file: `${stack}/default/runtime-${namespace}.yaml`, stack, release: undefined, objects: [object] },
  };
}

/** What Terraform's `filebase64` would read from the stack's assets. */
function base64(value: unknown, folder: string): string {
  const [, path] = /filebase64\("([^"]+)"\)/.exec(String(value)) ?? [];
  if (path === undefined) throw new Error(`The runtime's code is no file: ${value}`);
  return readFileSync(join(folder, path)).toString("base64");
}

function describe({ stack, address, type, arguments: args }: Resource): string {
  const { chart, version, repository } = args;
  if (type !== "helm_release") return `${stack}: ${address}`;
  return `${stack}: ${address} (chart ${[chart, version].filter(Boolean).join(" ")}${repository ? ` of ${repository}` : ""})`;
}
