import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../../../console/process";
import { javaHome, javaRuntime } from "../../../toolchain/java";
import { kafkaJars } from "../../../toolchain/kafka-image";
import { type Part, partFolder } from "../../../toolchain/part";
import { freePort, listens } from "./ports";
import { Program } from "./program";

/**
 * The classes of a broker as Java keeps them: with the archive one starts with half the processor time, and tests start
 * many. https://docs.oracle.com/en/java/javase/25/vm/class-data-sharing.html
 */
export const kafkaClasses: Part = {
  name: "kafka-classes",
  title: "Archive Kafka's classes",
  pins: 1,
  needs: [javaRuntime, kafkaJars],
  tools: [],
  async build(folder) {
    const [port, controllerPort] = [await freePort(), await freePort()];
    const properties = join(folder, "server.properties");
    const data = join(folder, "data");
    await writeFile(
      properties,
      [
        "process.roles=broker,controller",
        "node.id=1",
        `controller.quorum.voters=1@localhost:${controllerPort}`,
        `listeners=CLIENT://localhost:${port},CONTROLLER://localhost:${controllerPort}`,
        "listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name=CLIENT",
        "controller.listener.names=CONTROLLER",
        "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users=User:ANONYMOUS",
        `log.dirs=${data}`,
      ].join("\n"),
    );
    const java = join(javaHome(), "bin/java");
    const [classpath, archive] = [["-cp", kafkaClasspath()], `-XX:ArchiveClassesAtExit=${join(folder, ARCHIVE)}`];
    const format = ["kafka.tools.StorageTool", "format", "--cluster-id", "AAAAAAAAAAAAAAAAAAAAAQ"];
    await runOrThrow(java, [...classpath, ...format, "--config", properties], { timeoutMs: 60_000 });
    const broker = new Program(java, ["-Xmx384m", archive, ...classpath, "kafka.Kafka", properties], {});
    try {
      await listens(port, () => broker.running);
    } finally {
      // Java writes the archive when it is told to end.
      await broker.stop("SIGTERM");
    }
    await Promise.all([properties, data].map((path) => rm(path, { recursive: true })));
  },
};

/** The archive is good for the very same path only. */
export const kafkaClasspath = (): string => join(partFolder(kafkaJars), "libs", "*");

/** Tells Java to use the archive. */
export const kafkaArchive = (): string => `-XX:SharedArchiveFile=${join(partFolder(kafkaClasses), ARCHIVE)}`;

const ARCHIVE = "kafka.jsa";
