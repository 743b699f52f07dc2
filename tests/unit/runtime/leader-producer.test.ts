import {
  type Broker,
  type Connection,
  kGetApi,
  kGetConnection,
  type MessageRecord,
  Producer,
} from "@platformatic/kafka";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LeaderProducer } from "../../../runtime/handler-host/leader-producer";

type Done = (error: Error | null, answer?: { responses: unknown[] }) => void;
type Produce = (
  connection: unknown,
  acks: number,
  timeout: number,
  records: object[],
  options: object,
  done: Done,
) => void;

/** What brokers are sent, in place of them, which answer when the test says. */
const sent: { to: unknown; records: object[]; options: object; answer: Done }[] = [];
const record = (partition: number): MessageRecord => ({ topic: "t", partition, value: Buffer.from("v") });
const options = { sequences: "as they were" };

let producer: LeaderProducer;
let produce: Produce;

beforeEach(() => {
  sent.length = 0;
  const api: Produce = (to, _acks, _timeout, records, options, answer) => sent.push({ to, records, options, answer });
  vi.spyOn(Producer.prototype, kGetApi).mockImplementation(((_: string, done: (error: null, api: Produce) => void) =>
    done(null, api)) as never);
  vi.spyOn(Producer.prototype, kGetConnection).mockImplementation((broker, done) =>
    done(null, `connection to ${broker.port}` as unknown as Connection),
  );
  producer = new LeaderProducer({ clientId: "test", bootstrapBrokers: ["localhost:1"] });
  producer[kGetApi]("Produce", (_, given) => {
    produce = given as unknown as Produce;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  producer.close(true, () => undefined);
});

/** Who leads each partition; nobody does, or nobody who is known, for brokers other than 1 and 2. */
function leaders(...ids: readonly number[]): void {
  const broker = (port: number): Broker => ({ host: "localhost", port });
  vi.spyOn(producer, "currentMetadata", "get").mockReturnValue({
    brokers: new Map([1, 2].map((id) => [id, broker(id)])),
    topics: new Map([["t", { partitions: ids.map((leader) => ({ leader })) }]]),
  } as never);
}

const send = (...records: MessageRecord[]) =>
  new Promise((resolve, reject) =>
    produce("given", -1, 1_000, records, options, (error, answer) => (error ? reject(error) : resolve(answer))),
  );
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what one broker leads goes to it as the client sends it", async () => {
  leaders(1, 1);
  const answered = send(record(0), record(1));
  expect(sent).toMatchObject([{ to: "given", records: [record(0), record(1)], options }]);
  sent[0]?.answer(null, { responses: ["a"] });
  expect(await answered).toEqual({ responses: ["a"] });
});

test("what several lead by now goes to each of them, with the numbers that it had", async () => {
  leaders(1, 2, 1);
  const answered = send(record(0), record(1), record(2));
  await settled();
  expect(sent).toMatchObject([
    { to: "connection to 1", records: [record(0), record(2)], options },
    { to: "connection to 2", records: [record(1)], options },
  ]);
  sent[1]?.answer(null, { responses: ["b"] });
  sent[0]?.answer(null, { responses: ["a"] });
  expect(await answered).toMatchObject({ responses: ["a", "b"] });
});

test("it fails once none is under way, and asks anew who leads", async () => {
  const forget = vi.spyOn(producer, "clearMetadata");
  leaders(1, 2);
  const failed = vi.fn();
  send(record(0), record(1)).catch(failed);
  await settled();
  sent[0]?.answer(new Error("not the leader"));
  await settled();
  expect(failed).not.toHaveBeenCalled();
  sent[1]?.answer(null, { responses: [] });
  await settled();
  expect(failed).toHaveBeenCalledWith(new Error("not the leader"));
  expect(forget).toHaveBeenCalled();
});

test("a leader that is not known is an error of the network, after which all are asked for anew", async () => {
  const forget = vi.spyOn(producer, "clearMetadata");
  leaders(1, 3);
  const answered = send(record(0), record(1));
  await settled();
  sent[0]?.answer(null, { responses: [] });
  await expect(answered).rejects.toMatchObject({ code: "PLT_KFK_NETWORK", canRetry: true });
  expect(forget).toHaveBeenCalled();
});
