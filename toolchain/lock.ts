import { createHash } from "node:crypto";
import { connect, createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { wasInterrupted } from "../console/process";
import { Interrupted, UserError } from "../console/user-error";

/**
 * Runs `body` while no other process on this machine does, `waitMs` at most for the other to finish.
 *
 * The lock is a listening socket without a file (Linux's abstract namespace): the kernel frees it with the process,
 * however that ends, so a lock is never stale; who connects is told who holds it.
 */
export async function withLock<T>(key: string, doing: string, waitMs: number, body: () => Promise<T>): Promise<T> {
  const address = `\0headwater-${createHash("sha256").update(key).digest("hex").slice(0, 32)}`;
  const lock = await acquire(address, `${doing} (process ${process.pid})`, Date.now() + waitMs);
  try {
    return await body();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
}

async function acquire(address: string, holder: string, deadline: number): Promise<Server> {
  for (;;) {
    const server = await listen(address, holder);
    if (server) return server;
    if (Date.now() >= deadline) {
      throw new UserError(
        "HW-LOCK-001",
        `Another command is at work on the same: ${(await holderOf(address)) ?? "it just finished"}.`,
        "Wait for it to finish, or interrupt it, then run this command again.",
      );
    }
    if (wasInterrupted()) throw new Interrupted();
    await sleep(100);
  }
}

function listen(address: string, holder: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on("error", () => undefined).end(holder));
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

function holderOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(address);
    socket.setTimeout(1000, () => socket.destroy());
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(text || undefined));
  });
}
