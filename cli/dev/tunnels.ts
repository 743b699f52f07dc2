import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { pipeline } from "node:stream";
import type { KubernetesClient } from "../kubernetes/client";
import { openPort } from "../kubernetes/port-forward";
import { podAt } from "./cluster-address";

/** Ports of this machine that lead to addresses inside the cluster, opened when they are asked for. */
export class Tunnels {
  private readonly ports = new Map<string, Promise<number | undefined>>();
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();

  constructor(private readonly client: KubernetesClient) {}

  /** Undefined if the address is none of the cluster's. */
  async portTo(host: string, port: number): Promise<number | undefined> {
    const address = `${host}:${port}`;
    const known = this.ports.get(address) ?? this.open(host, port);
    this.ports.set(address, known);
    return await known.catch((error: unknown) => {
      // Its pod may be there the next time.
      this.ports.delete(address);
      throw error;
    });
  }

  close(): void {
    for (const server of this.servers) server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private async open(host: string, port: number): Promise<number | undefined> {
    if (!(await podAt(this.client, host, port))) return undefined;
    const server = createServer((socket) => void this.forward(socket, host, port));
    this.servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  /** The pod is looked up for each connection: it may be another one by now. */
  private async forward(socket: Socket, host: string, port: number): Promise<void> {
    this.sockets.add(socket);
    socket.once("close", () => this.sockets.delete(socket)).on("error", () => undefined);
    try {
      const pod = await podAt(this.client, host, port);
      if (!pod) throw new Error(`${host} is gone.`);
      const remote = await openPort(this.client.config, pod);
      pipeline(socket, remote, () => remote.destroy());
      pipeline(remote, socket, () => socket.destroy());
    } catch {
      // The client learns that the connection broke, and tries again.
      socket.destroy();
    }
  }
}
