import { App } from "cdktf";
import { expect, test } from "vitest";
import { HeadwaterStack, Kafka, Platform, Registry } from "../../../constructs";
import type { Deployment } from "../../../constructs/kubernetes/objects";
import { objectsOf } from "../../../constructs/testing";
import { readProvisionerSettings } from "../../../runtime/provisioner/settings";
import { SettingsReader } from "../../../runtime/shared/settings";

const key = (key: string) => ({ secret: "msk", key });
const external = Kafka.external({
  bootstrapServers: "a.example:9096,b.example:9096",
  ca: key("ca.crt"),
  admin: { username: key("user"), password: key("pass"), mechanism: "PLAIN" },
  mechanism: "SCRAM-SHA-256",
});

/** The provisioner's environment, as the platform's stack has it. */
function environment(kafka: ReturnType<typeof Kafka.embedded>): Record<string, string> {
  const platform = new Platform(new HeadwaterStack(new App(), "core"), "platform", {
    kafka,
    registry: Registry.embedded(),
  });
  const found = objectsOf(platform).find(
    ({ kind, metadata }) => kind === "Deployment" && metadata.name === "provisioner",
  );
  const { spec } = found as unknown as Deployment;
  const env = spec?.template.spec?.containers[0]?.env ?? [];
  const cluster = { KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: "443" };
  return { ...cluster, ...Object.fromEntries(env.map(({ name, value = "" }) => [name, value])) };
}

test.each([
  ["embedded", Kafka.embedded()],
  ["strimzi", Kafka.strimzi()],
  ["external", external],
])("the provisioner reads what Kafka.%s says of itself", (_, kafka) => {
  const reader = new SettingsReader(environment(kafka));
  const settings = readProvisionerSettings(reader);
  expect(reader.problems.filter((problem) => problem.includes("HEADWATER_"))).toEqual([]);
  expect(settings.kafka).toEqual({
    admin: kafka.admin("platform"),
    clients: { ...kafka.clients("platform"), bootstrapServers: kafka.bootstrapServers("platform") },
    dnsNames: kafka.dnsNames("platform"),
  });
  expect(settings.registry?.url).toBe(Registry.embedded().url("platform"));
});
