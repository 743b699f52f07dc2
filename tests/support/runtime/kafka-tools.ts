import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestPlatform } from "./platform";

/** How Kafka's own tools log in as the administrator. */
export async function toolProperties({ folder, ca, admin }: TestPlatform): Promise<string> {
  const file = join(folder, "tools.properties");
  const login = `username="${admin.username}" password="${admin.password}"`;
  const lines = [
    "security.protocol=SASL_SSL",
    "sasl.mechanism=SCRAM-SHA-512",
    `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required ${login};`,
    "ssl.truststore.type=PEM",
    `ssl.truststore.certificates=${ca.trim().replaceAll("\n", "\\n")}`,
  ];
  await writeFile(file, lines.join("\n"), { mode: 0o600 });
  return file;
}
