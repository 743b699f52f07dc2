import { delay } from "../../shared/delay";
import { describeError, type Logger } from "../../shared/log";
import type { DesiredDurable } from "../desired-state";
import type { OwnerId } from "../ownership";
import { type Change, NO_CHANGES, type Plan } from "../plan";
import type { RestateAdmin, RestateDeployment, RestateInvocations } from "./restate-admin";
import type { Version, VersionAddresses, VersionObjects } from "./version-objects";

/** How often it is looked whether a version has drained. */
const LOOK_EVERY_MS = 30_000;
/** So long after the next version came may an invocation still begin with the one before. */
const SETTLED_MS = 10_000;
/** What an invocation has that needs a pod now; the others wait for a timer, an answer, a lock or a person. */
const ACTIVE = ["ready", "running", "backing-off"];

export interface DurableVersionsOptions {
  readonly admin: RestateAdmin;
  readonly objects: VersionObjects;
  readonly addresses: VersionAddresses;
  /** Public key of who may call; undefined: whoever can connect. */
  readonly identity: string | undefined;
  readonly log: Logger;
  /** Waited for before anything is registered: from then on Restate has something to lose. */
  readonly markInUse: () => Promise<void>;
  /** Told each half minute what has not ended. */
  readonly onLook: (unfinished: readonly RestateInvocations[]) => void;
}

interface Seen {
  readonly deployments: readonly RestateDeployment[];
  readonly current: ReadonlyMap<string, string>;
  readonly unfinished: readonly RestateInvocations[];
}

/**
 * Versions of durable functions: made known to Restate, which gives new calls to the newest, and removed once they have
 * nothing left to do. All that is remembered is in Restate and in the cluster, so any step can be repeated.
 */
export class DurableVersions {
  constructor(private readonly options: DurableVersionsOptions) {}

  /** Before the version's pods: what they mount. */
  async planRuntime({ namespace }: OwnerId, desired: DesiredDurable | undefined): Promise<Plan> {
    if (!desired) return NO_CHANGES;
    const { objects, identity } = this.options;
    const version = { namespace, version: desired.version };
    if (await objects.hasRuntime(version)) return NO_CHANGES;
    return {
      changes: [change("create", version, "create beside those that have not ended")],
      apply: () => objects.keepRuntime(version, desired.runtimeConfigMap, identity),
    };
  }

  /**
   * Lets the version take new calls. One that took them before, as after a rollback, does so again.
   * @throws Refusal HW-DURABLE-002 if Restate says no: a function can't become an entity
   */
  async register({ namespace }: OwnerId, { service, version }: DesiredDurable): Promise<readonly Change[]> {
    const { admin } = this.options;
    const uri = this.options.addresses.uriOf({ namespace, version });
    const [deployments, current] = [await admin.deployments(), await admin.current()];
    const known = deployments.find(({ endpoint }) => endpoint === uri);
    await this.options.markInUse();
    if (known && current.get(service) === known.id) return [];
    await admin.register(uri, known !== undefined);
    return [change("update", { namespace, version }, "takes new calls")];
  }

  /** Removes those of the service's versions that have nothing left to do: its release goes. The others wait for it. */
  async leave({ namespace }: OwnerId, { service }: DesiredDurable, dryRun: boolean): Promise<readonly Change[]> {
    const seen = await this.look();
    const own = seen.deployments.filter(
      (each) => each.services.includes(service) && this.versionOf(each)?.namespace === namespace,
    );
    const hasNew = seen.unfinished.some((each) => each.service === service && each.deployment === undefined);
    const drained = own.filter(({ id }) => !isNeeded(seen, id) && !(hasNew && seen.current.get(service) === id));
    if (!dryRun) for (const each of drained) await this.remove(each);
    return drained.flatMap((each) => {
      const version = this.versionOf(each);
      return version ? [change("delete", version, "delete; nothing needs it")] : [];
    });
  }

  /** How many invocations the version has to work on. One that Restate does not know yet must run to be asked. */
  async demand(version: Version): Promise<number> {
    const { deployments, current, unfinished } = await this.look();
    const deployment = deployments.find(({ endpoint }) => endpoint === this.options.addresses.uriOf(version));
    if (!deployment) return 1;
    const takesNew = new Set(deployment.services.filter((service) => current.get(service) === deployment.id));
    return unfinished
      .filter(({ status }) => ACTIVE.includes(status))
      .filter((each) => (each.deployment ? each.deployment === deployment.id : takesNew.has(each.service)))
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** Until the signal aborts. */
  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      await this.collect().catch((error: unknown) => {
        this.options.log.warn("Versions can't be looked at", { reason: describeError(error) });
      });
      await delay(LOOK_EVERY_MS, stop);
    }
  }

  /** Removes versions that are not the newest any more and have nothing left to do. */
  async collect(now = Date.now()): Promise<void> {
    const seen = await this.look();
    this.options.onLook(seen.unfinished);
    const byId = new Map(seen.deployments.map((each) => [each.id, each]));
    for (const deployment of seen.deployments) {
      const newest = deployment.services.map((service) => byId.get(seen.current.get(service) ?? ""));
      const settled = newest.every((each) => each && each !== deployment && now - +each.createdAt > SETTLED_MS);
      if (settled && this.versionOf(deployment) && !isNeeded(seen, deployment.id)) await this.remove(deployment);
    }
  }

  private versionOf({ endpoint }: RestateDeployment): Version | undefined {
    return this.options.addresses.versionAt(endpoint);
  }

  private async look(): Promise<Seen> {
    const { admin } = this.options;
    // Deployments first: one that comes meanwhile is not taken for drained.
    const deployments = await admin.deployments();
    const [current, unfinished] = [await admin.current(), await admin.unfinished()];
    return { deployments, current, unfinished };
  }

  /** From the cluster first: what is left of it if we are interrupted is found again as long as Restate knows it. */
  private async remove(deployment: RestateDeployment): Promise<void> {
    const version = this.versionOf(deployment);
    if (!version) return;
    await this.options.objects.remove(version);
    await this.options.admin.remove(deployment.id);
    this.options.log.info("Removed a version that nothing needs any more", { ...version });
  }
}

const isNeeded = ({ unfinished }: Seen, id: string): boolean => unfinished.some(({ deployment }) => deployment === id);

const change = (action: Change["action"], { version }: Version, what: string): Change => ({
  action,
  kind: "version",
  name: version,
  text: `version ${version}: ${what}`,
});
