import { App } from "cdktf";
import { describe, expect, it, test } from "vitest";
import {
  type ApicurioProps,
  HeadwaterStack,
  type KubernetesObject,
  Platform,
  Registry,
  RegistryAuth,
  type RegistryEngine,
  type RegistryLogin,
  RegistryStorage,
} from "../../../constructs";
import { acceptedApicurioProps } from "../../../constructs/engines/apicurio-registry";
import { objectsOf, problemsOf } from "../../../constructs/testing";
import { oidc, registryObjects } from "../../support/registries";

const objects = registryObjects();

function find<T>(namespace: string, kind: string, name = "registry"): T {
  const found = objects.filter(
    ({ kind: itsKind, metadata }) => metadata.namespace === namespace && itsKind === kind && metadata.name === name,
  );
  expect(found).toHaveLength(1);
  return found[0] as T;
}

interface Pods extends KubernetesObject {
  readonly spec: {
    readonly replicas: number;
    readonly template: {
      readonly spec: { readonly containers: readonly [{ readonly env: unknown[]; readonly resources: object }] };
    };
  };
}

const propertiesOf = (namespace: string): string =>
  find<{ data: Record<string, string> }>(namespace, "ConfigMap").data["registry.properties"] ?? "";
const containerOf = (namespace: string) => find<Pods>(namespace, "Deployment").spec.template.spec.containers[0];
const egressOf = (namespace: string) => JSON.stringify(find(namespace, "NetworkPolicy", "registry-egress"));

describe("Registry.apicurio", () => {
  it("keeps schemas in topics of its own, as an owner like any other", () => {
    const job = JSON.stringify(find("apicurio", "Job", "registry-expand"));
    for (const name of ["apicurio.registry-journal", "apicurio.registry-snapshots", "apicurio.registry-events"]) {
      expect(propertiesOf("apicurio")).toContain(`=${name}\n`);
      expect(job).toContain(name);
    }
    expect(job).toContain('"HEADWATER_OWNER","value":"apicurio/registry"');
    expect(propertiesOf("apicurio")).toContain("apicurio.kafka.common.ssl.endpoint.identification.algorithm=https\n");
    expect(egressOf("apicurio")).toContain('"app.kubernetes.io/name":"kafka"');
  });

  it("may use the memory that it requests", () => {
    const limitOf = (memory?: string) =>
      acceptedApicurioProps(memory ? { resources: { memory } } : {}).resources.memoryLimit;
    expect([limitOf(), limitOf("4Gi")]).toEqual(["1Gi", "4Gi"]);
  });

  it("keeps them in a database, and connects to its port alone", () => {
    expect(propertiesOf("postgresql")).toContain("apicurio.storage.sql.kind=postgresql\n");
    expect(propertiesOf("mysql")).toContain("apicurio.storage.sql.kind=mysql\n");
    expect(propertiesOf("sqlserver")).toContain("apicurio.storage.sql.kind=mssql\n");
    const ports = { postgresql: 6432, mysql: 3306, sqlserver: 1433 };
    for (const [namespace, port] of Object.entries(ports)) {
      expect(egressOf(namespace), namespace).toContain(`"ports":[{"port":${port},"protocol":"TCP"}]`);
      expect(objects.filter(({ kind, metadata }) => kind === "Job" && metadata.namespace === namespace)).toEqual([]);
    }
  });

  it("names Secrets, and holds none", () => {
    const references = containerOf("postgresql").env.filter((entry) => JSON.stringify(entry).includes("secretKeyRef"));
    expect(references).toHaveLength(4);
    expect(propertiesOf("postgresql")).toContain(`apicurio.datasource.password=\${REGISTRY_DATABASE_PASSWORD}\n`);
  });

  it("lets workloads log in to read, or anyone read, as it is told", () => {
    const { clients } = Registry.apicurio();
    expect(clients?.password.secret).toBe("registry-client");
    expect(propertiesOf("apicurio")).toContain("anonymous-read-access.enabled=false\n");
    expect(Registry.apicurio({ auth: RegistryAuth.basic({ readers: "anyone" }) }).clients).toBeUndefined();
    expect(propertiesOf("anyone-reads")).toContain("anonymous-read-access.enabled=true\n");
    expect(propertiesOf("anyone-reads")).not.toContain("REGISTRY_CLIENT_PASSWORD");
  });

  it("asks an issuer about users, and reaches it", () => {
    expect(propertiesOf("oidc")).toContain(`quarkus.oidc.auth-server-url=${oidc.issuer}\n`);
    expect(propertiesOf("oidc")).not.toContain("quarkus.http.auth.basic=true");
    expect(propertiesOf("oidc-clients")).toContain("quarkus.oidc.roles.role-claim-path=roles\n");
    expect(egressOf("oidc")).toContain('"port":8443');
    expect(egressOf("oidc")).toContain('"port":443');
    expect(Registry.apicurio({ auth: RegistryAuth.oidc(oidc) }).admin?.type).toBe("basic");
  });

  it("has the replicas and the resources that it is given", () => {
    expect(find<Pods>("apicurio", "Deployment").spec.replicas).toBe(2);
    expect(find<Pods>("replicas", "Deployment").spec.replicas).toBe(3);
    expect(JSON.stringify(containerOf("resources").resources)).toContain('"memory":"2Gi"');
  });

  it("starts its pods anew when its settings change", () => {
    const digest = (namespace: string) =>
      /config-digest":"(\w+)"/.exec(JSON.stringify(find(namespace, "Deployment")))?.[1];
    expect(digest("apicurio")).not.toBe(digest("anyone-reads"));
  });
});

