import type { Problem } from "../model/problem";
import type { RegistryStorageEngine } from "./registry-storage";
import { fromSecret, type SecretKey } from "./secret-key";

export interface SqlStorageProps {
  readonly url: string;
  readonly username: SecretKey;
  readonly password: SecretKey;
}

/** Apicurio's names of databases, by the driver in their address, and the ports they usually have. */
const DATABASES: Readonly<Record<string, { kind: string; port: number }>> = {
  postgresql: { kind: "postgresql", port: 5432 },
  mysql: { kind: "mysql", port: 3306 },
  sqlserver: { kind: "mssql", port: 1433 },
};

export const sqlStorage = (props: SqlStorageProps): RegistryStorageEngine => {
  const [, driver = ""] = /^jdbc:([a-z]+):\/\//.exec(props.url) ?? [];
  const database = DATABASES[driver];
  const port = Number(/^jdbc:[a-z]+:\/\/[^/;?]*:(\d+)/.exec(props.url)?.[1] ?? database?.port ?? 0);
  return {
    problems: problemsOf(props.url, database !== undefined),
    render: () => ({
      properties: {
        "apicurio.storage.kind": "sql",
        "apicurio.storage.sql.kind": database?.kind ?? driver,
        "apicurio.datasource.url": props.url,
        "apicurio.datasource.username": `\${${USERNAME}}`,
        "apicurio.datasource.password": `\${${PASSWORD}}`,
        // Of each replica. Apicurio's own limit of 100 is all that PostgreSQL has.
        "apicurio.datasource.jdbc.initial-size": 2,
        "apicurio.datasource.jdbc.min-size": 2,
        "apicurio.datasource.jdbc.max-size": 20,
      },
      env: [fromSecret(USERNAME, props.username), fromSecret(PASSWORD, props.password)],
      volumes: [],
      mounts: [],
      egress: [{ peer: "anywhere", ports: [{ port, protocol: "TCP" }] }],
      intents: [],
    }),
  };
};

const USERNAME = "REGISTRY_DATABASE_USERNAME";
const PASSWORD = "REGISTRY_DATABASE_PASSWORD";

function problemsOf(url: string, isKnown: boolean): Problem[] {
  if (!isKnown) {
    return [
      {
        code: "HW-REGISTRY-001",
        message: `The registry can't keep schemas at "${url}".`,
        fix: 'Give an address that begins with "jdbc:postgresql://", "jdbc:mysql://" or "jdbc:sqlserver://".',
      },
    ];
  }
  if (!/[?&;]password=/i.test(url)) return [];
  return [
    {
      code: "HW-REGISTRY-002",
      message: "The address of the registry's database carries a password, which would be in the synthesized stack.",
      fix: "Name the Secret with it: password: { secret, key }.",
    },
  ];
}
