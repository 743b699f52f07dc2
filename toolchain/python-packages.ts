import { fetchWith } from "./fetch";

/**
 * Installs wheels into a folder.
 *
 * @param what they are, for people
 * @param requirements file that pins them by version and hash
 */
export async function installPackages(what: string, requirements: string, folder: string): Promise<void> {
  const only = ["--no-deps", "--no-compile", "--only-binary", ":all:", "--require-hashes"];
  const args = ["-m", "pip", "install", "--quiet", ...only, "--target", folder, "-r", requirements];
  await fetchWith(what, "python3", args);
}
