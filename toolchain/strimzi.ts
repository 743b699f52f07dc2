import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../console/process";
import { javaHome, javaRuntime } from "./java";
import { copyJars, jarPins } from "./maven-jars";
import type { Part } from "./part";
import { projectDir } from "./paths";
import { maven } from "./tools";

const recipe = join(projectDir(), "toolchain", "maven", "strimzi");

/** The kinds that Headwater writes, by the classes that define them. */
const classes = {
  Kafka: "io.strimzi.api.kafka.model.kafka.Kafka",
  KafkaNodePool: "io.strimzi.api.kafka.model.nodepool.KafkaNodePool",
} as const;

/** Folder `definitions` of the part. */
export const DEFINITIONS = "definitions";
export const strimziDefinitionFiles: readonly string[] = Object.keys(classes).map((kind) => `${kind}.yaml`);

/**
 * Strimzi's definitions, made by its own generator as for a release: Strimzi publishes its classes to Maven, but neither
 * the definitions nor its operators. The arguments are those of
 * https://github.com/strimzi/strimzi-kafka-operator/blob/1.2.0/api/pom.xml.
 */
export const strimziDefinitions: Part = {
  name: "strimzi-definitions",
  title: "Make Strimzi's definitions",
  pins: { jars: jarPins(recipe), classes, revision: 1 },
  needs: [javaRuntime],
  tools: [maven],
  async build(folder) {
    const libs = join(folder, "libs");
    await copyJars("Strimzi", recipe, libs);
    const generator = ["-cp", join(libs, "*"), "io.strimzi.crdgenerator.CrdGenerator"];
    const versions = ["--crd-api-version", "v1", "--api-versions", "v1", "--storage-version", "v1"];
    const target = ["--target-kube", "1.16+", "--label", "app:strimzi", "--label", "strimzi.io/crd-install:true"];
    const files = Object.entries(classes).map(([kind, name]) => `${name}=${join(folder, DEFINITIONS, `${kind}.yaml`)}`);
    await runOrThrow(join(javaHome(), "bin/java"), [...generator, ...target, ...versions, "--yaml", ...files]);
    await rm(libs, { recursive: true });
  },
};
