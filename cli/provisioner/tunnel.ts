import { Agent } from "node:http";
import { Duplex, PassThrough } from "node:stream";
import { connect, type TLSSocket } from "node:tls";
import type { KubeConfig } from "@kubernetes/client-node";

/** Of the provisioner, as its Service has it too. */
const PORT = 8443;
const CONNECT_MS = 10_000;
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
  const { PortForward } = await import("@kubernetes/client-node");
  const [outgoing, incoming, problems] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const forwarding = new PortForward(config).portForward(namespace, pod, [PORT], incoming, problems, outgoing);
  const webSocket = await withTimeout(forwarding);
  const stream = Duplex.from({ readable: incoming, writable: outgoing });
  // What the other end says on its second channel is why it can't forward.
  problems.on("data", (text: Buffer) => stream.destroy(new Error(String(text))));
  if ("onclose" in webSocket) webSocket.onclose = () => incoming.end();
  // It has a certificate for this name, for whoever comes through a tunnel.
  const socket = connect({ socket: stream, ca, servername: "localhost", minVersion: "TLSv1.3" });
  socket.once("close", () => "close" in webSocket && webSocket.close());
  return await withTimeout(
    new Promise((resolve, reject) => {
      socket.once("secureConnect", () => resolve(socket)).once("error", reject);
    }),
  );
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no connection within ${CONNECT_MS / 1000} s`)), CONNECT_MS);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
