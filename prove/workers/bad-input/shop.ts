import type { Pod } from "../../../cli/explain/pod-cause";
import type { ApiObject } from "../../../cli/kubernetes/client";
import type { StatusResult } from "../../../cli/status/status";
import { RestateAdmin } from "../../../runtime/provisioner/durable/restate-admin";
import type { Letter } from "../../../runtime/provisioner/operations/letter-answers";
import type { GatewayProject } from "../../../tests/support/gateway/project";
import { type Address, callableAddress } from "../../../tests/support/load";
import { letThisMachineIn } from "../../../tests/support/network/let-in";
import { type RawEvent, writeRaw } from "./raw-events";

/** A rule of an alert, as it is in the cluster. */
export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface RulesObject extends ApiObject {
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}

/** Of what a handler's host says. */
export interface LogLine {
  readonly msg: string;
  readonly reason?: string;
}

interface RunningPod extends Pod {
  readonly status: NonNullable<Pod["status"]> & { readonly podIP?: string };
}

/** What somebody sees of the program who has its cluster. */
export class BadShop {
  private constructor(
    readonly project: GatewayProject,
    private readonly ledger: Address,
    private readonly restate: Address,
  ) {}

  static async of(project: GatewayProject): Promise<BadShop> {
    const at = (namespace: string, name: string) => callableAddress(project.api, namespace, name);
    return new BadShop(project, await at("shop", "ledger"), await at("platform", "restate"));
  }

  async publish(events: readonly RawEvent[]): Promise<void> {
    await writeRaw(this.project.api, "shop/till", events);
  }

  /** The orders that a worker has handled, in the order in which it did. */
  async handledBy(worker: string): Promise<readonly number[]> {
    const { host, port } = this.ledger;
    const response = await fetch(`http://${host}:${port}/${worker}`, { signal: AbortSignal.timeout(10_000) });
    return (await response.json()) as number[];
  }

  async podsOf(namespace: string, name: string): Promise<readonly RunningPod[]> {
    const labelSelector = `app.kubernetes.io/name=${name},!app.kubernetes.io/component`;
    return await this.project.api.list<RunningPod>(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
  }

  /** Whether none of them has a pod. */
  async sleep(workers: readonly string[]): Promise<boolean> {
    const pods = await Promise.all(workers.map((worker) => this.podsOf("shop", worker)));
    return pods.flat().length === 0;
  }

  /** What the pod of a Deployment tells Prometheus. */
  async metricsOf(namespace: string, name: string): Promise<string> {
    await letThisMachineIn(this.project.api, `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`);
    const [pod] = await this.podsOf(namespace, name);
    const url = `http://${pod?.status.podIP}:8081/metrics`;
    return await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
  }

  /** How often the containers of a workload's pods have restarted, or of those that its Jobs left. */
  async restartsOf(name: string): Promise<number> {
    const counts = (await this.podsOf("shop", name)).flatMap(({ status }) =>
      (status.containerStatuses ?? []).map(({ restartCount = 0 }) => restartCount),
    );
    return Math.max(0, ...counts);
  }

  /** What the pod of a Deployment has logged since its container started. */
  async logOf(name: string): Promise<readonly LogLine[]> {
    const [pod] = await this.podsOf("shop", name);
    const log = await this.project.api.log("shop", pod?.metadata.name ?? "");
    return log
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as LogLine);
  }

  /** All alerts of the team. */
  async rules(): Promise<readonly Rule[]> {
    const path = "/apis/monitoring.coreos.com/v1/namespaces/shop/prometheusrules";
    const objects = await this.project.api.list<RulesObject>(path);
    return objects.flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules));
  }

  /** Pauses a durable function's call that fails, as Restate does after the 70th try, which takes more than an hour. */
  async pause(name: string): Promise<void> {
    const root = `http://${this.restate.host}:9070`;
    const calls = await new RestateAdmin(root).failing("shop");
    const id = calls.find((call) => call.function === `shop.${name}`)?.id;
    const options = { method: "PATCH", signal: AbortSignal.timeout(10_000) };
    const { ok, status } = await fetch(`${root}/invocations/${id}/pause`, options);
    if (!ok) throw new Error(`${name}'s call can't be paused: HTTP ${status}`);
  }

  async lettersOf(worker: string): Promise<readonly Letter[]> {
    return await this.project.letters(`shop/${worker}`);
  }

  async status(): Promise<{ readonly result: StatusResult; readonly text: string }> {
    const { stdout } = await this.project.headwater("status", "--json");
    const { stdout: text } = await this.project.headwater("status");
    return { result: JSON.parse(stdout) as StatusResult, text };
  }
}
