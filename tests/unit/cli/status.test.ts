import { describe, expect, test } from "vitest";
import type { Revision } from "../../../cli/deploy/helm-releases";
import { CONDITIONED_KINDS, type Conditioned, faultsOf } from "../../../cli/status/conditions";
import { partOf } from "../../../cli/status/parts";
import { pauseProblems } from "../../../cli/status/pause-problems";
import { absenceProblems, conditionProblems, keyProblems } from "../../../cli/status/problems";
import { newestRevisions, problemOf } from "../../../cli/status/release-problems";
import { renderStatus } from "../../../cli/status/render-status";
import { summarize } from "../../../cli/status/status";
import { parseStreams } from "../../../cli/status/streams";
import { failedIn } from "../../../cli/status/token-keys";
import type { LiveWorkload, View } from "../../../cli/status/view";
import { styleOf } from "../../../console/style";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const PLATFORM = "headwater.dev/platform";
const named = (name: string) => ({ metadata: { name, namespace: "shop" } });

const deployment = (name: string, replicas: number, ready: number, namespace = "shop"): LiveWorkload => ({
  kind: "Deployment",
  metadata: { name, namespace },
  spec: { replicas },
  status: { replicas: ready, updatedReplicas: ready, readyReplicas: ready },
});

const scaledShipping: Conditioned = {
  ...named("shipping"),
  spec: { scaleTargetRef: { name: "shipping" } },
  status: { conditions: [{ type: "Ready", status: "True" }] },
} as Conditioned;

const view = (more: Partial<View> = {}): View => ({
  namespaces: [
    { metadata: { name: "shop", labels: { [PLATFORM]: "platform" } } },
    { metadata: { name: "keda" } },
    { metadata: { name: "platform" } },
  ],
  workloads: [deployment("orders", 2, 2), deployment("shipping", 0, 0), deployment("provisioner", 1, 1, "platform")],
  conditioned: new Map([["ScaledObject", [scaledShipping]]]),
  revisions: [],
  absent: [],
  streams: new Map([["shop", [{ topic: "shop.orders", readers: [], left: false }]]]),
  waking: new Set(),
  missingKeys: [],
  troubles: { restarts: [], deadLetters: [], rejectedValues: [], failingCalls: [], silences: [] },
  unread: [],
  ...more,
});

describe("keys of tokens", () => {
  const line = (url: string, end: string) =>
    `[2026-11-28 15:35:01.169][1][warning][jwt] [jwks_async_fetcher.cc:117] Jwks async fetching url=${url}: ${end}`;

  test("that a proxy can't fetch are in its log, among requests", () => {
    const log = [
      line("http://a/keys", "failed"),
      '{"path":"/"}',
      line("https://b", "failed"),
      line("https://b", "failed"),
    ];
    expect([...failedIn(log.join("\n"))]).toEqual(["http://a/keys", "https://b"]);
    expect([...failedIn(line("http://a/keys", "success"))]).toEqual([]);
  });

  test("are told with the policies that need them", () => {
    const missing = { namespace: "platform", gateway: "gateway-public", url: "https://b", policies: ["shop/orders"] };
    expect(keyProblems(view({ missingKeys: [missing] }))).toMatchObject([
      {
        object: "Gateway platform/gateway-public",
        cause: "It can't fetch the keys of tokens at https://b, and refuses every token with 401: shop/orders.",
      },
    ]);
  });
});

