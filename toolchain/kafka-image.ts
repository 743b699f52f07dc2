import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { images } from "../constructs/delivery/pins";
import { debian } from "./debian";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, addLibraries, linkTree, runInRoot } from "./image-root";
import { javaHome, javaRuntime } from "./java";
import { copyJars, jarPins } from "./maven-jars";
import { type Part, partFolder } from "./part";
import { projectDir } from "./paths";
import { maven } from "./tools";

const recipe = join(projectDir(), "cluster", "images", "kafka");
const recipeFile = (name: string) => readFileSync(join(recipe, name), "utf8");

/** Kafka itself. */
export const kafkaJars: Part = {
  name: "kafka-jars",
  title: "Download Kafka",
  pins: jarPins(recipe),
  tools: [maven],
  async build(folder) {
    await copyJars("Kafka", recipe, join(folder, "libs"));
  },
};

export const kafkaImage = imagePart({
  name: "kafka",
  image: images.kafka,
  config: {
    Env: ["PATH=/opt/kafka/bin:/opt/java/openjdk/bin:/usr/bin:/bin", "JAVA_HOME=/opt/java/openjdk"],
    User: "appuser",
    WorkingDir: "/opt/kafka",
  },
  revision: 1,
  needs: [debian, javaRuntime, kafkaJars],
  recipe: recipeFile("archive-classes.sh"),
  async fill(root) {
    await addFolders(root);
    await addBusybox(root);
    await addLibraries(root);
    await mkdir(join(root, "home/appuser"), { recursive: true });
    await linkTree(javaHome(), join(root, "opt/java/openjdk"));
    await linkTree(join(partFolder(kafkaJars), "libs"), join(root, "opt/kafka/libs"));
  },
  async finish(root) {
    const script = recipeFile("archive-classes.sh");
    await runInRoot(root, ["/bin/sh", "-s"], { env: { PATH: "/opt/kafka/bin:/usr/bin:/bin" }, input: script });
  },
});
