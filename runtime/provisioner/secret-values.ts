import type { SecretKey } from "../../constructs/engines/secret-key";
import { Unreachable } from "../shared/unreachable";
import type { StoredObjects } from "./stored-objects";

/** Values that others keep in the platform's namespace. They are read when they are used, since they may be replaced. */
export class SecretValues {
  constructor(
    private readonly namespace: string,
    private readonly secrets: StoredObjects,
    private readonly configMaps: StoredObjects,
  ) {}

  /**
   * From the Secret, or the ConfigMap if there is no such Secret.
   * @throws Unreachable HW-PROVISION-013 if it is not there: an operator may be about to make it
   */
  async read({ secret: name, key }: SecretKey): Promise<string> {
    const place = { namespace: this.namespace, name };
    const stored = (await this.secrets.get(place)) ?? (await this.configMaps.get(place));
    const value = stored?.data[key];
    if (value?.trim()) return value;
    const what = stored
      ? `The Secret ${this.namespace}/${name} has no "${key}"; it has ${Object.keys(stored.data).sort().join(", ") || "nothing"}.`
      : `There is no Secret ${this.namespace}/${name}, whose "${key}" is needed.`;
    throw new Unreachable(
      `${what} Create it, or name the right one at the platform's engine. If an operator makes it, wait for that.`,
      "HW-PROVISION-013",
    );
  }
}
