import { OWNER_ANNOTATION } from "../../../../runtime/provisioner/rotation/credentials";
import { Rotation } from "../../../../runtime/provisioner/rotation/rotation";
import { type RotationSources, readRotation } from "../../../../runtime/provisioner/rotation/rotation-state";
import type { Workload, Workloads } from "../../../../runtime/provisioner/rotation/workloads";
import type { StoredObject, StoredObjects } from "../../../../runtime/provisioner/stored-objects";

/** The provisioner's process ends here. */
export class Killed extends Error {}

interface FakeUser {
  readonly password: string;
  readonly rights: readonly string[];
}

interface FakePod {
  readonly name: string;
  readonly issued: string | undefined;
  /** What it read when it was started. */
  readonly user: string;
  readonly password: string;
}

const RIGHTS = ["READ orders", "WRITE orders"];
export const OWNER = { namespace: "shop", name: "shipping" };
export const HELD = { name: "shop.shipping", secret: "shipping-kafka" };

/** A fake of Kafka, the Secret and the workload's pods, in which the provisioner can be killed around any of its steps. */
export class FakeWorld {
  readonly users = new Map<string, FakeUser>([[HELD.name, { password: "first", rights: RIGHTS }]]);
  secret: StoredObject = {
    metadata: {
      namespace: "shop",
      name: HELD.secret,
      annotations: { [OWNER_ANNOTATION]: "shop/shipping" },
      creationTimestamp: "2026-01-01T00:00:00.000Z",
    },
    data: { username: HELD.name, password: "first", bootstrap: "kafka:9092" },
  };
  pods: FakePod[] = [];
  workload = true;
  /** Of the workload's pods from now on. */
  private template: string | undefined;
  private observed = true;
  private wanted: number;
  private steps = 0;
  private started = 0;

  /** @param killAt the step around which the provisioner is killed; half a step before the first is 0.5 */
  constructor(
    replicas = 2,
    readonly killAt = Number.POSITIVE_INFINITY,
  ) {
    this.wanted = replicas;
    for (let i = 0; i < replicas; i++) this.startPod();
  }

  read(owner = OWNER) {
    return readRotation(this.sources(), owner, HELD);
  }

  /** As after a start of the provisioner's process. */
  rotation(now = "2026-02-01T00:00:00.000Z"): Rotation {
    return new Rotation({
      ...this.sources(),
      now: () => new Date(now),
      users: {
        copy: async (from, to, password) => {
          await this.step(() => this.users.set(to, { password, rights: [] }));
          await this.step(() => this.users.set(to, { password, rights: this.users.get(from)?.rights ?? [] }));
        },
        remove: async (user) => {
          await this.step(() => this.users.set(user, { password: "", rights: [] }));
          await this.step(() => this.users.delete(user));
        },
      },
    });
  }

  private sources(): RotationSources {
    return {
      secrets: {
        get: async () => this.secret,
        update: async (object: StoredObject) =>
          await this.step(() => {
            this.secret = object;
            return object;
          }),
      } as unknown as StoredObjects,
      workloads: {
        named: async (): Promise<readonly Workload[]> =>
          this.workload
            ? [
                {
                  ...OWNER,
                  collection: "deployments",
                  issued: this.template,
                  observed: this.observed,
                  selector: { "app.kubernetes.io/name": "shipping" },
                },
              ]
            : [],
        restart: async (_: Workload, issued: string) =>
          await this.step(() => {
            this.template = issued;
            this.observed = false;
          }),
        podsBefore: async (_: Workload, issued: string) =>
          this.pods.filter((pod) => pod.issued !== issued).map(({ name }) => name),
      } as unknown as Workloads,
    };
  }

  /** One step of what rolls pods out: a new one is started before an old one ends. */
  rollOut(): void {
    this.observed = true;
    const fresh = this.pods.filter(({ issued }) => issued === this.template).length;
    if (this.pods.length <= this.wanted && fresh < this.wanted) this.startPod();
    else {
      const old = this.pods.find(({ issued }) => issued !== this.template);
      if (old) this.pods = this.pods.filter((pod) => pod !== old);
    }
  }

  scale(replicas: number): void {
    this.wanted = replicas;
    while (this.pods.length < replicas) this.startPod();
  }

  /** Who could not work: the Secret's reader, or a running pod. */
  lockedOut(): string[] {
    const { username = "", password = "" } = this.secret.data;
    return [{ name: "the secret", user: username, password }, ...this.pods]
      .filter(({ user, password }) => {
        const known = this.users.get(user);
        return known?.password !== password || known.rights.length < RIGHTS.length;
      })
      .map(({ name }) => name);
  }

  private startPod(): void {
    const { username = "", password = "" } = this.secret.data;
    this.pods.push({ name: `pod-${++this.started}`, issued: this.template, user: username, password });
  }

  private async step<T>(act: () => T): Promise<T> {
    this.steps++;
    if (this.steps - 0.5 === this.killAt) throw new Killed();
    const result = act();
    if (this.steps === this.killAt) throw new Killed();
    return result;
  }
}
