import type { RegistrySchema } from "../../shared/schema-registry";

/** Schemas by their ids in the registry. An id never gets another schema, so each is asked for once. */
export class SchemaCache {
  private readonly schemas = new Map<number, Promise<RegistrySchema>>();

  /** @param fetch asks the registry */
  constructor(private readonly fetch: (id: number) => Promise<RegistrySchema>) {}

  /** @throws what `fetch` throws; then the next call asks again */
  get(id: number): Promise<RegistrySchema> {
    const known = this.schemas.get(id);
    if (known) return known;
    const schema = this.fetch(id);
    this.schemas.set(id, schema);
    schema.catch(() => this.schemas.delete(id));
    return schema;
  }
}
