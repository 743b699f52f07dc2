import {
  type API,
  type Broker,
  type Callback,
  type CallbackWithPromise,
  type Connection,
  type FetchOptions,
  type fetchV17,
  kGetApi,
  kGetConnection,
  type offsetFetchV9,
} from "@platformatic/kafka";
import { withoutAborted } from "../shared/aborted-batches";
import { backoff } from "../shared/delay";
import { promised } from "../shared/promised";
import { unknownBroker } from "../shared/unknown-broker";
import { FetchingConsumer, isPassingFetchError } from "./fetching-consumer";
import { keyOf } from "./held-partitions";
import type { Committed } from "./progress";

type Call = (...args: unknown[]) => void;
type Options = FetchOptions<Buffer, Buffer, Buffer, Buffer>;
type Fetched = fetchV17.FetchResponse;

const NOTHING: Fetched = { throttleTimeMs: 0, errorCode: 0, sessionId: 0, responses: [], nodeEndpoints: [] };
const NO_LEADER = { currentLeaderEpoch: -1, lastFetchedEpoch: -1 };
/** How soon the client may ask for events again, if it does not know where they begin. */
const AGAIN_MS = 100;
/** How often events are asked for in vain, one time after the other, with pauses of up to 2 s: for a minute. */
const MOST_FAILURES = 35;

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
 * - It takes the leader that wrote the last event for the one that leads now, and every broker that has led since refuses
 *   that. It need not say.
 * - It goes on with a coordinator that is no longer among the brokers, though it can't report to it: it asks for another
 *   after errors of the network alone.
 * - It joins the group again as soon as partitions are taken back from it, and says nothing. Here is the time to finish
 *   what is in hand of them: nobody else has them before.
 */
export class CommittedConsumer extends FetchingConsumer {
  /** As it was read last, under each partition's key. */
  readonly committed = new Map<string, Committed>();
  /** Called, and waited for, before the group is joined. */
  beforeJoin: () => Promise<void> = async () => undefined;
  /** Told of each fetch that failed, before it is tried again. */
  onFetchFailed: (error: Error) => void = () => undefined;
  /** Counts how often partitions were assigned. */
  private assigned = 0;
  /** At which of these the client has read where to begin last. */
  private positioned = 0;
  /** How many fetches have failed since one was answered, by broker. */
  private readonly failures = new Map<number, number>();

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
    for (const { partitions } of options.topics) {
      for (const partition of partitions) Object.assign(partition, NO_LEADER);
    }
    const { node } = options;
    super.fetch(options, (error, response) => {
      const failures = error ? (this.failures.get(node) ?? 0) + 1 : 0;
      this.failures.set(node, failures);
      if (error && failures <= MOST_FAILURES && isPassingFetchError(error)) {
        this.onFetchFailed(error);
        this.clearMetadata();
        setTimeout(() => callback(null, NOTHING), backoff(failures, 50, 2_000));
        return;
      }
      const isOurs = this.generationId === generationId && this.assigned === assigned;
      callback(error, response && (isOurs ? withoutAborted(response) : { ...response, responses: [] }));
    });
    return undefined;
  }

  override [kGetConnection](broker: Broker | undefined, callback: Callback<Connection>): void {
    if (broker) super[kGetConnection](broker, callback);
    else callback(unknownBroker(this), undefined as never);
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
