import { copyFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { runOrThrow } from "../console/process";
import { debianPackage } from "./debian";

/**
 * Makes a Debian program find its libraries in the cache. An absolute path written into the program, because runc
 * runs itself again from memory without an environment: neither LD_LIBRARY_PATH nor $ORIGIN would survive that.
 *
 * @param packages folders of the unpacked packages that hold its libraries
 * @returns the program's copy in the folder `bin`
 */
export async function relocate(program: string, bin: string, packages: readonly string[]): Promise<string> {
  const target = join(bin, basename(program));
  await copyFile(program, target);
  const paths = packages.flatMap((folder) => [
    join(folder, "usr/lib/x86_64-linux-gnu"),
    join(folder, "lib/x86_64-linux-gnu"),
  ]);
  const patchelf = join(debianPackage("patchelf"), "usr/bin/patchelf");
  // An rpath and no runpath: it also holds for the libraries' own libraries.
  await runOrThrow(patchelf, ["--force-rpath", "--set-rpath", paths.join(":"), target]);
  return target;
}
