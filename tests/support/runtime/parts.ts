import { join } from "node:path";
import { Progress } from "../../../console/progress";
import { builtRuntime } from "../../../scripts/build/ensure-runtime";
import { javaHome } from "../../../toolchain/java";
import { nodeImage } from "../../../toolchain/node-image";
import { obtain, partFolder } from "../../../toolchain/part";
import { kafkaClasses } from "./kafka-classes";

/** The programs that the images hold, to be run as plain processes. */
export interface RuntimeParts {
  /** The Node that the runtime's image has. */
  readonly node: string;
  readonly java: string;
  /** Folder with the bundles. */
  readonly bundles: string;
}

export async function runtimeParts(): Promise<RuntimeParts> {
  const node = nodeImage.needs?.find(({ name }) => name === "node");
  if (!node) throw new Error("the image has no Node");
  await obtain(new Progress("test"), [node, kafkaClasses]);
  return {
    node: join(partFolder(node), "bin/node"),
    java: join(javaHome(), "bin/java"),
    bundles: await builtRuntime(),
  };
}
