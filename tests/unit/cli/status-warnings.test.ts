import { describe, expect, test } from "vitest";
import type { Pod } from "../../../cli/explain/pod-cause";
import type { KubernetesClient } from "../../../cli/kubernetes/client";
import { deadLettersOf } from "../../../cli/status/dead-letters";
import { failingCallsOf } from "../../../cli/status/failing-calls";
import { rejectedIn } from "../../../cli/status/rejected-values";
import { renderStatus } from "../../../cli/status/render-status";
import { restartsOf } from "../../../cli/status/restarts";
import { summarize } from "../../../cli/status/status";
import { readTroubles, type Troubles } from "../../../cli/status/troubles";
import type { LiveWorkload, View } from "../../../cli/status/view";
import { warningsOf } from "../../../cli/status/warnings";
import { styleOf } from "../../../console/style";
import type { Letter } from "../../../runtime/provisioner/operations/letter-answers";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

const worker = (name: string, env: Readonly<Record<string, string>> = {}): LiveWorkload =>
  ({
    kind: "Deployment",
    metadata: { name, namespace: "shop" },
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ env: Object.entries(env).map(([key, value]) => ({ name: key, value })) }] } },
    },
    status: { replicas: 1, updatedReplicas: 1, readyReplicas: 1 },
  }) as LiveWorkload;

const subscriber = (name: string, subscription: object) =>
  worker(name, { HEADWATER_GROUP: `shop.${name}`, HEADWATER_SUBSCRIPTIONS: JSON.stringify([subscription]) });

const view = (troubles: Partial<Troubles>): View => ({
  namespaces: [{ metadata: { name: "shop", labels: { "headwater.dev/platform": "platform" } } }],
  workloads: [worker("shipping")],
  conditioned: new Map(),
  revisions: [],
  absent: [],
  streams: new Map(),
  waking: new Set(),
  missingKeys: [],
  troubles: { restarts: [], deadLetters: [], rejectedValues: [], failingCalls: [], silences: [], ...troubles },
  unread: [],
});

const letter = (offset: number, more: Partial<Letter> = {}): Letter => ({
  id: `0/${offset}`,
  failedAt: ago(offset),
  error: "no stock for 4",
  attempts: 6,
  original: { topic: "shop.orders", partition: 0, offset },
  redriven: false,
  key: null,
  ...more,
});

describe("dead letters", () => {
  const topic = "shop.shipping.dead-letters";

  test("that wait are asked for once for each team, of workers that keep any", async () => {
    const asked: unknown[] = [];
    const ask = async (...request: string[]) => {
      asked.push(request);
      return { waiting: [{ topic, letters: [letter(1), letter(2)], more: true }] };
    };
    const workers = [
      worker("orders"),
      subscriber("audit", {}),
      subscriber("shipping", { deadLetterTopic: topic }),
      subscriber("lost", { deadLetterTopic: "shop.lost.dead-letters" }),
    ];
    expect(await deadLettersOf(workers, { ask: ask as never })).toEqual([
      { workload: "shop/shipping", count: 2, more: true, causes: [expect.objectContaining({ count: 2 })] },
    ]);
    const topics = [topic, "shop.lost.dead-letters"];
    expect(asked).toEqual([["shop/shipping", "dead-letters/waiting", JSON.stringify({ topics })]]);
  });

  test("are a warning with what they failed of, and what to do", () => {
    const cause = { error: "no stock for 4", topic: "t", redriven: 0, first: ago(9), last: ago(2), newest: "0/1" };
    const causes = [3, 2, 1, 1].map((count) => ({ ...cause, count }));
    const deadLetters = [{ workload: "shop/shipping", count: 7, more: false, causes }];
    expect(warningsOf(view({ deadLetters }), [], NOW)).toEqual([
      {
        object: "Deployment shop/shipping",
        cause: [
          "7 of its events are dead letters:",
          "3 × no stock for 4, 2 min ago",
          "2 × no stock for 4, 2 min ago",
          "1 × no stock for 4, 2 min ago",
          "1 more cause",
        ].join("\n"),
        fix: "Look at them: headwater deadletters show shop/shipping. When the cause is gone: headwater deadletters redrive shop/shipping --all",
      },
    ]);
    expect(
      warningsOf(view({ deadLetters: [{ workload: "shop/shipping", count: 0, more: false, causes: [] }] }), [], NOW),
    ).toEqual([]);
  });
});

const pod = (restartCount: number, terminated: object | undefined): Pod => ({
  metadata: { name: "shipping-abc", namespace: "shop" },
  status: {
    containerStatuses: [{ name: "worker", restartCount, ...(terminated ? { lastState: { terminated } } : {}) }],
  },
});
const log = '{"level":"warn","msg":"a line"}';
const oom = { message: log, reason: "OOMKilled", exitCode: 137, finishedAt: ago(10) };

