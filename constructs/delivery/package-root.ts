import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of Headwater's own package: its charts and runtime lie there, in a checkout and when installed. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "charts", "bundle", "Chart.yaml"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No headwater package above ${__dirname}`);
    folder = parent;
  }
  return folder;
}
