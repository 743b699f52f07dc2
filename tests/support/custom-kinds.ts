import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import type { KubernetesClient } from "../../cli/kubernetes/client";
import { definitionsOfStrimzi } from "../../scripts/generate/strimzi-definitions";
import { moduleSource } from "../../toolchain/go-module";
import { definitionFiles } from "../../toolchain/prometheus-operator-crds-chart";
import { strimziDefinitionFiles } from "../../toolchain/strimzi";

interface Definition {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

const KEDA_FILES = ["keda.sh_scaledobjects.yaml", "keda.sh_triggerauthentications.yaml"];

/** Makes the API server know the kinds that operators bring, by their real definitions; returns when it does. */
export async function defineCustomKinds(api: KubernetesClient): Promise<void> {
  const [keda, prometheus] = [
    await moduleSource("keda", "github.com/kedacore/keda/v2"),
    await moduleSource("prometheus-operator", "github.com/prometheus-operator/prometheus-operator"),
  ];
  const strimzi = await definitionsOfStrimzi();
  const files = [
    ...strimziDefinitionFiles.map((file) => join(strimzi.folder, file)),
    ...KEDA_FILES.map((file) => join(keda, "config/crd/bases", file)),
    ...definitionFiles.map((file) => join(prometheus, "example/prometheus-operator-crd", file)),
  ];
  for (const file of files) {
    const definition = parse(await readFile(file, "utf8")) as Definition;
    await api.post(DEFINITIONS, definition);
    await established(api, definition.metadata.name);
  }
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
