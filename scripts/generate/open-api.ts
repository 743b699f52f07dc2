import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { goSource } from "./go-source";
import { asKind, DRAFT, type JsonSchema, withoutStatus } from "./json-schema";
import type { Source } from "./sources";
import { strict } from "./strict";

/** The schemas of one API version, by names such as "io.k8s.api.core.v1.Pod". */
type Schemas = Readonly<Record<string, JsonSchema>>;

/**
 * Kinds of Kubernetes itself, from its published OpenAPI.
 *
 * @param part folder in toolchain/go whose go.mod pins the version
 * @param kinds by API version
 */
export function kubernetesKinds(part: string, kinds: Readonly<Record<string, readonly string[]>>): Source {
  return {
    name: part,
    async bundle() {
      const { folder, origin } = await goSource(part, "k8s.io/kubernetes");
      const definitions = new Definitions();
      for (const [apiVersion, names] of Object.entries(kinds)) {
        const schemas = await schemasOf(folder, apiVersion);
        for (const kind of names) definitions.addKind(schemas, apiVersion, kind);
      }
      return { $schema: DRAFT, $id: part, $comment: origin, definitions: definitions.all };
    },
  };
}

async function schemasOf(folder: string, apiVersion: string): Promise<Schemas> {
  const path = apiVersion === "v1" ? "api/v1" : `apis/${apiVersion}`;
  const file = join(folder, "api/openapi-spec/v3", `${path.replaceAll("/", "__")}_openapi.json`);
  const { components } = JSON.parse(await readFile(file, "utf8")) as { components: { schemas: Schemas } };
  return components.schemas;
}

/** The kinds that were asked for, with all that they refer to. */
class Definitions {
  readonly all: Record<string, JsonSchema> = {};
  private readonly ids = new Map<string, string>();

  addKind(schemas: Schemas, apiVersion: string, kind: string): void {
    const found = Object.values(schemas).find((schema) => isKind(schema, apiVersion, kind));
    if (found === undefined) throw new Error(`${apiVersion} has no ${kind}`);
    this.all[kind] = asKind(this.strict(found, schemas), apiVersion, kind);
  }

  private strict(schema: JsonSchema, schemas: Schemas): JsonSchema {
    const refer = (reference: string) => this.addPart(reference.split("/").at(-1) ?? "", schemas);
    return strict(withoutStatus(schema), { refer, fillsDefaults: false });
  }

  private addPart(id: string, schemas: Schemas): string {
    const name = partName(id, schemas);
    const known = this.ids.get(name);
    if (known === undefined) {
      this.ids.set(name, id); // first, since a part may refer to itself
      this.all[name] = this.strict(schemas[id] ?? {}, schemas);
    } else if (known !== id) {
      throw new Error(`${known} and ${id} would both be ${name}`);
    }
    return `#/definitions/${name}`;
  }
}

/** A kind inside another, such as the claims of a StatefulSet, need not say what it is. */
function partName(id: string, schemas: Schemas): string {
  const name = id.split(".").at(-1) ?? "";
  return schemas[id]?.["x-kubernetes-group-version-kind"] ? `Embedded${name}` : name;
}

function isKind(schema: JsonSchema, apiVersion: string, kind: string): boolean {
  const [version = "", group = ""] = apiVersion.split("/").reverse();
  const names = (schema["x-kubernetes-group-version-kind"] ?? []) as Record<"group" | "version" | "kind", string>[];
  return names.some((name) => name.group === group && name.version === version && name.kind === kind);
}
