import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { rotate } from "../../cli/rotate/rotate";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { bringUp } from "../../scripts/up/bring-up";
import { takeDown } from "../../scripts/up/take-down";
import { type Address, callableAddress, startLoad } from "../../tests/support/load";
import { isAccepted } from "../../tests/support/runtime/kafka";
import { PodLogs } from "./pod-logs";

const CLUSTER = "prove-rotation";
const WORKLOADS = ["shop/orders", "shop/shipping"];
const ROUNDS = 2;

/**
 * Rotates the credentials of a service under load and of the worker behind it. No request may fail, no event may be
 * lost, and the former password must be refused.
 */
export async function rotation(progress: Progress): Promise<Bar[]> {
  // It would name the cluster to deploy to, and whose data to delete afterwards.
  delete process.env.KUBECONFIG;
  const work = async () => {
    const { kubeconfig = "" } = await bringUp({ cluster: CLUSTER }, progress);
    return await rotateUnderLoad({ KUBECONFIG: kubeconfig }, progress);
  };
  return await withCleanup(work, () => takeDown({ cluster: CLUSTER, data: true }, progress));
}

export async function rotateUnderLoad(env: { readonly KUBECONFIG: string }, progress: Progress): Promise<Bar[]> {
  const api = await KubernetesClient.connect({ KUBE_CONFIG_PATH: env.KUBECONFIG });
  const logs = new PodLogs(api, "shop", "app.kubernetes.io/name=shipping");
  const load = startLoad(await callableAddress(api, "shop", "orders"), () => ({ customerId: "customer-1" }));
  const former: Credentials[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    for (const workload of WORKLOADS) {
      former.push(await credentialsOf(api, workload));
      const title = `Rotate the credentials of ${workload} under load (${round} of ${ROUNDS})`;
      await progress.step(title, (say) => rotate({ workload, env, say }));
    }
  }
  await sleep(2_000);
  const { sent, failed } = await load.stop();
  const handled = await progress.step("Find every order in the worker's logs", () => logs.untilAll(sent, "orderId"));
  const lost = sent.filter((id) => !handled.has(id));
  const twice = sent.filter((id) => (handled.get(id) ?? 0) > 1).length;
  await logs.close();

  const broker = await brokerOf(api);
  const current = await Promise.all(WORKLOADS.map((workload) => credentialsOf(api, workload)));
  const accepted = async (all: readonly Credentials[]) =>
    (await Promise.all(all.map(({ ca, ...user }) => isAccepted({ ...broker, ca }, user)))).filter(Boolean).length;
  const [ofFormer, ofCurrent] = [await accepted(former), await accepted(current)];
  return [
    isTrue(
      `${ROUNDS} rotations of a service's credentials and of a worker's, under load: no request fails`,
      failed.length === 0 && sent.length > 0,
      `${sent.length} requests, ${failed.length} failed${failed.length > 0 ? `: ${[...new Set(failed)].join("; ")}` : ""}`,
    ),
    isTrue("no event is lost", lost.length === 0, `${sent.length} events, ${lost.length} lost, ${twice} handled twice`),
    isTrue(
      "former passwords are refused, and those of now are not",
      ofFormer === 0 && ofCurrent === current.length,
      `${former.length - ofFormer} of ${former.length} refused, ${ofCurrent} of ${current.length} accepted`,
    ),
  ];
}

interface Endpoints {
  readonly subsets: readonly {
    readonly addresses: readonly { readonly ip: string }[];
    readonly ports: readonly { readonly name: string; readonly port: number }[];
  }[];
}

/** Its Service has no address of its own. */
async function brokerOf(api: KubernetesClient): Promise<Address & { readonly serverName: string }> {
  const endpoints = await api.get<Endpoints>("/api/v1/namespaces/platform/endpoints/kafka");
  const [{ addresses, ports } = { addresses: [], ports: [] }] = endpoints?.subsets ?? [];
  const port = ports.find(({ name }) => name === "tcp-kafka");
  return { host: addresses[0]?.ip ?? "", port: port?.port ?? 0, serverName: "kafka.platform.svc" };
}

interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly ca: string;
}

async function credentialsOf(api: KubernetesClient, workload: string): Promise<Credentials> {
  const [namespace, name] = workload.split("/");
  const path = `/api/v1/namespaces/${namespace}/secrets/${name}-kafka`;
  const secret = await api.get<{ data: Record<string, string> }>(path);
  const text = (key: string) => Buffer.from(secret?.data[key] ?? "", "base64").toString();
  return { username: text("username"), password: text("password"), ca: text("ca.crt") };
}
