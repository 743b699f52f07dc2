import { createConnection, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

// Below what Linux and macOS give to connections that go out, and to NodePorts: such a port could be taken by one
// between here and the program that is to listen.
const [FIRST, COUNT] = [10_000, 20_000];
let last = Math.floor(Math.random() * COUNT);

/**
 * A port that nobody listens on now, and that this process was not given before.
 *
 * @throws Error if no port can be listened on
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries++) {
    last = (last + 1) % COUNT;
    const port = FIRST + last;
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${FIRST} to ${FIRST + COUNT - 1} can be listened on.`);
}

/** Whether nobody listens on it, on any address: a program that listens on all of them needs the port on each. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false)).listen(port, () => server.close(() => resolve(true)));
  });
}

/**
 * Waits until something listens on a port of this machine, a minute at most.
 *
 * @throws Error if nothing does, or what should has ended
 */
export async function listens(port: number, isRunning: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && isRunning(); await sleep(100)) {
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
