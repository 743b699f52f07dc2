import { describe, expect, test } from "vitest";
import { Topology } from "../../../constructs/model/topology";
import { checkLocal, checkWhole, type Finding } from "../../../constructs/rules";
import {
  gateway,
  platform,
  reading,
  route,
  service,
  stream,
  team,
  topologyWith,
  worker,
} from "../../support/declarations";

const codes = (findings: readonly Finding[]) => findings.map(({ path, code }) => `${path} ${code}`);
const subscriber = worker("mail", { subscribes: [reading("orders")] });

describe("a fragment and the whole", () => {
  test("of what is private to a team, one program knows everything", () => {
    const topology = topologyWith(stream("orders"), stream("returns"), subscriber);
    expect(codes(checkLocal(topology))).toEqual(["shop/orders HW-STREAM-001", "shop/returns HW-STREAM-002"]);
  });

  test("of what other programs may use, only all programs together do", () => {
    const topology = topologyWith(
      stream("orders", { visibility: "platform" }),
      stream("returns", { visibility: "platform" }),
      subscriber,
    );
    expect(checkLocal(topology)).toEqual([]);
    expect(codes(checkWhole(topology))).toEqual(["shop/orders HW-STREAM-001", "shop/returns HW-STREAM-002"]);
  });

  test("another program's routes and namespaces show only in the whole", () => {
    const gated = platform({ gateways: [gateway("public")] });
    const web = service("web", { exposes: [route("/orders")] });
    const billing = [
      team("billing", { namespace: "shop" }),
      service("pay", { team: "billing", exposes: [route("/orders")] }),
    ];
    expect(checkLocal(topologyWith(gated, web))).toEqual([]);
    expect(codes(checkWhole(topologyWith(gated, web, ...billing)))).toEqual([
      "billing HW-NAME-004",
      "billing/pay HW-ROUTE-003",
    ]);
  });

  test("nothing is said of what another program owns", () => {
    const imported = [
      stream("Orders", { imported: true, partitions: 0, visibility: "platform" }),
      service("3d", { imported: true }),
    ];
    expect(checkWhole(topologyWith(...imported))).toEqual([]);
  });

  test("a part of a program is checked with all of it in sight", () => {
    const topology = topologyWith(
      team("billing"),
      service("Bad", { team: "billing" }),
      service("Worse"),
      service("web", { calls: ["billing/Bad"] }),
    );
    expect(codes(checkLocal(topology, "billing"))).toEqual(["billing/Bad HW-NAME-001"]);
    expect(codes(checkLocal(topology, "shop"))).toEqual(["shop/Worse HW-NAME-001", "shop/web HW-TEAM-003"]);
    expect(codes(checkLocal(topology, "core/platform"))).toEqual([]);
  });
});

describe("suppressions", () => {
  const suppressions = [{ code: "HW-STREAM-001", reason: "the mainframe publishes it", at: "shop" }];

  test("the reason goes with the finding", () => {
    const [finding] = checkWhole(topologyWith(stream("orders", { suppressions }), subscriber));
    expect(finding).toEqual({
      code: "HW-STREAM-001",
      level: "error",
      path: "shop/orders",
      message: "Nobody publishes the stream; shop/mail subscribed to it.",
      fix: expect.any(String),
      suppressed: "the mainframe publishes it",
    });
  });

  test("what can't be suppressed is not, whatever a file says", () => {
    const forged = [{ code: "HW-NAME-001", reason: "please", at: "shop" }];
    const [finding] = checkWhole(topologyWith(worker("Mail", { suppressions: forged, subscribes: [] })));
    expect(finding?.code).toBe("HW-NAME-001");
    expect(finding).not.toHaveProperty("suppressed");
  });
});

test("twelve thousand declarations are checked without looking at all pairs", () => {
  const many = (count: number) =>
    new Topology([
      team("shop"),
      ...Array.from({ length: count }, (_, index) => [
        stream(`stream-${index}`),
        service(`service-${index}`, {
          publishes: [`shop/stream-${index}`],
          calls: [`shop/service-${(index + 1) % count}`],
          exposes: [route(`/${index}`)],
        }),
        worker(`worker-${index}`, { subscribes: [reading(`stream-${index}`)] }),
      ]).flat(),
    ]);
  const milliseconds = (count: number) => {
    const topology = many(count);
    const before = process.cpuUsage();
    expect(checkWhole(topology)).toHaveLength(1);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  milliseconds(100);
  // Sixteen times as many take about sixteen times as long; all pairs would take 256 times.
  const [small, large] = [milliseconds(250), milliseconds(4000)];
  expect(large).toBeLessThan(100 * Math.max(small, 1));
});
