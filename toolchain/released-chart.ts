import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Copies a chart from its sources, in which a release names itself.
 *
 * @param source folder of a module's chart
 * @param released a file of the chart, and its name, as in the release
 */
export async function copyChart(
  source: string,
  target: string,
  released: (path: string, text: string) => readonly [file: string, text: string],
): Promise<void> {
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(source.length + 1);
    const [file, text] = released(path, await readFile(join(source, path), "utf8"));
    await mkdir(dirname(join(target, file)), { recursive: true });
    // Written anew: a copy would be as read-only as the module.
    await writeFile(join(target, file), text);
  }
}