test("a registry that exists brings no objects, and its address tells how it is reached", () => {
  const registry = Registry.external({ url: "http://registry.example:8081" });
  expect(registry.ca).toBe("none");
  expect(Registry.external({ url: "https://registry.example" }).ca).toBe("public");
  expect(problemsOfPlatform(registry)).toEqual([]);
});

test("the provisioner reaches a registry that exists, and whoever gives it tokens for that", () => {
  const { clientId, clientSecret } = oidc.admin;
  const admin = { type: "oidc", tokenUrl: "https://sso.example:8444/token", clientId, clientSecret } as const;
  const policy = (url: string, login?: RegistryLogin) => {
    const app = new App();
    const registry = Registry.external({ url, ...(login ? { admin: login } : {}) });
    new Platform(new HeadwaterStack(app, "core"), "platform", { registry });
    return JSON.stringify(
      objectsOf(app).filter(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "provisioner"),
    );
  };
  expect(policy("https://registry.example:8081")).toContain('"port":8081');
  expect(policy("https://registry.example:8081")).not.toContain('"port":8444');
  expect(policy("https://registry.example:8081", admin)).toContain('"port":8444');
  const problems = problemsOfPlatform(
    Registry.external({ url: "https://registry.example", admin: { ...admin, tokenUrl: "sso.example" } }),
  );
  expect(problems).toEqual([
    expect.stringContaining('HW-REGISTRY-004: Registry.external: admin.tokenUrl is "sso.example"'),
  ]);
});

const sql = (url: string): ApicurioProps => ({
  storage: RegistryStorage.sql({ url, username: { secret: "s", key: "u" }, password: { secret: "s", key: "p" } }),
});

test.each([
  ["HW-REGISTRY-001", Registry.apicurio(sql("postgres://db.example/registry"))],
  ["HW-REGISTRY-002", Registry.apicurio(sql("jdbc:postgresql://db.example/registry?user=a&password=b"))],
  ["HW-REGISTRY-003", Registry.apicurio({ replicas: 0 })],
  ["HW-REGISTRY-003", Registry.apicurio({ replicas: 1.5 })],
  ["HW-REGISTRY-005", Registry.apicurio({ auth: RegistryAuth.oidc({ ...oidc, issuer: "sso.example" }) })],
  ["HW-REGISTRY-005", Registry.apicurio({ auth: RegistryAuth.oidc({ ...oidc, tokenUrl: "https://" }) })],
  ["HW-REGISTRY-004", Registry.external({ url: "registry.example" })],
])("%s is reported", (code, registry) => {
  expect(problemsOfPlatform(registry)).toEqual([expect.stringContaining(code)]);
});

function problemsOfPlatform(registry: RegistryEngine): string[] {
  const app = new App();
  new Platform(new HeadwaterStack(app, "core"), "platform", { registry });
  return problemsOf(app);
}
