import { readFileSync } from "node:fs";
import { join } from "node:path";
import { images } from "../constructs/delivery/pins";
import { apicurio } from "./apicurio";
import { debian } from "./debian";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, addLibraries, linkTree, put, runInRoot } from "./image-root";
import { javaHome, javaRuntime } from "./java";
import { partFolder } from "./part";
import { projectDir } from "./paths";

const archiveClasses = readFileSync(join(projectDir(), "cluster", "images", "apicurio", "archive-classes.sh"), "utf8");

/** A Java machine of another version, or with other options, does without the archive. */
const ARCHIVE = "-XX:AOTCache=/deployments/registry.aot";

/** Laid out as upstream's, with a Java runtime on the PATH: distro/docker/src/main/docker/Dockerfile.jvm of Apicurio. */
export const apicurioImage = imagePart({
  name: "apicurio",
  image: images.apicurio,
  config: {
    Env: ["PATH=/opt/java/openjdk/bin:/usr/bin:/bin", "JAVA_HOME=/opt/java/openjdk", `JAVA_TOOL_OPTIONS=${ARCHIVE}`],
    User: "1001",
  },
  revision: 1,
  needs: [debian, javaRuntime, apicurio],
  recipe: archiveClasses,
  async fill(root) {
    await addFolders(root);
    await addBusybox(root);
    await addLibraries(root);
    await linkTree(javaHome(), join(root, "opt/java/openjdk"));
    for (const folder of ["app", "lib", "quarkus"]) {
      await linkTree(join(partFolder(apicurio), folder), join(root, "deployments", folder));
    }
    await put(join(partFolder(apicurio), "quarkus-run.jar"), join(root, "deployments/quarkus-run.jar"));
  },
  async finish(root) {
    const env = { PATH: "/opt/java/openjdk/bin:/usr/bin:/bin" };
    await runInRoot(root, ["/bin/sh", "-s"], { env, input: archiveClasses });
  },
});
