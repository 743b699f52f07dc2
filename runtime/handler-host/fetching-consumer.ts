import {
  type Callback,
  type CallbackWithPromise,
  Consumer,
  findErrorBy,
  kPerformWithRetry,
  NetworkError,
  UserError,
} from "@platformatic/kafka";

/**
 * The client, but that it tries a fetch once. It would go on asking the broker that led the partitions, for a minute,
 * when others lead them by now; and give up for good if that broker is gone. Whoever reads asks again, those that lead
 * then: `isPassingFetchError` tells whether to, and `clearMetadata` has the client look up who they are.
 */
export class FetchingConsumer extends Consumer {
  override [kPerformWithRetry]<Result>(
    operation: string,
    attempt: (callback: Callback<Result>, attempt: number) => void,
    callback: CallbackWithPromise<Result>,
    first?: number,
    errors?: Error[],
    shouldSkipRetry?: (error: Error) => boolean,
    most?: number,
  ) {
    const retries = operation === "fetch" ? 0 : most;
    return super[kPerformWithRetry](operation, attempt, callback, first, errors, shouldSkipRetry, retries);
  }
}

/** The partitions' leaders are others, or away, or do not answer. */
export function isPassingFetchError(error: unknown): boolean {
  const final = findErrorBy(error as Error, "canRetry", false) as { code?: string; closed?: boolean } | null;
  if (!final) return error instanceof Error && "code" in error && String(error.code).startsWith("PLT_KFK_");
  // It no longer knows the broker that it was to ask; or that one took too long.
  return final.code === UserError.code || (final.code === NetworkError.code && final.closed !== true);
}
