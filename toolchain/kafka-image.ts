import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../console/user-error";
import { images } from "../constructs/delivery/pins";
import { debian } from "./debian";
import { fetchWith } from "./fetch";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, addLibraries, linkTree, runInRoot } from "./image-root";
import { javaHome, javaRuntime } from "./java";
import { type Part, partFolder } from "./part";
import { projectDir } from "./paths";
import { maven } from "./tools";

const recipe = join(projectDir(), "cluster", "images", "kafka");
const recipeFile = (name: string) => readFileSync(join(recipe, name), "utf8");

const kafkaJars: Part = {
  name: "kafka-jars",
  title: "Download Kafka",
  pins: [recipeFile("pom.xml"), recipeFile("jars.sha256")],
  tools: [maven],
  async build(folder) {
    const libs = join(folder, "libs");
    const args = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${libs}`];
    // Maven remembers failures unless it is told to look again.
    const options = ["--batch-mode", "--quiet", "--update-snapshots", "-Dstyle.color=never"];
    await fetchWith("Kafka", "mvn", [...options, "--file", join(recipe, "pom.xml"), ...args]);
    await verify(libs);
  },
};

/** The jars must be the ones that were pinned: no more, no fewer, and with the same bytes. */
async function verify(libs: string): Promise<void> {
  const got = await Promise.all(
    (await readdir(libs)).sort().map(async (name) => {
      const content = await readFile(join(libs, name));
      return `${createHash("sha256").update(content).digest("hex")}  ${name}`;
    }),
  );
  const expected = recipeFile("jars.sha256").trim().split("\n");
  const wrong = [
    ...got.filter((line) => !expected.includes(line)).map((line) => `got      ${line}`),
    ...expected.filter((line) => !got.includes(line)).map((line) => `expected ${line}`),
  ];
  if (wrong.length === 0) return;
  throw new UserError(
    "HW-BUILD-005",
    "Kafka's jars are not what they were when they were pinned.",
    "Check which Maven repositories ~/.m2/settings.xml names; do not go on with these files.",
    wrong.slice(0, 10),
  );
}

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
