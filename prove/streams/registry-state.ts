import type { DesiredState } from "../../runtime/provisioner/desired-state";
import { SchemaRegistry } from "../../runtime/shared/schema-registry";
import type { TestPlatform } from "../../tests/support/runtime/platform";

/** What these owners want to be in the registry and is not, or is twice. */
export async function contractDifferences(platform: TestPlatform, states: readonly DesiredState[]): Promise<string[]> {
  const registry = new SchemaRegistry({ url: platform.registryUrl, ca: platform.ca });
  const wrong: string[] = [];
  try {
    for (const contract of states.flatMap(({ topics }) => topics.flatMap(({ contract }) => contract ?? []))) {
      const { subject, schema, compatibility } = contract;
      const schemas = (await registry.versions(subject)).map((version) => version.schema);
      if (schemas.at(-1) !== schema) wrong.push(`missing: contract ${subject} ${schema}`);
      if (new Set(schemas).size < schemas.length) wrong.push(`twice: a version of contract ${subject}`);
      const mode = await registry.compatibility(subject);
      if (mode !== compatibility) wrong.push(`contract ${subject} has the mode ${mode}, not ${compatibility}`);
    }
  } finally {
    registry.close();
  }
  return wrong;
}
