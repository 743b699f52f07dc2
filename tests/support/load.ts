import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesClient } from "../../cli/kubernetes/client";
import { letThisMachineIn } from "./network/let-in";

const PAUSE_MS = 25;
const REQUEST_MS = 10_000;

export interface Address {
  readonly host: string;
  readonly port: number;
}

interface Service {
  readonly spec: { readonly clusterIP: string; readonly ports: readonly { readonly port: number }[] };
}

/** Services' addresses can be reached from the embedded cluster's host, where network policies let it. */
export async function addressOf(api: KubernetesClient, namespace: string, name: string): Promise<Address> {
  const service = await api.get<Service>(`/api/v1/namespaces/${namespace}/services/${name}`);
  if (!service) throw new Error(`There is no service ${namespace}/${name}`);
  const { clusterIP, ports } = service.spec;
  return { host: clusterIP, port: ports[0]?.port ?? 0 };
}

/** The address of a service that no gateway leads to, once this machine is let in. */
export async function callableAddress(api: KubernetesClient, namespace: string, name: string): Promise<Address> {
  await letThisMachineIn(api, `/api/v1/namespaces/${namespace}/services/${name}`);
  return await addressOf(api, namespace, name);
}

export interface LoadResult {
  /** Ids of the orders that were accepted. */
  readonly sent: readonly string[];
  /** Why the others were not. */
  readonly failed: readonly string[];
}

export interface Load {
  stop(): Promise<LoadResult>;
}

/**
 * Places orders all the time, each over a connection of its own, as many callers would.
 * @param order the next one
 * @param callers at once
 */
export function startLoad(address: Address, order: () => object, callers = 4): Load {
  const sent: string[] = [];
  const failed: string[] = [];
  let going = true;
  const call = async () => {
    while (going) {
      try {
        sent.push(await placeOrder(address, order()));
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
      }
      await sleep(PAUSE_MS);
    }
  };
  const calls = Array.from({ length: callers }, call);
  return {
    async stop() {
      going = false;
      await Promise.all(calls);
      return { sent, failed };
    },
  };
}

/** @returns the id that the service answers with */
function placeOrder({ host, port }: Address, order: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host, port, method: "POST", agent: new Agent(), timeout: REQUEST_MS };
    const outgoing = request(options, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      if (response.statusCode === 202) resolve((JSON.parse(text) as { orderId: string }).orderId);
      else reject(new Error(`HTTP ${response.statusCode} ${text.trim()}`));
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer")));
    outgoing.on("error", reject).end(JSON.stringify(order));
  });
}
