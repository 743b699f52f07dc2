import { createConnection, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/**
 * Waits until something listens on a port of this machine, 30 s at most.
 *
 * @throws Error if nothing does, or what should has ended
 */
export async function listens(port: number, isRunning: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && isRunning(); await sleep(100)) {
    if (await isOpen(port)) return;
  }
  throw new Error(`Nothing listens on port ${port}${isRunning() ? "" : ": the program has ended"}.`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "localhost", () => {
      socket.destroy();
      resolve(true);
    }).on("error", () => resolve(false));
  });
}