describe("conditions", () => {
  const faults = (kind: string, status: Conditioned["status"], generation = 1): readonly string[] => {
    const object: Conditioned = {
      metadata: { name: "a", namespace: "shop", generation },
      ...(status ? { status } : {}),
    };
    return CONDITIONED_KINDS.filter((one) => one.kind === kind).flatMap((expected) => faultsOf(object, expected));
  };
  const is = (type: string, status = "True", more: object = {}) => ({ type, status, ...more });

  const nothingToPatch = { reason: "Invalid", message: "No jsonPointers were found while evaluating the jsonPath." };

  test.each<[string, Conditioned["status"]]>([
    [
      "Gateway",
      {
        conditions: [is("Accepted"), is("Programmed")],
        listeners: [
          {
            name: "web",
            conditions: [is("Accepted"), is("Programmed"), is("ResolvedRefs"), is("Conflicted", "False")],
          },
        ],
      },
    ],
    ["HTTPRoute", { parents: [{ conditions: [is("Accepted"), is("ResolvedRefs")] }] }],
    ["SecurityPolicy", { ancestors: [{ conditions: [is("Accepted"), is("Overridden")] }] }],
    ["EnvoyPatchPolicy", { ancestors: [{ conditions: [is("Accepted"), is("Programmed", "False", nothingToPatch)] }] }],
    ["ScaledObject", { conditions: [is("Ready"), is("Active", "False"), is("Paused", "False")] }],
    ["Kafka", { conditions: [is("Warning"), is("Ready")] }],
    ["KafkaNodePool", undefined],
  ])("of a %s that is ready are no faults", (kind, status) => {
    expect(faults(kind, status)).toEqual([]);
  });

  test("of a patch that Envoy Gateway does not allow are told", () => {
    const disabled = is("Accepted", "False", { reason: "Disabled", message: "EnvoyPatchPolicy is disabled" });
    expect(faults("EnvoyPatchPolicy", { ancestors: [{ conditions: [disabled] }] })).toEqual([
      "Accepted is False (Disabled): EnvoyPatchPolicy is disabled",
    ]);
  });

  test("that say no are told with reason and message, and from which listener they are", () => {
    const refused = is("ResolvedRefs", "False", {
      reason: "InvalidCertificateRef",
      message: "Secret shop/tls not found ",
    });
    const listeners = [{ name: "web", conditions: [is("Accepted"), is("Programmed"), refused, is("Conflicted")] }];
    expect(faults("Gateway", { conditions: [is("Accepted"), is("Programmed", "Unknown")], listeners })).toEqual([
      "Programmed is Unknown",
      "listener web: ResolvedRefs is False (InvalidCertificateRef): Secret shop/tls not found",
      "listener web: Conflicted is True",
    ]);
  });

  test("of a route are those of each Gateway that it names, each told once", () => {
    const refused = { conditions: [is("Accepted", "False", { reason: "NotAllowedByListeners" }), is("ResolvedRefs")] };
    const accepted = { conditions: [is("Accepted"), is("ResolvedRefs")] };
    expect(faults("HTTPRoute", { parents: [refused, accepted, refused] })).toEqual([
      "Accepted is False (NotAllowedByListeners)",
    ]);
  });

  test("that nobody has set are a fault: the controller may not run", () => {
    expect(faults("HTTPRoute", { parents: [] })).toEqual(["Envoy Gateway says nothing about it: does it run?"]);
    expect(faults("ScaledObject", undefined)).toEqual(["KEDA says nothing about it: does it run?"]);
    expect(faults("Kafka", { conditions: [is("Warning")] })).toEqual(["Strimzi does not say whether it is Ready"]);
  });

  test("that are about an older object tell nothing of it as it is now", () => {
    const conditions = [is("Accepted", "True", { observedGeneration: 1 }), is("Programmed")];
    expect(faults("Gateway", { conditions }, 2)).toEqual([
      "Envoy Gateway has not seen its latest change yet (Accepted)",
    ]);
  });

  test("of a pause that a command has begun are told by what it says of itself", () => {
    const mark = { command: "headwater dev", by: "kim@laptop", since: "2026-11-28T11:50:00.000Z", before: "" };
    const paused = (until: string): Conditioned => ({
      metadata: {
        ...named("shipping").metadata,
        annotations: { "headwater.dev/paused-by": JSON.stringify({ ...mark, until }) },
      },
      status: { conditions: [is("Ready"), is("Paused")] },
    });
    const told = (until: string) => {
      const conditioned = new Map([["ScaledObject", [paused(until)]]]);
      return [...pauseProblems(view({ conditioned }), NOW), ...conditionProblems(view({ conditioned }))];
    };
    const object = "ScaledObject shop/shipping";
    const cause = "kim@laptop has stopped it with headwater dev at 2026-11-28T11:50:00Z";
    expect(told("2026-11-28T12:00:30.000Z")).toEqual([
      { object, cause: `${cause}, and that still runs.`, fix: "It goes on when that ends." },
    ]);
    expect(told("2026-11-28T11:59:59.000Z")).toEqual([
      {
        object,
        cause: `${cause}, and that was killed or has lost its connection.`,
        fix: "Let it go on: headwater resume shop/shipping. The next deploy does so, too.",
      },
    ]);
  });

  test("of a pause are told: nothing wakes a worker that is not scaled", () => {
    expect(faults("ScaledObject", { conditions: [is("Ready"), is("Paused")] })).toEqual(["Paused is True"]);
  });
});

describe("a workload", () => {
  test("at zero is asleep if KEDA scales it, else stopped", () => {
    expect(partOf(deployment("shipping", 0, 0), [scaledShipping])?.state).toBe("asleep");
    expect(partOf(deployment("orders", 0, 0), [scaledShipping])?.state).toBe("stopped");
    expect(partOf({ ...deployment("shipping", 0, 0), kind: "StatefulSet" }, [scaledShipping])?.state).toBe("stopped");
    expect(partOf(deployment("shipping", 0, 0, "other"), [scaledShipping])?.state).toBe("stopped");
  });

  test("tells how many of its pods are ready", () => {
    expect(partOf(deployment("orders", 2, 1), [])).toEqual({
      kind: "Deployment",
      name: "orders",
      state: "not ready",
      ready: 1,
      wanted: 2,
    });
  });
});

