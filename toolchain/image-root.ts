import { existsSync } from "node:fs";
import { chmod, copyFile, cp, link, mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runOrThrow } from "../console/process";
import { debianPackage } from "./debian";

/** Busybox programs left out: Debian's static build of them crashes when it looks up a name. */
const BROKEN_APPLETS = new Set(["wget"]);

/** Folders that every image has: mount points, and a /tmp open to all. */
export async function addFolders(root: string): Promise<void> {
  for (const folder of ["bin", "dev", "etc", "proc", "sys", "tmp", "usr/bin"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await chmod(join(root, "tmp"), 0o1777);
}

/** A shell and the usual small programs in /bin, and /usr/bin/env for scripts. */
export async function addBusybox(root: string): Promise<void> {
  const busybox = join(debianPackage("busybox-static"), "bin/busybox");
  await put(busybox, join(root, "bin/busybox"));
  const { stdout } = await runOrThrow(busybox, ["--list"]);
  for (const applet of stdout.split("\n")) {
    if (!applet || applet === "busybox" || BROKEN_APPLETS.has(applet)) continue;
    await symlink("busybox", join(root, "bin", applet));
  }
  await symlink("/bin/busybox", join(root, "usr/bin/env"));
}

/** The C and C++ libraries. */
export async function addLibraries(root: string): Promise<void> {
  for (const folder of ["lib", "lib64"]) {
    await cp(join(debianPackage("libc6"), folder), join(root, folder), { recursive: true, verbatimSymlinks: true });
  }
  await addPackageLibraries(root, ["libgcc-s1", "libstdc++6"]);
}

/** Shared libraries of Debian packages, beside the C library. */
export async function addPackageLibraries(root: string, packages: readonly string[]): Promise<void> {
  const arch = "lib/x86_64-linux-gnu";
  const folders = packages.flatMap((name) => [join(debianPackage(name), arch), join(debianPackage(name), "usr", arch)]);
  for (const folder of folders.filter((candidate) => existsSync(candidate))) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      await cp(join(folder, entry.name), join(root, arch, entry.name), { verbatimSymlinks: true });
    }
  }
}

/** Puts a program into the root without copying its bytes where that is possible. */
export async function put(file: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await link(file, target).catch(() => copyFile(file, target));
}

/** Puts a whole folder into the root, as `put` does. */
export async function linkTree(folder: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const [from, to] = [join(folder, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) await linkTree(from, to);
    else if (entry.isSymbolicLink()) await symlink(await readlink(from), to);
    else await put(from, to);
  }
}

export interface InRoot {
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input?: string;
}

/** Mounts what programs expect to find and enters the root. `$0` is the root, the rest the command. */
const ENTER = `set -e
mount --rbind /dev "$0/dev"
mount -t proc proc "$0/proc"
exec chroot "$0" /bin/busybox env -i "$@"`;

/** Runs a program inside the root, with mounts, processes and a network of its own, and returns its output. */
export async function runInRoot(root: string, command: readonly string[], options: InRoot = {}): Promise<string> {
  const user = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  // All of it ends with its first process, so an interrupted build leaves nothing running.
  const namespaces = [...user, "--mount", "--net", "--uts", "--pid", "--fork", "--kill-child"];
  const env = Object.entries({ PATH: "/usr/bin:/bin", ...options.env }).map(([name, value]) => `${name}=${value}`);
  const args = [...namespaces, "/bin/sh", "-c", ENTER, root, ...env, ...command];
  const input = options.input === undefined ? {} : { input: options.input };
  return (await runOrThrow("unshare", args, { timeoutMs: 5 * 60_000, ...input })).output;
}
