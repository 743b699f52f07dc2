import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { pipeline } from "node:stream";
import type { Problem } from "../../constructs/model/problem";
import { isRefusal } from "../kubernetes/api-errors";
import type { KubernetesClient } from "../kubernetes/client";
import { openPort } from "../kubernetes/port-forward";
import { partsOf, podAt } from "./cluster-address";

export interface TunnelsOptions {
  /** Hosts that are a Service's for certain. */
  readonly called?: ReadonlySet<string>;
  /** Told what the user may not, once for each namespace. */
  readonly onRefused?: (problem: Problem) => void;
}

/** Ports of this machine that lead to addresses inside the cluster, opened when they are asked for. */
export class Tunnels {
  private readonly ports = new Map<string, Promise<number | undefined>>();
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  /** Namespaces. */
  private readonly refused = new Set<string>();

  constructor(
    private readonly client: KubernetesClient,
    private readonly options: TunnelsOptions = {},
  ) {}

  /** Undefined if the address is none of the cluster's. */
  async portTo(host: string, port: number): Promise<number | undefined> {
    const address = `${host}:${port}`;
    const known = this.ports.get(address) ?? this.open(host, port);
    this.ports.set(address, known);
    return await known.catch((error: unknown) => {
      // Its pod may be there the next time.
      this.ports.delete(address);
      this.tell(error, host);
      throw error;
    });
  }

  close(): void {
    for (const server of this.servers) server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private async open(host: string, port: number): Promise<number | undefined> {
    if (!(await podAt(this.client, host, port, this.options.called))) return undefined;
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
      const pod = await podAt(this.client, host, port, this.options.called);
      if (!pod) throw new Error(`${host} is gone.`);
      const remote = await openPort(this.client.config, pod);
      pipeline(socket, remote, () => remote.destroy());
      pipeline(remote, socket, () => socket.destroy());
    } catch (error) {
      this.tell(error, host);
      // The client learns that the connection broke, and tries again.
      socket.destroy();
    }
  }

  /** What is refused is refused at each try. */
  private tell(error: unknown, host: string): void {
    const namespace = partsOf(host)?.namespace ?? "";
    if (!isRefusal(error) || this.refused.has(namespace)) return;
    this.refused.add(namespace);
    this.options.onRefused?.({
      code: error.code,
      message: `${host} can't be reached. ${error.message}`,
      fix: `In the namespace "${namespace}" it takes get for services, get and list for pods, and get and create for pods/portforward. ${error.fix}`,
    });
  }
}
