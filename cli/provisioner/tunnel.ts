import { Agent } from "node:http";
import { type Duplex, PassThrough } from "node:stream";
import { connect, type TLSSocket } from "node:tls";
import type { KubeConfig } from "@kubernetes/client-node";
import { openPort, withTimeout } from "../kubernetes/port-forward";

/** Of the provisioner, as its Service has it too. */
const PORT = 8443;
const MAX_CONNECTIONS = 4;

export interface TunnelTarget {
  readonly config: KubeConfig;
  readonly namespace: string;
  readonly pod: string;
  /** PEM: what the provisioner's certificate is signed with. */
  readonly ca: string;
}

/** Connections to the provisioner through the API server, as `kubectl port-forward` makes them, but no open port. */
export class TunnelAgent extends Agent {
  constructor(private readonly target: TunnelTarget) {
    super({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  }

  override createConnection(_options: object, callback?: (error: Error | null, socket: Duplex) => void): undefined {
    openTunnel(this.target).then(
      (socket) => callback?.(null, socket),
      (error: Error) => callback?.(error, new PassThrough()),
    );
    return undefined;
  }
}

async function openTunnel({ config, namespace, pod, ca }: TunnelTarget): Promise<TLSSocket> {
  const stream = await openPort(config, { namespace, pod, port: PORT });
  // It has a certificate for this name, for whoever comes through a tunnel.
  const socket = connect({ socket: stream, ca, servername: "localhost", minVersion: "TLSv1.3" });
  socket.once("close", () => stream.destroy());
  return await withTimeout(
    new Promise((resolve, reject) => {
      socket.once("secureConnect", () => resolve(socket)).once("error", reject);
    }),
  );
}
