/**
 * Starts one of the bundles beside this file: `node start.cjs worker` runs worker.cjs.gz.
 * Bundles are compressed, so that they fit into a ConfigMap together.
 */
import { existsSync, readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const name = process.argv[2] ?? "";
const file = join(__dirname, `${name}.cjs`);
if (!/^[a-z-]+$/.test(name) || !existsSync(`${file}.gz`)) {
  process.stderr.write(`There is no program "${name}" in ${__dirname}.\n`);
  process.exit(78);
}

try {
  const bundle = new Module(file) as Module & { _compile(code: string, filename: string): void };
  bundle.filename = file;
  bundle._compile(gunzipSync(readFileSync(`${file}.gz`)).toString("utf8"), file);
} catch (error) {
  // Told here, since Node would print the line of code it comes from, and a bundle is one line.
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
