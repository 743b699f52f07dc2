import { UserError } from "../../console/user-error";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import type { DeployedWorkload } from "../provisioner/find-workload";
import { inWords, isLeft, isSame, MARK, markOf, newMark, type PauseMark, renewed } from "./mark";
import { before, collectionOf, goingOn, type Stoppable, type StoppableKind, stopping } from "./stopping";

const RENEW_EVERY_MS = 15_000;

/**
 * A workload in the cluster, while a command stops it: through KEDA where it scales the workload, which would start
 * replicas again. The object says who has stopped it, and the command says again and again that it still runs. So a
 * killed one is told from one that is under way, and anybody can undo what it has left.
 */
export class Pause {
  private own: PauseMark | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly undone = new AbortController();

  private constructor(
    private readonly client: KubernetesClient,
    private readonly workload: DeployedWorkload,
    private readonly kind: StoppableKind,
    private readonly path: string,
  ) {}

  static async of(client: KubernetesClient, workload: DeployedWorkload): Promise<Pause> {
    const { namespace, name, path } = workload;
    const scaled = `${collectionOf("ScaledObject", namespace)}/${name}`;
    if (path.includes("/scaledjobs/")) return new Pause(client, workload, "ScaledJob", path);
    if (await client.get(scaled)) return new Pause(client, workload, "ScaledObject", scaled);
    return new Pause(client, workload, path.includes("/statefulsets/") ? "StatefulSet" : "Deployment", path);
  }

  /** Aborts when somebody else has let the workload go on, or stopped it in our place. */
  get lost(): AbortSignal {
    return this.undone.signal;
  }

  /** The pause that there is, of whatever command; undefined if none has stopped it. */
  async current(): Promise<PauseMark | undefined> {
    return markOf(await this.read());
  }

  /** @throws UserError HW-OPERATE-010 if another command has stopped it and still runs */
  async refuseIfHeld(): Promise<void> {
    this.refuse(await this.current());
  }

  /**
   * @param command as it is called, such as `headwater dev`
   * @throws UserError HW-OPERATE-010 if another one has stopped it and still runs
   */
  async stop(command: string): Promise<void> {
    const object = await this.read();
    const former = markOf(object);
    this.refuse(former);
    this.own = newMark(command, former?.before ?? before(this.kind, object), this.client.now);
    await this.client.merge(this.path, stopping(this.kind, this.own));
    this.timer = setInterval(() => void this.renew().catch(() => undefined), RENEW_EVERY_MS);
    if (this.kind === "ScaledJob") await this.endJobs();
  }

  /** Undoes our own pause, if there is one. */
  async goOn(): Promise<void> {
    clearInterval(this.timer);
    const mark = await this.current();
    if (mark && this.own && isSame(mark, this.own)) await this.undo(mark);
  }

  /** Lets the workload go on as it was before the pause, whosever that is. */
  async undo(mark: PauseMark): Promise<void> {
    await this.client.merge(this.path, goingOn(this.kind, mark));
  }

  /** What fails is done the next time: the lease is longer. */
  private async renew(): Promise<void> {
    const object = await this.read();
    const mark = markOf(object);
    if (this.own === undefined || !mark || !isSame(mark, this.own)) return this.undone.abort();
    const { resourceVersion } = object.metadata;
    const annotations = { [MARK]: JSON.stringify(renewed(mark, this.client.now)) };
    // Refused if the object has changed since it was read: a pause that was just undone does not come back.
    await this.client.merge(this.path, { metadata: { resourceVersion, annotations } });
  }

  private refuse(mark: PauseMark | undefined): void {
    if (mark === undefined || isLeft(mark, this.client.now)) return;
    const { namespace, name } = this.workload;
    throw new UserError(
      "HW-OPERATE-010",
      `${namespace}/${name}: ${inWords(mark)}, and that still runs.`,
      `Let it end. If it was killed less than a minute ago, wait that long, or run headwater resume ${namespace}/${name}.`,
    );
  }

  /** No further one comes; those that are there finish what they have in hand, and begin nothing once they are told. */
  private async endJobs(): Promise<void> {
    const { namespace, name } = this.workload;
    const jobs = `/apis/batch/v1/namespaces/${namespace}/jobs`;
    const own = await this.client.listMetadata(jobs, { labelSelector: `scaledjob.keda.sh/name=${name}` });
    for (const { metadata } of own) await this.client.delete(`${jobs}/${metadata.name}`, metadata.uid);
  }

  /** One that was deleted meanwhile is stopped by nobody. */
  private async read(): Promise<Stoppable> {
    const none: ApiObject = { metadata: { name: this.workload.name } };
    return (await this.client.get<Stoppable>(this.path)) ?? none;
  }
}
