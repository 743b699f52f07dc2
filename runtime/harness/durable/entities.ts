import type { Target } from "./invocation-record";

interface Entity {
  readonly state: Map<string, Uint8Array>;
  isBusy: boolean;
  /** Calls whose turn has not come. */
  readonly queue: (() => void)[];
}

/** What entities keep, and whose turn it is. */
export class Entities {
  private readonly entities = new Map<string, Entity>();

  state(target: Omit<Target, "handler">): Map<string, Uint8Array> {
    return this.of(target).state;
  }

  /** Lets a call begin once those before it have ended. @param ended when this one has */
  enqueue(target: Target, begin: () => void, ended: Promise<unknown>): void {
    const entity = this.of(target);
    void ended.then(() => this.next(entity));
    entity.queue.push(begin);
    if (!entity.isBusy) this.next(entity);
  }

  private next(entity: Entity): void {
    const begin = entity.queue.shift();
    entity.isBusy = begin !== undefined;
    begin?.();
  }

  private of({ service, key }: Omit<Target, "handler">): Entity {
    const name = `${service}/${key}`;
    const entity = this.entities.get(name) ?? { state: new Map<string, Uint8Array>(), isBusy: false, queue: [] };
    this.entities.set(name, entity);
    return entity;
  }
}