describe("a release", () => {
  const revision = (number: number, status: string): Revision => ({
    release: "orders",
    namespace: "shop",
    revision: number,
    status,
    createdAt: 1_000_000,
    secret: "",
    uid: undefined,
  });

  test("is told by its newest revision", () => {
    const [newest, ...others] = newestRevisions([
      revision(9, "superseded"),
      revision(10, "failed"),
      revision(2, "deployed"),
    ]);
    expect(newest?.revision).toBe(10);
    expect(others).toEqual([]);
  });

  test("that is pending wants recover, if no deploy is under way", () => {
    expect(problemOf(revision(2, "pending-upgrade"), undefined, 1_000_000 + 365_000)).toEqual({
      object: "release shop/orders",
      cause: "It has been pending-upgrade for 6 min: a deploy is under way, or ended in the middle.",
      fix: "Wait for the deploy. If none is under way, run headwater recover, then headwater deploy.",
    });
  });

  test("that failed tells Helm's reason", () => {
    const { cause, fix } = problemOf(revision(2, "failed"), "pre-upgrade hooks failed", 0);
    expect(cause).toBe("Its last deploy failed: pre-upgrade hooks failed");
    expect(fix).toMatch(/headwater deploy/);
  });
});

test("streams are read from the provisioner's notes", () => {
  const topics = { "shop.b": '{"owner":"b","left":true}', "shop.a": '{"owner":"a"}' };
  const declared = { subject: "shop.a-value", compatibility: "BACKWARD" };
  const contracts = { "shop.a": JSON.stringify({ readers: ["shop/x"], declared }) };
  expect(parseStreams(topics, contracts)).toEqual([
    { topic: "shop.a", subject: "shop.a-value", compatibility: "BACKWARD", readers: ["shop/x"], left: false },
    { topic: "shop.b", readers: [], left: true },
  ]);
});

describe("a status", () => {
  test("is ready when nothing is wrong: platforms first, then teams, then operators", () => {
    const result = summarize(view(), []);
    expect(result.ready).toBe(true);
    expect(result.namespaces.map(({ namespace, role }) => [namespace, role])).toEqual([
      ["platform", "platform"],
      ["shop", "team"],
      ["keda", "operators"],
    ]);
    expect(renderStatus(result, styleOf({})).split("\n")).toEqual([
      "platform platform",
      "  ✓ provisioner  Deployment  1/1 ready",
      "",
      "shop team on platform",
      "  ✓ orders    Deployment  2/2 ready",
      "  · shipping  Deployment  asleep",
      "  ≈ shop.orders  no contract",
      "  ScaledObject 1",
      "",
      "keda operators",
      "",
      "✓ All is ready: 3 workloads of 0 releases in 3 namespaces.",
    ]);
  });

  test("tells what is wrong, why, and what to do", () => {
    const broken = view({
      absent: [{ object: "Service shop/orders", release: { namespace: "shop", name: "orders" } }],
      conditioned: new Map([["ScaledObject", [{ ...named("shipping"), status: { conditions: [] } }]]]),
    });
    const result = summarize(broken, [...absenceProblems(broken), ...conditionProblems(broken)]);
    expect(result.ready).toBe(false);
    const text = renderStatus(result, styleOf({}));
    expect(text).toContain(
      [
        "✗ Service shop/orders",
        "    It is gone, though release shop/orders brought it.",
        "    → Put it back: helm -n shop get manifest orders | kubectl apply -n shop -f -",
        "✗ ScaledObject shop/shipping",
        "    KEDA says nothing about it: does it run?",
      ].join("\n"),
    );
    expect(text).toMatch(/\n2 things not ready\.$/);
  });

  test("calls what was woken up starting, and nothing wrong", () => {
    const shipping = deployment("shipping", 1, 0);
    const woken = view({ workloads: [deployment("orders", 2, 2), shipping], waking: new Set([shipping]) });
    const result = summarize(woken, []);
    expect(result.ready).toBe(true);
    const text = renderStatus(result, styleOf({}));
    expect(text).toContain("  · shipping  Deployment  0/1 ready, starting");
    expect(text).toMatch(/All is ready: 2 workloads of 0 releases in 3 namespaces, 1 of them starting\.$/);
  });

  test("does not call ready what it was not allowed to look at", () => {
    const result = summarize(view({ unread: ["releases"] }), []);
    expect(result.ready).toBe(false);
    expect(renderStatus(result, styleOf({}))).toMatch(
      /you may not list it: releases\.\nWhat could be looked at is ready\.$/,
    );
  });

  test("of a cluster without Headwater says so", () => {
    const { ready, problems } = summarize(view({ namespaces: [] }), []);
    expect(ready).toBe(false);
    expect(problems).toEqual([expect.objectContaining({ cause: "Nothing of Headwater is deployed here." })]);
  });
});
