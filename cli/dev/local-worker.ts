import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { packageRoot } from "../../constructs/delivery/package-root";
import type { There, WhereTo } from "../../runtime/harness/through-tunnels";
import type { Tunnels } from "./tunnels";

/** The runtime gives the event in hand 10 s, and its last commit 5. */
const STOP_MS = 20_000;

export interface LocalWorkerOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly tunnels: Pick<Tunnels, "portTo">;
  readonly onLine: (line: string) => void;
  /** Told if it ends by itself. */
  readonly onEnd: (code: number | null) => void;
}

/** The program that runs workers in the cluster, as a process of this machine that reaches the cluster through tunnels. */
export class LocalWorker {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private stopping = false;

  constructor({ env, tunnels, onLine, onEnd }: LocalWorkerOptions) {
    const dist = join(packageRoot(), "dist");
    const preload = join(dist, "harness", "through-tunnels.cjs");
    this.child = spawn(process.execPath, ["--require", preload, join(dist, "bundles", "start.cjs"), "worker"], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // A group of its own: Ctrl-C is for us.
      detached: true,
    });
    this.child.on("message", (wanted: WhereTo) => void this.answer(wanted, tunnels));
    for (const output of [this.child.stdout, this.child.stderr]) {
      createInterface({ input: output as Readable }).on("line", onLine);
    }
    this.ended = once(this.child, "close").then(([code]) => {
      if (!this.stopping) onEnd(code as number | null);
    });
  }

  /** Lets it finish the event in hand, if that takes no more than 10 s, and leave its group. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), STOP_MS);
    await this.ended.finally(() => clearTimeout(timer));
  }

  private async answer({ id, host, port }: WhereTo, tunnels: Pick<Tunnels, "portTo">): Promise<void> {
    // Where nothing is ready, the connection is refused, and tried again.
    const local = await tunnels.portTo(host, port).catch(() => NOWHERE);
    if (this.child.connected) this.child.send({ id, ...(local === undefined ? {} : { port: local }) } satisfies There);
  }
}

/** Nobody listens there. */
const NOWHERE = 1;
