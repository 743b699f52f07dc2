import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments, stringify } from "yaml";
import { knativeServing } from "../../constructs/delivery/pins";
import { keptBy, placeholder, templateText } from "../../toolchain/chart-template";
import { goDefinitions } from "./go-source";

interface Manifest {
  readonly kind: string;
  readonly metadata: { name: string; annotations?: Record<string, string>; labels?: Record<string, string> };
  data?: Record<string, string>;
  readonly [field: string]: unknown;
}

/** Where its release's manifests are made from; Knative publishes no chart of Serving. */
const SOURCES = [
  ["knative.dev/serving", "config/core"],
  ["knative.dev/networking", "config"],
  ["knative.dev/caching", "config"],
] as const;

/**
 * - Namespaces are releases of their own.
 * - Autoscaling needs metrics-server, which is not everywhere; replicas are values.
 * - The Image has an image pulled before it is used, by a controller that is none of Serving's.
 * - The Certificate is of TLS inside Knative, which is off.
 */
const LEFT_OUT = ["Namespace", "HorizontalPodAutoscaler", "Image", "Certificate"];

const VALUES = {
  replicas: { activator: 1, autoscaler: 1, controller: 1, webhook: 1 },
  /** Data of ConfigMaps, such as `config-features`, by name. */
  config: {},
};

/** The files of charts/knative-serving: Knative's own manifests at the pinned version, with what `Operators` sets as values. */
export async function knativeChart(): Promise<[file: string, text: string][]> {
  const found = await Promise.all(SOURCES.map(([module, folder]) => manifests(module, folder)));
  const templates = found
    .flat()
    .filter(({ kind }) => !LEFT_OUT.includes(kind))
    .map((manifest): [string, string] => [
      `templates/${manifest.kind}-${manifest.metadata.name}.yaml`.toLowerCase(),
      templateText(adapted(manifest)),
    ]);
  const about = {
    apiVersion: "v2",
    name: "knative-serving",
    description: "Knative Serving, from its own manifests (Apache-2.0, https://github.com/knative/serving)",
    version: knativeServing.version,
  };
  return [["Chart.yaml", stringify(about)], ["values.yaml", stringify(VALUES)], ...templates];
}

async function manifests(module: string, path: string): Promise<Manifest[]> {
  const { folder } = await goDefinitions("knative", module, path)();
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".yaml")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Manifest | null))
    .filter((manifest) => manifest !== null);
}

function adapted(manifest: Manifest): unknown {
  const { metadata, kind } = manifest;
  // Words for people who edit them by hand, with a digest of those words.
  delete metadata.annotations?.["knative.dev/example-checksum"];
  switch (kind) {
    case "CustomResourceDefinition":
      metadata.annotations = keptBy(metadata.annotations);
      return released(withoutDescriptions(manifest));
    case "ConfigMap":
      return released({ ...manifest, data: configuration(manifest) });
    case "Deployment":
      return released(deployment(manifest));
    default:
      return released(manifest);
  }
}

function configuration({ metadata: { name }, data = {} }: Manifest): unknown {
  const { _example, ...rest } = data;
  const own = JSON.stringify(released(rest));
  return placeholder(
    `index .Values.config "${name}" | default dict | mergeOverwrite (fromJson ${JSON.stringify(own)}) | toJson`,
  );
}

function deployment(manifest: Manifest): Manifest {
  const { name } = manifest.metadata;
  const spec = manifest.spec as { template: { spec: { containers: Record<string, unknown>[] } } };
  const containers = spec.template.spec.containers.map((container) => ({
    ...container,
    readinessProbe: { ...(container.readinessProbe as object), periodSeconds: 1 },
  }));
  const template = { ...spec.template, spec: { ...spec.template.spec, containers } };
  return { ...manifest, spec: { ...spec, replicas: placeholder(`.Values.replicas.${name}`), template } };
}

/** Of the published images, at the published version. */
const released = (manifest: object): unknown =>
  JSON.parse(
    JSON.stringify(manifest)
      .replaceAll('"app.kubernetes.io/version":"devel"', `"app.kubernetes.io/version":"${knativeServing.version}"`)
      .replace(/ko:\/\/knative\.dev\/serving\/cmd\/([a-z]+)/g, (_, program: string) => knativeServing.image(program)),
  );

function withoutDescriptions(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (key, field: unknown) =>
      key === "description" && typeof field === "string" ? undefined : field,
    ),
  ) as object;
}
