import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { projectDir } from "../../toolchain/paths";

/** The files that Headwater writes for others and for later, and the type that each has. */
const documents = [
  { name: "topology", source: "constructs/manifest/topology-document.ts", type: "TopologyDocument" },
  { name: "platform", source: "constructs/manifest/platform-manifest.ts", type: "PlatformManifest" },
  { name: "report", source: "constructs/checks/report-document.ts", type: "ReportDocument" },
  { name: "headwater-lock", source: "constructs/lock/lock.ts", type: "Lock" },
];

/** The documents' JSON Schemas: paths with their content. Unknown fields are allowed: a later version may add some. */
export function documentSchemas(): [file: string, text: string][] {
  return documents.map(({ name, source, type }) => {
    const schema = createGenerator({
      path: join(projectDir(), source),
      tsconfig: join(projectDir(), "tsconfig.json"),
      type,
      topRef: false,
      additionalProperties: true,
      skipTypeCheck: true,
    }).createSchema(type);
    return [join(projectDir(), "schemas", `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`];
  });
}
