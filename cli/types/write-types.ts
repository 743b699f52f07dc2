import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "../../console/user-error";
import { writing } from "../../console/writing";

/**
 * Has a file hold a text; what is up to date is left alone, for programs that watch it.
 *
 * @param check write nothing
 * @returns whether it was written
 * @throws UserError HW-CLI-006 if it is to be checked and differs
 */
export async function writeTypes(file: string, text: string, check: boolean): Promise<boolean> {
  let problem = `${file} is not what the contracts say now.`;
  const present = await readFile(file, "utf8").catch(({ code, message }: NodeJS.ErrnoException) => {
    problem = code === "ENOENT" ? `${file} is missing.` : `${file} can't be read: ${message}.`;
  });
  if (present === text) return false;
  if (check) {
    throw new UserError("HW-CLI-006", problem, `Run "headwater types --out ${file}".`);
  }
  await writing(file, async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  });
  return true;
}
