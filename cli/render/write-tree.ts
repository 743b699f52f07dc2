import { mkdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";

/** Lists what was written, so that the next run removes what is gone and nothing else. GitOps tools skip it. */
const LIST = ".headwater-rendered";

/** Writes files below a folder. Of what is there already only files of an earlier run are removed. */
export async function writeTree(
  folder: string,
  texts: ReadonlyMap<string, string>,
): Promise<{ readonly files: readonly string[]; readonly removed: readonly string[] }> {
  const files = [...texts.keys()].sort();
  const removed = (await listed(folder)).filter((file) => !texts.has(file));
  for (const file of removed) await remove(folder, file);
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), texts.get(file) ?? "");
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, LIST), files.map((file) => `${file}\n`).join(""));
  return { files, removed };
}

/** A list that someone edited names nothing outside the folder. */
async function listed(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, LIST), "utf8").catch(() => "");
  return text.split("\n").filter((file) => file !== "" && resolve(folder, file).startsWith(folder + sep));
}

/** With the folders that it leaves empty. */
async function remove(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true });
  for (let above = dirname(join(folder, file)); above !== folder; above = dirname(above)) {
    if (
      !(await rmdir(above).then(
        () => true,
        () => false,
      ))
    )
      return;
  }
}
