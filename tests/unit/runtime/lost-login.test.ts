import { EventEmitter, once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:tls";
import { MessagesStream } from "@platformatic/kafka";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { CommittedConsumer } from "../../../runtime/handler-host/committed-consumer";
import { GroupConsumer } from "../../../runtime/handler-host/group-consumer";
import { EventProducer } from "../../../runtime/handler-host/producer";
import { Transactions } from "../../../runtime/handler-host/transactions";
import { createAuthority, createServingCertificate } from "../../../runtime/provisioner/certificates";
import type { KafkaAccess } from "../../../runtime/shared/kafka";
import { createLogger } from "../../../runtime/shared/log";
import "../../support/runtime/kafka"; // what the client needs of Node 22

const log = createLogger("info", {}, () => undefined);
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

/** A fake broker that hangs up as soon as it is spoken to, as one that is killed does. */
class FakeBroker extends EventEmitter {
  private constructor(
    readonly access: KafkaAccess,
    readonly port: number,
    readonly stop: () => void,
  ) {
    super();
  }

  static async start(): Promise<FakeBroker> {
    const authority = await createAuthority("test");
    const { certificate: cert, key } = await createServingCertificate(authority, ["localhost"]);
    const connections = new Map<string, Socket>();
    const server = createServer({ cert, key });
    server.on("connection", (socket: Socket) => connections.set(`${socket.remotePort}`, socket));
    await once(server.listen(0, "localhost"), "listening");
    const { port } = server.address() as AddressInfo;
    const access = {
      bootstrap: [`localhost:${port}`],
      username: "shop.shipping",
      password: "secret",
      ca: authority.certificate,
    };
    const broker = new FakeBroker(access, port, () => server.close());
    server.on("secureConnection", (socket) => {
      socket
        .on("error", () => undefined)
        .once("data", () => {
          connections.get(`${socket.remotePort}`)?.resetAndDestroy();
          broker.emit("lost");
        });
    });
    return broker;
  }

  /** Resolves when a client has come back: then all that the first loss can do is done. */
  async lostTwice(): Promise<void> {
    await once(this, "lost");
    await once(this, "lost");
  }
}

let broker: FakeBroker;
beforeAll(async () => {
  broker = await FakeBroker.start();
});
afterAll(() => broker.stop());

beforeEach(() => {
  uncaught.length = 0;
  process.on("uncaughtException", note);
});
afterEach(() => {
  process.off("uncaughtException", note);
  vi.restoreAllMocks();
});

test("a producer survives that a broker is killed during its login", async () => {
  const producer = new EventProducer(broker.access, "test", log);
  producer.connect().catch(() => undefined);
  await broker.lostTwice();
  await producer.close();
  expect(uncaught).toEqual([]);
});

test("so do transactions, and a member of a group", async () => {
  const group = new GroupConsumer(settings(), log, nobody);
  group.open(["t"]).catch(() => undefined);
  await broker.lostTwice();
  await group.close();

  const transactions = new Transactions(
    { access: broker.access, clientId: "test", idPrefix: "test.", maxBytesOf: () => 1_000 },
    log,
  );
  const offset = { topic: "t", partition: 0, offset: 1n, metadata: "", generation: 1 };
  const consumer = new CommittedConsumer({ ...options(), groupId: "g" });
  transactions.commit([], [offset], consumer, { generationId: 1, memberId: "m" }).catch(() => undefined);
  await broker.lostTwice();
  await transactions.close();
  expect(uncaught).toEqual([]);
});

test("so do the connections of a member that only fetch", async () => {
  vi.spyOn(CommittedConsumer.prototype, "consume").mockImplementation(function fakeConsume(
    this: CommittedConsumer,
    { topics }: { topics: string[] },
    done: (error: null, stream: MessagesStream<Buffer, Buffer, Buffer, Buffer>) => void,
  ) {
    done(null, new MessagesStream(this, { topics }));
  } as never);
  const group = new GroupConsumer(settings(), log, nobody);
  const { connections } = await group.open(["t"]);
  const lost = once(broker, "lost");
  await expect(connections.get({ host: "localhost", port: broker.port })).rejects.toThrow();
  await lost;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await group.close();
  expect(uncaught).toEqual([]);
});

const nobody = {
  onReleased: async () => undefined,
  onAssigned: () => undefined,
  onFailure: () => undefined,
  work: () => ({ busy: [], hasRoom: true }),
};

const options = () => ({ clientId: "test", bootstrapBrokers: [...broker.access.bootstrap] });

const settings = () => ({
  workload: "shop/shipping",
  handler: "",
  kafka: broker.access,
  registry: undefined,
  publications: [],
  tables: [],
  tracing: undefined,
  subscriptions: [],
  group: "shop.shipping",
  concurrency: 1,
  logLevel: "info" as const,
  graceMs: 10_000,
  healthPort: 8081,
});
