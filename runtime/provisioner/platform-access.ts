import type { KafkaCa } from "../../constructs/engines/kafka-access";
import type { RegistryLogin } from "../../constructs/engines/registry";
import type { RegistryAccess, RegistryCredentials } from "../shared/registry-access";
import { KafkaLogin } from "./kafka/login";
import type { SecretValues } from "./secret-values";
import type { KafkaSettings, RegistrySettings } from "./settings";
import type { ClientAccess, RegistryClientAccess } from "./workload-secret";

/**
 * How Kafka and the registry are reached, by ourselves and by workloads. All of it throws Unreachable HW-PROVISION-013 if
 * a Secret is not there.
 */
export class PlatformAccess {
  readonly kafka: KafkaLogin;

  /** @param platformCa PEM */
  constructor(
    private readonly settings: { readonly kafka: KafkaSettings; readonly registry: RegistrySettings | undefined },
    private readonly values: SecretValues,
    private readonly platformCa: string,
  ) {
    this.kafka = new KafkaLogin(settings.kafka.admin, values, platformCa);
  }

  /** What workloads' Secrets tell. */
  async clients(): Promise<ClientAccess> {
    const { clients } = this.settings.kafka;
    const registry = await this.registryClients();
    return {
      bootstrap: clients.bootstrapServers,
      mechanism: clients.mechanism,
      ca: await this.caOf(clients.ca),
      ...(registry ? { registry } : {}),
    };
  }

  /** As the one that may write; undefined if the platform has no registry. */
  async registry(): Promise<RegistryAccess | undefined> {
    const { registry } = this.settings;
    if (!registry) return undefined;
    const ca = await this.caOf(registry.ca);
    const login = registry.admin && (await this.credentials(registry.admin));
    return { url: registry.url, ...(ca === undefined ? {} : { ca }), ...(login ? { login } : {}) };
  }

  private async registryClients(): Promise<RegistryClientAccess | undefined> {
    const { registry } = this.settings;
    if (!registry) return undefined;
    const login = registry.clients && (await this.credentials(registry.clients));
    return { ca: await this.caOf(registry.ca), ...(login?.type === "basic" ? { login } : {}) };
  }

  /** PEM; undefined if clients need to be told none. */
  private async caOf(ca: KafkaCa | "none"): Promise<string | undefined> {
    if (ca === "public" || ca === "none") return undefined;
    return ca === "platform" ? this.platformCa : await this.values.read(ca);
  }

  private async credentials(login: RegistryLogin): Promise<RegistryCredentials> {
    const read = async (key: Parameters<SecretValues["read"]>[0]) => (await this.values.read(key)).trim();
    switch (login.type) {
      case "basic":
        return { type: "basic", username: await read(login.username), password: await read(login.password) };
      case "token":
        return { type: "token", token: await read(login.token) };
      case "oidc": {
        const { tokenUrl } = login;
        return {
          type: "oidc",
          tokenUrl,
          clientId: await read(login.clientId),
          clientSecret: await read(login.clientSecret),
        };
      }
    }
  }
}
