import { Duplex, PassThrough } from "node:stream";
import type { KubeConfig } from "@kubernetes/client-node";
import { notAdmitted } from "./api-errors";

const CONNECT_MS = 10_000;
/** The client keeps no more than the status of the API server's answer. */
const RIGHTS = "that takes the rights to get and to create pods/portforward";

/** A port of a pod. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

/**
 * A connection to a pod through the API server, as `kubectl port-forward` makes them, but no open port.
 *
 * @throws Error if there is none within 10 s; UserError HW-KUBE-003 if the user may not
 */
export async function openPort(config: KubeConfig, { namespace, pod, port }: PodPort): Promise<Duplex> {
  const { PortForward } = await import("@kubernetes/client-node");
  const [outgoing, incoming, problems] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const forwarding = new PortForward(config).portForward(namespace, pod, [port], incoming, problems, outgoing);
  const webSocket = await withTimeout(forwarding).catch((error: unknown) => {
    const status = /: (401|403)$/.exec((error as { message?: string }).message ?? "")?.[1];
    if (status === undefined) throw error;
    const path = `/api/v1/namespaces/${namespace}/pods/${pod}/portforward`;
    throw notAdmitted(config.getCurrentCluster()?.server ?? "", "GET", path, Number(status), RIGHTS);
  });
  const stream = Duplex.from({ readable: incoming, writable: outgoing });
  // What the other end says on its second channel is why it can't forward.
  problems.on("data", (text: Buffer) => stream.destroy(new Error(String(text))));
  if ("onclose" in webSocket) webSocket.onclose = () => incoming.end();
  stream.once("close", () => "close" in webSocket && webSocket.close());
  return stream;
}

export async function withTimeout<T>(work: Promise<T>, ms = CONNECT_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
