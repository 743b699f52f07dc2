import type { Schemas } from "../handler-host/codecs/codecs";
import type { RegisteredSchema, RegistrySchema } from "../shared/schema-registry";

/** A registry in which every contract is registered, as it is once a program is deployed. */
export class MemoryRegistry implements Schemas {
  private readonly schemas: RegistrySchema[] = [];

  async schemaById(id: number): Promise<RegistrySchema | undefined> {
    return this.schemas[id - 1];
  }

  async lookup(_subject: string, { format, schema }: RegistrySchema): Promise<RegisteredSchema> {
    const known = this.schemas.findIndex((each) => each.schema === schema && each.format === format);
    const id = known < 0 ? this.schemas.push({ format, schema }) : known + 1;
    return { id, version: 1, format, schema };
  }

  close(): void {}
}
