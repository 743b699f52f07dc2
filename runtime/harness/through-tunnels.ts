import { rmSync } from "node:fs";
import { isIP, Socket } from "node:net";
import "./with-resolvers";

/**
 * Loaded before a program that runs outside of its cluster, and asked of by its parent: connections to addresses inside
 * the cluster are made to a port of this machine instead, which the parent opens. Certificates are still checked against
 * the name that was asked for. Node has no setting for that: a look-up gives an address, and no port.
 */
export interface WhereTo {
  readonly id: number;
  readonly host: string;
  readonly port: number;
}

/** The parent's answer: the port here; undefined if the address is outside. */
export interface There {
  readonly id: number;
  readonly port?: number;
}

type Options = { host?: string; port?: number | string; path?: string };

const waiting = new Map<number, (there: There) => void>();
let last = 0;

process.on("message", ({ id, ...there }: There) => {
  waiting.get(id)?.({ id, ...there });
  waiting.delete(id);
  if (waiting.size === 0) process.channel?.unref();
});
// The parent was killed: nobody else ends us, or removes the secrets that it wrote for us.
process.once("disconnect", () => {
  if (process.env.HEADWATER_LOCAL_FOLDER) rmSync(process.env.HEADWATER_LOCAL_FOLDER, { recursive: true, force: true });
  process.kill(process.pid, "SIGTERM");
});
// The parent alone is not worth staying for, but its answer is.
process.channel?.unref();

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  // Node itself passes a list, whose first entry is the options.
  const [first] = args;
  const options = (Array.isArray(first) ? first[0] : first) as Options | undefined;
  const { host, port } = typeof options === "object" ? options : {};
  if (!host || port === undefined || isIP(host) || host === "localhost") return connect.apply(this, args);
  // What is written before the connection is there waits for it.
  Object.assign(this, { connecting: true });
  const moveTo = (local: number | undefined) => {
    if (this.destroyed) return;
    Object.assign(this, { connecting: false });
    if (local === undefined) return void connect.apply(this, args);
    const moved = { ...options, host: "127.0.0.1", port: local };
    if (Array.isArray(first)) first[0] = moved;
    connect.apply(this, Array.isArray(first) ? args : [moved, ...args.slice(1)]);
  };
  const id = ++last;
  waiting.set(id, (there) => moveTo(there.port));
  process.channel?.ref();
  process.send?.({ id, host, port: Number(port) } satisfies WhereTo);
  return this;
} as typeof Socket.prototype.connect;
