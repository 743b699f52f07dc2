import {
  type API,
  type Callback,
  type CallbackWithPromise,
  Consumer,
  type FetchOptions,
  type fetchV17,
  kGetApi,
  type offsetFetchV9,
} from "@platformatic/kafka";
import { withoutAborted } from "../shared/aborted-batches";
import { promised } from "../shared/promised";
import { keyOf } from "./held-partitions";
import type { Committed } from "./progress";

type Call = (...args: unknown[]) => void;
type Options = FetchOptions<Buffer, Buffer, Buffer, Buffer>;
type Fetched = fetchV17.FetchResponse;

const NOTHING: Fetched = { throttleTimeMs: 0, errorCode: 0, sessionId: 0, responses: [], nodeEndpoints: [] };
/** How soon the client may ask for events again, if it does not know where they begin. */
const AGAIN_MS = 100;

/** Whether it is said of all partitions where to begin. */
const isComplete = ({ topics }: Options): boolean =>
  topics.every(({ partitions }) => partitions.every(({ fetchOffset }) => fetchOffset !== undefined));

/**
 * The client, but that it reads what was committed and nothing else.
 *
 * - Of a transaction that was aborted, the client hides events only if the same answer holds the mark of its end.
 * - It asks for committed offsets without waiting for a transaction that is committing them. A member that took over
 *   from a killed one would begin before an event whose results are there already (KIP-447). And it drops the metadata.
 * - It takes what it asked for before it was assigned other partitions for what it asks for since, and goes on behind
 *   it. What others have left between, or was not committed, would be left out. It may ask for it even later: it tries
 *   again while a broker is away.
 * - It may ask for events of partitions that it was just given before it has read where to begin.
 * - It joins the group again as soon as partitions are taken back from it, and says nothing. Here is the time to finish
 *   what is in hand of them: nobody else has them before.
 */
export class CommittedConsumer extends Consumer {
  /** As it was read last, under each partition's key. */
  readonly committed = new Map<string, Committed>();
  /** Called, and waited for, before the group is joined. */
  beforeJoin: () => Promise<void> = async () => undefined;
  /** Counts how often partitions were assigned. */
  private assigned = 0;
  /** At which of these the client has read where to begin last. */
  private positioned = 0;

  /** To be called when partitions were assigned. What was asked for by now is not taken any more. */
  beginAnew(): void {
    this.assigned++;
  }

  override fetch(options: Options, callback: CallbackWithPromise<Fetched>): void;
  override fetch(options: Options): Promise<Fetched>;
  override fetch(options: Options, callback?: CallbackWithPromise<Fetched>): Promise<Fetched> | undefined {
    if (!callback) return promised<Fetched>((done) => this.fetch(options, done as Callback<Fetched>));
    const { assigned, generationId } = this;
    if (this.positioned !== assigned || !isComplete(options)) {
      setTimeout(() => callback(null, NOTHING), AGAIN_MS);
      return undefined;
    }
    super.fetch(options, (error, response) => {
      const isOurs = this.generationId === generationId && this.assigned === assigned;
      callback(error, response && (isOurs ? withoutAborted(response) : { ...response, responses: [] }));
    });
    return undefined;
  }

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
      ((connection, groups, _requireStable, done) => {
        const { assigned } = this;
        api(connection, groups, true, (error: Error | null, response?: offsetFetchV9.OffsetFetchResponse) => {
          if (response) {
            this.keepCommitted(response);
            this.positioned = assigned;
          }
          (done as Callback<offsetFetchV9.OffsetFetchResponse>)(error, response as never);
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