describe("restarts", () => {
  test("are those of all containers, with why the last one ended", () => {
    const exited = { exitCode: 1, message: "a handler must not call process.exit\n", finishedAt: ago(3) };
    expect(restartsOf("shop/shipping", [pod(2, oom), pod(1, exited), pod(0, undefined)])).toEqual({
      workload: "shop/shipping",
      count: 3,
      last: {
        at: NOW - 3 * 60_000,
        cause: "a handler must not call process.exit",
        log: "kubectl -n shop logs shipping-abc -c worker --previous",
      },
    });
    expect(restartsOf("shop/shipping", [pod(0, undefined)])).toEqual({ workload: "shop/shipping", count: 0 });
  });

  test("of a process that was killed are not told by the end of its log, which Kubernetes gives", () => {
    const { last } = restartsOf("shop/shipping", [
      pod(1, { reason: "Error", exitCode: 137, message: log, finishedAt: ago(1) }),
    ]);
    expect(last?.cause).toBe(
      'the container "worker" was killed: it gave its liveness probe no answer, or did not end when it was told to',
    );
  });

  test("are a warning for half an hour, unless it is told anyway why the workload is not ready", () => {
    const restarts = [restartsOf("shop/shipping", [pod(2, oom)])];
    expect(warningsOf(view({ restarts }), [], NOW)).toEqual([
      {
        object: "Deployment shop/shipping",
        cause: 'It restarted 2 times, the last time 10 min ago: the container "worker" ran out of memory',
        fix: "Read what it said before: kubectl -n shop logs shipping-abc -c worker --previous",
      },
    ]);
    expect(warningsOf(view({ restarts }), [], NOW + 25 * 60_000)).toEqual([]);
    const problem = { object: "Deployment shop/shipping", cause: "", fix: "" };
    expect(warningsOf(view({ restarts }), [problem], NOW)).toEqual([]);
  });
});

test("restarts of a durable function are told of the version whose pods they are", async () => {
  const versions = ["checkout-1a2b3c4d", "checkout-00ff00ff"];
  const podOf = (version: string, restarts: number): Pod => {
    const { metadata, status } = pod(restarts, oom);
    const labels = { "app.kubernetes.io/name": "checkout", "headwater.dev/version": version };
    return { metadata: { ...metadata, labels }, ...(status ? { status } : {}) };
  };
  const pods = [podOf("checkout-1a2b3c4d", 2), podOf("checkout-1a2b3c4d", 1)];
  const client = {
    list: async (path: string) => (path.includes("/shop/") ? pods : []),
    get: async () => undefined,
  } as unknown as KubernetesClient;
  const workloads = versions.map((version) => worker(version));
  const troubles = await readTroubles(client, [{ team: "shop", platform: "platform" }], workloads, new Set());
  const seen: View = { ...view(troubles), workloads };
  const [shop] = summarize(seen, []).namespaces;
  expect(shop?.workloads.map(({ name, restarts }) => [name, restarts])).toEqual([
    ["checkout-1a2b3c4d", 3],
    ["checkout-00ff00ff", 0],
  ]);
  const object = "Deployment shop/checkout-1a2b3c4d";
  expect(warningsOf(seen, [], NOW)).toMatchObject([{ object }]);
  expect(warningsOf(seen, [{ object, cause: "", fix: "" }], NOW)).toEqual([]);
});

test("values that are kept out of a table are read from a log, each once", () => {
  const line = (event: string) =>
    JSON.stringify({ msg: "A value is kept out of a table", table: "rules", event, reason: "it has no key" });
  const log = [
    line("shop.rules/0/5"),
    "handled",
    line("shop.rules/0/5"),
    line("shop.rules/0/7"),
    line("x").slice(0, 70),
  ];
  const rejectedValues = rejectedIn("shop/shipping", log.join("\n"));
  expect(rejectedValues.map(({ event }) => event)).toEqual(["shop.rules/0/5", "shop.rules/0/7"]);
  expect(warningsOf(view({ rejectedValues }), [], NOW)[0]).toMatchObject({
    object: "Deployment shop/shipping",
    cause: "It keeps shop.rules/0/5 out of its table of rules: it has no key",
  });
});

test("calls that fail are asked for once for each team, and told by function", async () => {
  const asked: string[] = [];
  const call = { function: "shop.checkout", isPaused: true, tries: 70, failure: "no such card" };
  const calls = [
    { ...call, id: "inv_1" },
    { ...call, id: "inv_2", isPaused: false, tries: 7, failure: "no answer" },
    { ...call, id: "inv_3" },
  ];
  const ask = async (owner: string, verb: string) => {
    asked.push(`${owner} ${verb}`);
    return { calls };
  };
  const durable = ["checkout", "ledger"].map((name) => worker(name, { HEADWATER_DURABLE_KIND: "function" }));
  const failingCalls = await failingCallsOf([...durable, worker("orders")], { ask: ask as never });
  expect(asked).toEqual(["shop/ledger failing-calls"]);
  expect(warningsOf(view({ failingCalls }), [], NOW)).toMatchObject([
    {
      object: "durable function shop/checkout",
      cause:
        "2 calls failed at every try, and are paused:\ninv_1, 70 times: no such card\ninv_3, 70 times: no such card",
    },
    { cause: "1 call failed at every try, and is tried again:\ninv_2, 7 times: no answer" },
  ]);
});

test("a status with warnings is ready, and shows them", () => {
  const seen = view({
    deadLetters: [{ workload: "shop/shipping", count: 2, more: false, causes: [] }],
    restarts: [restartsOf("shop/shipping", [pod(1, oom)])],
    silences: [{ platform: "platform", why: "no answer within 15 s" }],
  });
  const result = summarize(seen, [], warningsOf(seen, [], NOW));
  expect(result.ready).toBe(true);
  const lines = renderStatus(result, styleOf({})).split("\n");
  expect(lines[1]).toBe("  ✓ shipping  Deployment  1/1 ready, 2 dead letters, 1 restart");
  expect(lines.filter((line) => line.startsWith("!"))).toEqual([
    "! Deployment shop/shipping",
    "! Deployment platform/provisioner",
  ]);
  expect(lines.at(-1)).toBe("✓ All is ready: 1 workload of 0 releases in 1 namespace. 3 things to look at.");
});
