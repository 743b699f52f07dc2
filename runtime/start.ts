/** Starts one of the bundles beside this file: `node start.cjs worker` runs worker.cjs.gz. */
import { hasBundle, loadBundle } from "./shared/bundles";

const name = process.argv[2] ?? "";
if (!hasBundle(__dirname, name)) {
  process.stderr.write(`There is no program "${name}" in ${__dirname}.\n`);
  process.exit(78);
}

try {
  loadBundle(__dirname, name);
} catch (error) {
  // Told here, since Node would print the line of code it comes from, and a bundle is one line.
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
