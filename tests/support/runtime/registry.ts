import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Progress } from "../../../console/progress";
import { listening, propertiesFile } from "../../../constructs/engines/apicurio";
import { embeddedRegistryAuth, fileStorage } from "../../../constructs/engines/embedded-registry";
import { apicurio } from "../../../toolchain/apicurio";
import { javaHome, javaRuntime } from "../../../toolchain/java";
import { obtain, partFolder } from "../../../toolchain/part";
import { freePort } from "./broker";
import { Program } from "./program";

export interface RegistryOptions {
  readonly folder: string;
  readonly port: number;
  /** PEM. */
  readonly serving: { readonly certificate: string; readonly key: string };
  readonly adminPassword: string;
}

const START_MS = 180_000;
const JVM = ["-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** A real Apicurio Registry as a process on loopback, set up as the embedded engine sets up its own. */
export async function startRegistry({ folder, port, serving, adminPassword }: RegistryOptions): Promise<Program> {
  await obtain(new Progress("test"), [apicurio, javaRuntime]);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tls.crt"), serving.certificate);
  await writeFile(join(folder, "tls.key"), serving.key);
  const properties = join(folder, "registry.properties");
  await writeFile(
    properties,
    propertiesFile({
      ...listening({ host: "127.0.0.1", port, healthPort: await freePort(), tls: folder }),
      ...fileStorage(join(folder, "data")),
      ...embeddedRegistryAuth.properties,
      "quarkus.log.level": "ERROR",
    }),
  );
  const java = [...JVM, `-Djava.io.tmpdir=${folder}`, "-jar", join(partFolder(apicurio), "quarkus-run.jar")];
  const env = { QUARKUS_CONFIG_LOCATIONS: properties, REGISTRY_ADMIN_PASSWORD: adminPassword };
  const program = new Program(join(javaHome(), "bin/java"), java, env, folder);
  await untilReady(port, program);
  return program;
}

async function untilReady(port: number, program: Program): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (program.running && Date.now() < deadline) {
    if (await answers(port)) return;
    await sleep(100);
  }
  await program.stop("SIGKILL");
  throw new Error(`The registry does not answer:\n${program.lines.slice(-20).join("\n")}`);
}

/** Who it is, is for its clients to check. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const url = `https://localhost:${port}/apis/ccompat/v7/schemas/types`;
    request(url, { rejectUnauthorized: false, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on("error", () => resolve(false))
      .end();
  });
