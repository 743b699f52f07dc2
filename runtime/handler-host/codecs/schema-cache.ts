/** Texts of schemas by their ids in the registry. An id never gets another schema, so each is asked for once. */
export class SchemaCache {
  private readonly texts = new Map<number, Promise<string>>();

  /** @param fetch asks the registry */
  constructor(private readonly fetch: (id: number) => Promise<string>) {}

  /** @throws what `fetch` throws; then the next call asks again */
  text(id: number): Promise<string> {
    const known = this.texts.get(id);
    if (known) return known;
    const text = this.fetch(id);
    this.texts.set(id, text);
    text.catch(() => this.texts.delete(id));
    return text;
  }
}
