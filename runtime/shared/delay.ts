/** Resolves after `ms`, or as soon as the signal aborts. Never rejects. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener("abort", finish);
  });
}

/** Doubles from `first` up to `most`; attempts count from 1. */
export const backoff = (attempt: number, first: number, most: number): number =>
  Math.min(first * 2 ** (attempt - 1), most);
