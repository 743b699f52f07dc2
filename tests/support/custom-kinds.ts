import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import type { KubernetesClient } from "../../cli/kubernetes/client";
import { definitionsOfStrimzi } from "../../scripts/generate/strimzi-definitions";
import { moduleSource } from "../../toolchain/go-module";
import { projectDir } from "../../toolchain/paths";
import { definitionFiles } from "../../toolchain/prometheus-operator-crds-chart";
import { strimziDefinitionFiles } from "../../toolchain/strimzi";

interface Definition {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

const KEDA_FILES = ["scaledjobs", "scaledobjects", "triggerauthentications"].map((kind) => `keda.sh_${kind}.yaml`);

/** The Gateway API's, in one file, and Envoy Gateway's own, as its chart brings them. */
const GATEWAY_FILES = [
  "gatewayapi-crds.yaml",
  ...[
    "backendtrafficpolicies",
    "clienttrafficpolicies",
    "envoypatchpolicies",
    "envoyproxies",
    "httproutefilters",
    "securitypolicies",
  ].map((kind) => `generated/gateway.envoyproxy.io_${kind}.yaml`),
];

const KNATIVE_FILE = "customresourcedefinition-configurations.serving.knative.dev.yaml";

/** Makes the API server know the kinds that operators bring, by their real definitions; returns when it does. */
export async function defineCustomKinds(api: KubernetesClient): Promise<void> {
  const [keda, prometheus, gateway, istio] = [
    await moduleSource("keda", "github.com/kedacore/keda/v2"),
    await moduleSource("prometheus-operator", "github.com/prometheus-operator/prometheus-operator"),
    await moduleSource("envoy-gateway", "github.com/envoyproxy/gateway"),
    await moduleSource("istio", "istio.io/istio"),
  ];
  const strimzi = await definitionsOfStrimzi();
  const files = [
    ...strimziDefinitionFiles.map((file) => join(strimzi.folder, file)),
    ...KEDA_FILES.map((file) => join(keda, "config/crd/bases", file)),
    ...definitionFiles.map((file) => join(prometheus, "example/prometheus-operator-crd", file)),
    ...GATEWAY_FILES.map((file) => join(gateway, "charts/gateway-helm/charts/crds/crds", file)),
    join(istio, "manifests/charts/base/files/crd-all.gen.yaml"),
    join(projectDir(), "charts/knative-serving/templates", KNATIVE_FILE),
  ];
  const definitions = (await Promise.all(files.map(definitionsIn))).flat();
  for (const definition of definitions) await api.post(DEFINITIONS, definition);
  for (const { metadata } of definitions) await established(api, metadata.name);
}

async function definitionsIn(file: string): Promise<Definition[]> {
  const documents = parseAllDocuments(await readFile(file, "utf8"));
  return documents.map((document) => document.toJS() as Definition | null).filter((definition) => definition !== null);
}

async function established(api: KubernetesClient, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { status } = (await api.get<Definition>(`${DEFINITIONS}/${name}`)) ?? {};
    if (status?.conditions?.some((condition) => condition.type === "Established" && condition.status === "True"))
      return;
    await sleep(100);
  }
  throw new Error(`${name} is not established after 10 s`);
}
