import { Deadlines } from "../shared/deadlines";
import { LazySignal } from "../shared/lazy-signal";
import type { Hold } from "./hold";

/** A handler did not come to its end within the subscription's time limit. */
export class HandlerTimeout extends Error {
  override readonly name = "TimeoutError";

  constructor(timeoutMs: number) {
    super(`the handler has not ended within ${timeoutMs / 1000} s`);
  }
}

const deadlines = new Deadlines();

/**
 * Calls a handler once, and waits for it no longer than it may take and than its event is ours. A handler that goes on
 * regardless can't be stopped: its signal tells it, and its result is dropped.
 *
 * @param call given the signal of this one try
 * @throws what the handler throws; HandlerTimeout; the hold's reason once it is aborted
 */
export function callWithin<T>(
  timeoutMs: number,
  { result }: Hold,
  call: (signal: LazySignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    result.throwIfAborted();
    const signal = new LazySignal();
    const giveUp = (reason: unknown) => {
      signal.abort(reason);
      end();
      reject(reason);
    };
    const deadline = deadlines.add(timeoutMs, () => giveUp(new HandlerTimeout(timeoutMs)));
    const end = () => {
      deadlines.remove(deadline);
      result.offAbort(giveUp);
    };
    result.onAbort(giveUp);
    call(signal).then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
