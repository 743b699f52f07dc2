import { LazySignal } from "../shared/lazy-signal";

/** How long an event, or a batch of them, is ours to handle. */
export class Hold {
  /** Aborts once the result is no longer waited for. */
  readonly result = new LazySignal();
  /** Aborts once no further try may be begun; with the above at the latest. */
  readonly tries = new LazySignal();

  /** No further try is begun; one that is under way may come to its end. */
  stop(reason: unknown): void {
    this.tries.abort(reason);
  }

  /** Nobody waits for the result any more. */
  abort(reason: unknown): void {
    this.result.abort(reason);
    this.tries.abort(reason);
  }
}
