import type { PlatformDeclaration, RegistryDeclaration } from "../../model/platform-declarations";
import { BINDING_VERSION } from "./binding-version";
import { type Reference, reference } from "./reference";

export const SCRAM = "scramSha512";

export const securitySchemes = {
  [SCRAM]: {
    type: "scramSha512",
    description: "Each workload has a user of its own; the Secret <workload>-kafka in its namespace has the password.",
  },
};

/** The brokers of a platform that a client connects to first, one server each. */
export function serversOf(platform: PlatformDeclaration): Record<string, object> {
  return Object.fromEntries(
    hostsOf(platform).map((host, index) => [
      keyOf(platform, index),
      {
        ...hostFields(host),
        protocol: "kafka-secure",
        title: `Kafka of ${platform.name}`,
        security: [reference("components", "securitySchemes", SCRAM)],
        ...(platform.registry ? { bindings: registryBinding(platform.registry) } : {}),
      },
    ]),
  );
}

const registryBinding = ({ url }: RegistryDeclaration): object => ({
  kafka: { schemaRegistryUrl: url, schemaRegistryVendor: "confluent", bindingVersion: BINDING_VERSION },
});

export const serverReferences = (platform: PlatformDeclaration): Reference[] =>
  hostsOf(platform).map((_, index) => reference("servers", keyOf(platform, index)));

const hostsOf = ({ kafka }: PlatformDeclaration): string[] => kafka.bootstrapServers.split(",");

const keyOf = (platform: PlatformDeclaration, index: number): string =>
  hostsOf(platform).length === 1 ? platform.name : `${platform.name}-${index + 1}`;

/** An address that is known only when Terraform runs is a variable. */
const hostFields = (host: string): object =>
  host.includes("{")
    ? { host: "{bootstrapServer}", variables: { bootstrapServer: { description: "Known when it is deployed." } } }
    : { host };
