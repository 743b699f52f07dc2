import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Synthesized } from "../synth/synthesize";

/** The arguments of a resource, as Terraform reads them. */
export type Arguments = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly stack: string;
  /** Where the stack's relative paths begin. */
  readonly folder: string;
  /** Terraform's, such as `helm_release.shop_orders`. */
  readonly address: string;
  readonly type: string;
  readonly arguments: Arguments;
}

interface StackFile {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
}

/** All resources of a synthesized program, by stack and address. */
export async function resourcesOf({ app, stacks }: Synthesized): Promise<readonly Resource[]> {
  const resources = await Promise.all(
    stacks.map(async (stack): Promise<Resource[]> => {
      const folder = join(app.output, "stacks", stack);
      const { resource = {} } = JSON.parse(await readFile(join(folder, "cdk.tf.json"), "utf8")) as StackFile;
      return Object.entries(resource).flatMap(([type, byId]) =>
        Object.entries(byId).map(([id, args]) => ({ stack, folder, address: `${type}.${id}`, type, arguments: args })),
      );
    }),
  );
  const key = ({ stack, address }: Resource) => `${stack} ${address}`;
  return resources.flat().sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
