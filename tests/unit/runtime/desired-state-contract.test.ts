import { expect, test } from "vitest";
import { Duration, EventStream, Handler, Service, Team, Worker } from "../../../constructs";
import { readWorkerSettings } from "../../../runtime/handler-host/settings";
import { missingConsent, type TopicRecord } from "../../../runtime/provisioner/consent";
import { checkOwnership, TopicOwners } from "../../../runtime/provisioner/ownership";
import { parseDesiredState } from "../../../runtime/provisioner/parse-desired-state";
import { readSettings, SettingsReader } from "../../../runtime/shared/settings";
import { objectsOf, program } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");

/** What the library writes into a hook and what the provisioner reads are defined apart: one runs at synth, one there. */
test("the provisioner understands, and grants, what each owner's hook asks for", () => {
  const { team, stack, platform } = program();
  const placed = new EventStream(team, "order-placed", { visibility: "platform", partitions: 6 });
  new Service(team, "orders", { handler, quota: { producerByteRate: 1_000_000, requestPercentage: 0.5 } }).publishes(
    placed,
  );
  new Worker(team, "shipping", { handler }).subscribes(placed, {
    retries: 2,
    retryMode: "viaStream",
    deadLetter: true,
  });
  new Worker(new Team(stack, "bank", { platform }), "fraud", { handler }).subscribes(placed);

  const read = (namespace: string, name: string) => {
    const desired = JSON.parse(envOf(objectsOf(stack, name)[`Job/${name}-expand`]).HEADWATER_DESIRED ?? "");
    const understood = parseDesiredState(desired);
    expect(understood).toEqual(desired);
    checkOwnership(understood, { namespace, name }, new TopicOwners());
    return understood;
  };
  expect(read("shop", "stream-order-placed").topics).toMatchObject([
    { name: "shop.order-placed", visibility: "platform" },
  ]);
  expect(read("shop", "orders").principals).toMatchObject([
    { quota: { producerByteRate: 1_000_000, requestPercentage: 0.5 } },
  ]);
  expect(read("shop", "shipping").principals).toHaveLength(1);

  const fraud = read("bank", "fraud");
  const record = (visibility: TopicRecord["visibility"]) => (): TopicRecord => ({
    owner: "stream-order-placed",
    visibility,
    writers: "team",
    readBy: [],
    writtenBy: [],
  });
  const owner = { namespace: "bank", name: "fraud" };
  expect(missingConsent(fraud, owner, new TopicOwners(), record("platform"))).toEqual([]);
  expect(missingConsent(fraud, owner, new TopicOwners(), record("team"))).toHaveLength(1);
});

test("the runtime understands what a worker's environment says of its subscriptions", () => {
  const { team, stack } = program();
  const placed = new EventStream(team, "order-placed");
  const paid = new EventStream(team, "order-paid");
  const worker = new Worker(team, "shipping", { handler, concurrency: 3 });
  const batch = { size: 100, wait: Duration.milliseconds(50) };
  worker.subscribes(placed, {
    retries: 0,
    retryMode: "viaStream",
    deadLetter: true,
    batch,
    timeout: Duration.seconds(2),
  });
  worker.subscribes(paid, { batch: { size: 10 } });
  const env = envOf(objectsOf(stack, "shipping")["Deployment/shipping"]);
  const { subscriptions, concurrency } = readSettings(new SettingsReader(env, () => "any"), readWorkerSettings);
  expect([...subscriptions].sort((a, b) => b.stream.localeCompare(a.stream))).toEqual([
    {
      stream: "order-placed",
      topic: "shop.order-placed",
      retries: 0,
      timeoutMs: 2_000,
      batch: { size: 100, waitMs: 50 },
      retryTopic: "shop.shipping.retries",
      deadLetterTopic: "shop.shipping.dead-letters",
    },
    {
      stream: "order-paid",
      topic: "shop.order-paid",
      retries: 5,
      timeoutMs: 300_000,
      batch: { size: 10, waitMs: 1_000 },
    },
  ]);
  expect(concurrency).toBe(3);
});

/** Of a Job's or a Deployment's only container. */
function envOf(object: unknown): Record<string, string> {
  type PodOwner = { spec: { template: { spec: { containers: [{ env: { name: string; value?: string }[] }] } } } };
  const { env } = (object as PodOwner).spec.template.spec.containers[0];
  return Object.fromEntries(env.map(({ name, value }) => [name, value ?? ""]));
}
