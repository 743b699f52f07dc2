import { type API, type Callback, Consumer, type fetchV17, kGetApi } from "@platformatic/kafka";
import { withoutAborted } from "../shared/aborted-batches";

type Call = (...args: unknown[]) => void;

/**
 * The client, but that it reads what was committed and nothing else.
 *
 * - Of a transaction that was aborted, the client hides events only if the same answer holds the mark of its end.
 * - It asks for committed offsets without waiting for a transaction that is committing them. A member that took over
 *   from a killed one would begin before an event whose results are there already (KIP-447).
 */
export class CommittedConsumer extends Consumer {
  override [kGetApi]<Arguments extends unknown[], Answer>(name: string, callback: Callback<API<Arguments, Answer>>) {
    super[kGetApi]<Arguments, Answer>(name, (error, api) => {
      const change = changes[name];
      callback(error, api && change ? Object.assign(change(api as unknown as Call), api) : api);
    });
  }
}

/** Requests that differ, as functions of connection, arguments and callback. */
const changes: Readonly<Record<string, (api: Call) => never>> = {
  OffsetFetch: (api) =>
    ((connection, groups, _requireStable, done) => api(connection, groups, true, done)) satisfies Call as never,
  Fetch: (api) =>
    ((...args) => {
      const done = args.pop() as Callback<fetchV17.FetchResponse>;
      api(...args, (error: Error | null, response?: fetchV17.FetchResponse) =>
        done(error, response && withoutAborted(response)),
      );
    }) satisfies Call as never,
};
