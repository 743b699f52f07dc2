import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run, runOrThrow } from "../console/process";
import { fetchWith } from "./fetch";
import { type Part, partFolder } from "./part";
import { apt } from "./tools";

/** Packages with the shared libraries that nft needs, apart from the C library. */
export const nftLibraries = [
  "libnftables1",
  "libedit2",
  "libbsd0",
  "libmd0",
  "libtinfo6",
  "libgmp10",
  "libjansson4",
  "libmnl0",
  "libnftnl11",
  "libxtables12",
];

/** Packages with the shared libraries that runc and nft need, apart from the C library. */
export const sharedLibraries = ["libseccomp2", ...nftLibraries];

const osRelease = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";

/**
 * Packages of the host's Debian release, downloaded and unpacked, never installed. Pinned by release and name, since a
 * release serves only the newest version of each; the exact versions taken are recorded in `versions.json`.
 */
export const debianPart = (name: string, title: string, packages: readonly string[]): Part => ({
  name,
  title,
  pins: { release: releaseOf(osRelease), packages },
  tools: [apt],
  async build(folder) {
    const archives = join(folder, "archives");
    await mkdir(archives);
    // The lists may be empty (a fresh container) or name versions that are gone: then update them once.
    const between = async () => void (await run("apt-get", ["update", "-q"], { timeoutMs: 5 * 60_000 }));
    await fetchWith("Debian's packages", "apt-get", ["download", "-q", ...packages], { cwd: archives, between });

    const versions: Record<string, string> = {};
    for (const file of (await readdir(archives)).filter((name) => name.endsWith(".deb"))) {
      const archive = join(archives, file);
      const { stdout } = await runOrThrow("dpkg-deb", ["--field", archive, "Package", "Version"]);
      const [, name = file, version = ""] = /^Package: (.*)\nVersion: (.*)$/m.exec(stdout) ?? [];
      versions[name] = version;
      await runOrThrow("dpkg-deb", ["--extract", archive, join(folder, name)]);
    }
    await writeFile(join(folder, "versions.json"), `${JSON.stringify(versions, null, 2)}\n`);
    await rm(archives, { recursive: true });
  },
});

export const debian = debianPart("debian", "Download Debian packages", [
  "runc",
  "libseccomp2",
  "nftables",
  ...nftLibraries,
  // lets those two find their libraries without being installed
  "patchelf",
  // the base of the images
  "busybox-static",
  "libc6",
  "libgcc-s1",
  "libstdc++6",
]);

/** Folder with the unpacked files of one of the packages. */
export const debianPackage = (name: string): string => join(partFolder(debian), name);

/** Such as "debian bookworm". */
export function releaseOf(osRelease: string): string {
  const value = (key: string) => new RegExp(`^${key}="?([^"\n]*)"?$`, "m").exec(osRelease)?.[1] ?? "";
  return `${value("ID")} ${value("VERSION_CODENAME") || value("VERSION_ID")}`;
}
