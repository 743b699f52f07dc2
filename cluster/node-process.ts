import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Addresses } from "./addresses";
import { statusFile } from "./config";
import { createCgroups } from "./host/cgroups";
import { connectNode } from "./host/link";
import { findNode } from "./host/processes";
import { inNode, type Layout, NODE_ROOT, nodeName } from "./layout";
import { waitFor } from "./wait";
import { notUp } from "./watch";

const NAMESPACES = ["--net", "--mount", "--pid", "--uts", "--ipc"];
export const initScript = join(__dirname, "node", "init.sh");

/** The supervisor as one file, so that a running node depends on no checkout. */
export async function bundleSupervisor(): Promise<string> {
  const entry = join(__dirname, "node", `supervisor${__filename.endsWith(".ts") ? ".ts" : ".js"}`);
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    target: "node20",
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Starts the node's first process in namespaces of its own and connects it to the host. */
export async function startNode(layout: Layout, addresses: Addresses): Promise<void> {
  await mkdir(layout.logs, { recursive: true });
  await rm(statusFile(layout), { force: true });
  const log = openSync(join(layout.logs, "node.log"), "a", 0o600);
  const script = [
    ...["sh", initScript, layout.root, NODE_ROOT, nodeName(layout)],
    ...[addresses.host, addresses.node, addresses.pods],
    ...[process.execPath, inNode(layout, supervisorFile(layout))],
    ...createCgroups(addresses.hostName),
  ];
  const isolation = [...NAMESPACES, "--fork", "--kill-child", "--propagation", "private"];
  const launcher = spawn("unshare", [...isolation, ...script], {
    // A session of its own: it outlives this command and its terminal.
    detached: true,
    stdio: ["ignore", log, log],
    cwd: "/",
    // Nothing of the user's environment, such as a proxy, reaches the components.
    env: { PATH: process.env.PATH, LANG: "C.UTF-8" },
  });
  closeSync(log);
  launcher.unref();
  const failed = new Promise<never>((_, reject) => launcher.once("error", reject));
  const init = await Promise.race([failed, waitFor(5_000, () => findNode(layout.root).init, 20)]);
  if (init === undefined) throw notUp(layout, "its first process does not start", "node");
  try {
    await connectNode(addresses, layout.root, init);
  } catch (error) {
    if (findNode(layout.root).init === init) throw error;
    throw notUp(layout, "its first process ended", "node");
  }
}

/**
 * Stops the node and waits until all of it is gone.
 * @param orderly let pods and etcd close their data first (at most ten seconds)
 */
export async function stopNode(layout: Layout, orderly: boolean): Promise<void> {
  const { init } = findNode(layout.root);
  // Without a status nothing has begun that could be closed.
  if (init !== undefined && orderly && existsSync(statusFile(layout))) {
    signal(init, "SIGTERM");
    await waitFor(12_000, () => findNode(layout.root).init === undefined || undefined, 50);
  }
  await waitFor(10_000, () => {
    const node = findNode(layout.root);
    // The launcher ends by itself after the node; alone, it has only just begun.
    const pid = node.init ?? node.launcher;
    if (pid !== undefined) signal(pid, "SIGKILL");
    return pid === undefined || undefined;
  });
}

export const supervisorFile = (layout: Layout): string => join(layout.run, "supervisor.js");

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended meanwhile
  }
}
