import {
  type API,
  type Broker,
  type Callback,
  type Connection,
  kGetApi,
  kGetConnection,
  type MessageRecord,
  Producer,
  type produceV11,
} from "@platformatic/kafka";
import { promised } from "../shared/promised";
import { unknownBroker } from "../shared/unknown-broker";

type Response = produceV11.ProduceResponse;
type Done = (error: Error | null, response?: Response) => void;
type Settings = [acks: number, timeout: number];
type Produce = (connection: Connection, ...rest: [...Settings, MessageRecord[], object, Done]) => void;

/**
 * The client, but that each try sends records to those that lead their partitions then. It puts those together that go to
 * one broker as it begins, and tries to send all of them to the one that leads the first of them: once that broker is
 * gone and several lead what it led, they refuse the rest for as long as it is tried.
 *
 * What of a try was taken is sent again with the next one, with the numbers that it had: brokers know it by them (KIP-98).
 */
export class LeaderProducer extends Producer {
  override [kGetConnection](broker: Broker | undefined, callback: Callback<Connection>): void {
    if (broker) super[kGetConnection](broker, callback);
    else callback(unknownBroker(this), undefined as never);
  }

  override [kGetApi]<Arguments extends unknown[], Answer>(name: string, callback: Callback<API<Arguments, Answer>>) {
    super[kGetApi]<Arguments, Answer>(name, (error, api) =>
      callback(error, api && name === "Produce" ? Object.assign(this.toLeaders(api as never) as never, api) : api),
    );
  }

  private toLeaders(produce: Produce): Produce {
    return (connection, acks, timeout, records, options, done) => {
      const answer: Done = (error, response) => {
        if (error) this.clearMetadata();
        done(error, response);
      };
      const parts = this.byLeader(records);
      if (parts.size < 2) {
        produce(connection, acks, timeout, records, options, answer);
        return;
      }
      const sent = [...parts].map(async ([leader, part]) => {
        const own = await promised<Connection>((ready) => this[kGetConnection](leader as Broker, ready));
        return await promised<Response>((answered) => produce(own, acks, timeout, part, options, answered));
      });
      void together(sent).then(
        (response) => answer(null, response),
        (error: Error) => answer(error),
      );
    };
  }

  /** By who leads their partitions; undefined if nobody is known to. */
  private byLeader(records: readonly MessageRecord[]): Map<Broker | undefined, MessageRecord[]> {
    const { brokers, topics } = this.currentMetadata ?? {};
    const parts = new Map<Broker | undefined, MessageRecord[]>();
    for (const record of records) {
      const leader = topics?.get(record.topic)?.partitions[record.partition ?? 0]?.leader;
      const broker = leader === undefined ? undefined : brokers?.get(leader);
      const part = parts.get(broker);
      if (part) part.push(record);
      else parts.set(broker, [record]);
    }
    return parts;
  }
}

/** @throws what one of them failed with, once none is under way any more: all are to be sent again then */
async function together(sent: readonly Promise<Response>[]): Promise<Response> {
  await Promise.allSettled(sent);
  const responses = await Promise.all(sent);
  return { throttleTimeMs: 0, responses: responses.flatMap(({ responses }) => responses) };
}
