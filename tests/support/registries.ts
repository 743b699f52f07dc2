import { App } from "cdktf";
import {
  HeadwaterStack,
  Platform,
  Registry,
  RegistryAuth,
  type RegistryEngine,
  RegistryStorage,
} from "../../constructs";
import { objectsByOwner } from "../../constructs/testing/objects-of";

const key = (secret: string, key: string) => ({ secret, key });

const database = { username: key("registry-db", "username"), password: key("registry-db", "password") };
const client = (secret: string) => ({ clientId: key(secret, "id"), clientSecret: key(secret, "secret") });

export const oidc = {
  issuer: "https://sso.example:8443/realms/shop",
  tokenUrl: "https://sso.example/realms/shop/protocol/openid-connect/token",
  admin: client("registry-oidc"),
};

/** Each prop of the registries that run on the platform, by what is special of it; the names are namespaces. */
export const registries: Readonly<Record<string, RegistryEngine>> = {
  embedded: Registry.embedded(),
  "embedded-storage": Registry.embedded({ storage: "5Gi" }),
  apicurio: Registry.apicurio(),
  postgresql: Registry.apicurio({
    storage: RegistryStorage.sql({
      url: "jdbc:postgresql://db.example:6432/registry?sslmode=verify-full",
      ...database,
    }),
  }),
  mysql: Registry.apicurio({ storage: RegistryStorage.sql({ url: "jdbc:mysql://db.example/registry", ...database }) }),
  sqlserver: Registry.apicurio({
    storage: RegistryStorage.sql({ url: "jdbc:sqlserver://db.example;databaseName=registry", ...database }),
  }),
  "anyone-reads": Registry.apicurio({ auth: RegistryAuth.basic({ readers: "anyone" }) }),
  oidc: Registry.apicurio({ auth: RegistryAuth.oidc(oidc) }),
  "oidc-clients": Registry.apicurio({
    auth: RegistryAuth.oidc({ ...oidc, clients: client("registry-readers"), roleClaim: "roles" }),
  }),
  replicas: Registry.apicurio({ replicas: 3 }),
  resources: Registry.apicurio({ resources: { memory: "1Gi", memoryLimit: "2Gi" } }),
};

/** What each of them adds to its platform's namespace. */
export const registryObjects = () => {
  const app = new App();
  for (const [namespace, registry] of Object.entries(registries)) {
    new Platform(new HeadwaterStack(app, namespace), namespace, { registry });
  }
  return [...objectsByOwner(app)].flatMap(([owner, objects]) => (owner.endsWith("/registry") ? objects : []));
};
