import { type API, type Callback, Consumer, type fetchV17, kGetApi, type offsetFetchV9 } from "@platformatic/kafka";
import { withoutAborted } from "../shared/aborted-batches";
import { keyOf } from "./held-partitions";
import type { Committed } from "./progress";

type Call = (...args: unknown[]) => void;

/**
 * The client, but that it reads what was committed and nothing else.
 *
 * - Of a transaction that was aborted, the client hides events only if the same answer holds the mark of its end.
 * - It asks for committed offsets without waiting for a transaction that is committing them. A member that took over
 *   from a killed one would begin before an event whose results are there already (KIP-447). And it drops the metadata.
 * - It takes what it asked for before the group was divided anew for what it asks for since, and goes on behind it. What
 *   others have left between, or was not committed, would be left out.
 * - It joins the group again as soon as partitions are taken back from it, and says nothing. Here is the time to finish
 *   what is in hand of them: nobody else has them before.
 */
export class CommittedConsumer extends Consumer {
  /** As it was read last, under each partition's key. */
  readonly committed = new Map<string, Committed>();
  /** Called, and waited for, before the group is joined. */
  beforeJoin: () => Promise<void> = async () => undefined;

  override [kGetApi]<Arguments extends unknown[], Answer>(name: string, callback: Callback<API<Arguments, Answer>>) {
    super[kGetApi]<Arguments, Answer>(name, (error, api) => {
      const change = this.changes[name];
      callback(error, api && change ? Object.assign(change(api as unknown as Call), api) : api);
    });
  }

  /** Requests that differ, as functions of connection, arguments and callback. */
  private readonly changes: Readonly<Record<string, (api: Call) => never>> = {
    JoinGroup: (api) => ((...args) => void this.beforeJoin().then(() => api(...args))) satisfies Call as never,
    OffsetFetch: (api) =>
      ((connection, groups, _requireStable, done) =>
        api(connection, groups, true, (error: Error | null, response?: offsetFetchV9.OffsetFetchResponse) => {
          if (response) this.keepCommitted(response);
          (done as Callback<offsetFetchV9.OffsetFetchResponse>)(error, response as never);
        })) satisfies Call as never,
    Fetch: (api) =>
      ((...args) => {
        const done = args.pop() as Callback<fetchV17.FetchResponse>;
        const { generationId } = this;
        api(...args, (error: Error | null, response?: fetchV17.FetchResponse) => {
          const isOurs = this.generationId === generationId;
          done(error, response && (isOurs ? withoutAborted(response) : { ...response, responses: [] }));
        });
      }) satisfies Call as never,
  };

  /** Brokers before Kafka 3.0 answer in another form: then nothing is known beside the offsets. */
  private keepCommitted({ groups = [] }: Partial<offsetFetchV9.OffsetFetchResponse>): void {
    for (const { name: topic, partitions } of groups.flatMap(({ topics }) => topics)) {
      for (const { partitionIndex: partition, committedOffset: offset, metadata } of partitions) {
        if (offset >= 0n) this.committed.set(keyOf({ topic, partition }), { offset, metadata });
        else this.committed.delete(keyOf({ topic, partition }));
      }
    }
  }
}
