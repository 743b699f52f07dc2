import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listening, propertiesFile } from "../../../constructs/engines/apicurio";
import { embeddedRegistryAuth, fileStorage } from "../../../constructs/engines/embedded-registry";
import { createAuthority, createServingCertificate } from "../../../runtime/provisioner/certificates";
import { apicurio } from "../../../toolchain/apicurio";
import { javaHome, javaRuntime } from "../../../toolchain/java";
import { type Part, partFolder } from "../../../toolchain/part";
import { freePort, listens } from "./ports";
import { Program } from "./program";

const JVM = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/**
 * The classes of a registry as Java has loaded and linked them: with the cache one starts with half the processor time,
 * and tests start many. https://openjdk.org/jeps/514
 */
export const apicurioClasses: Part = {
  name: "apicurio-classes",
  title: "Archive Apicurio's classes",
  pins: 1,
  needs: [javaRuntime, apicurio],
  tools: [],
  async build(folder) {
    const scratch = join(folder, "scratch");
    await mkdir(scratch);
    const { certificate, key } = await createServingCertificate(await createAuthority("test"), ["localhost"]);
    await writeFile(join(scratch, "tls.crt"), certificate);
    await writeFile(join(scratch, "tls.key"), key);
    const [port, healthPort] = [await freePort(), await freePort()];
    const properties = join(scratch, "registry.properties");
    const settings = {
      ...listening({ host: "127.0.0.1", port, healthPort, tls: scratch }),
      ...fileStorage(join(scratch, "data")),
      ...embeddedRegistryAuth.properties,
    };
    await writeFile(properties, propertiesFile(settings));
    const flags = ["-Xmx256m", ...JVM, `-XX:AOTCacheOutput=${join(folder, CACHE)}`, `-Djava.io.tmpdir=${scratch}`];
    const env = { QUARKUS_CONFIG_LOCATIONS: properties, REGISTRY_ADMIN_PASSWORD: "of no account" };
    const registry = new Program(join(javaHome(), "bin/java"), [...flags, "-jar", apicurioJar()], env, scratch);
    try {
      await listens(port, () => registry.running);
    } finally {
      // Java writes the cache when it is told to end.
      await registry.stop("SIGTERM");
    }
    await rm(scratch, { recursive: true });
  },
};

/** The cache is good for the very same path only. */
export const apicurioJar = (): string => join(partFolder(apicurio), "quarkus-run.jar");

/** What Java is told for a registry, beside its heap. */
export const apicurioJvm = (): readonly string[] => [
  ...JVM,
  `-XX:AOTCache=${join(partFolder(apicurioClasses), CACHE)}`,
];

const CACHE = "apicurio.aot";
