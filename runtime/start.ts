/** Starts one of the bundles beside this file: `node start.cjs worker` runs worker.cjs.gz. */
import { hasBundle, loadBundle } from "./shared/bundles";

const name = process.argv[2] ?? "";
if (!hasBundle(__dirname, name)) {
  process.stderr.write(`There is no program "${name}" in ${__dirname}.\n`);
  process.exit(78);
}

// As a container's first process it would not get a SIGTERM that nobody listens for. One that comes while the bundle is
// loaded is delivered after that, to whoever listens by then.
process.on("SIGTERM", () => undefined);

try {
  loadBundle(__dirname, name);
} catch (error) {
  // Told here, since Node would print the line of code it comes from, and a bundle is one line.
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
