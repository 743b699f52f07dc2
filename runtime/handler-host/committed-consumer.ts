import { type API, type Callback, Consumer, type fetchV17, kGetApi } from "@platformatic/kafka";
import { withoutAborted } from "../shared/aborted-batches";

type Call = (...args: unknown[]) => void;

/**
 * The client, but that it reads what was committed and nothing else.
 *
 * - Of a transaction that was aborted, the client hides events only if the same answer holds the mark of its end.
 * - It asks for committed offsets without waiting for a transaction that is committing them. A member that took over
 *   from a killed one would begin before an event whose results are there already (KIP-447).
 * - It joins the group again as soon as partitions are taken back from it, and says nothing. Here is the time to finish
 *   what is in hand of them: nobody else has them before.
 */
export class CommittedConsumer extends Consumer {
  /** Called, and waited for, before the group is joined. */
  beforeJoin: () => Promise<void> = async () => undefined;

  override [kGetApi]<Arguments extends unknown[], Answer>(name: string, callback: Callback<API<Arguments, Answer>>) {
    super[kGetApi]<Arguments, Answer>(name, (error, api) => {
      const change = name === "JoinGroup" ? this.joiningLater : changes[name];
      callback(error, api && change ? Object.assign(change(api as unknown as Call), api) : api);
    });
  }

  private readonly joiningLater = (api: Call) =>
    ((...args) => void this.beforeJoin().then(() => api(...args))) satisfies Call as never;
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
