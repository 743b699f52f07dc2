import { existsSync, readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Bundles are compressed, so that they fit into a ConfigMap together. */
const fileOf = (folder: string, name: string): string => join(folder, `${name}.cjs.gz`);

/** Whether the folder has a bundle of this name. */
export const hasBundle = (folder: string, name: string): boolean =>
  /^[a-z-]+$/.test(name) && existsSync(fileOf(folder, name));

/** Runs a bundle, and gives what it exports. */
export function loadBundle(folder: string, name: string): unknown {
  const file = join(folder, `${name}.cjs`);
  const bundle = new Module(file) as Module & { _compile(code: string, filename: string): void };
  bundle.filename = file;
  bundle._compile(gunzipSync(readFileSync(fileOf(folder, name))).toString("utf8"), file);
  return bundle.exports;
}
