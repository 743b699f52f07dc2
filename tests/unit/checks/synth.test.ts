import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, Token } from "cdktf";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  EventStream,
  Handler,
  HeadwaterStack,
  type KubernetesObject,
  Platform,
  Rules,
  Service,
  Team,
  Worker,
} from "../../../constructs";
import type { ReportDocument } from "../../../constructs/checks/report-document";
import { isToken } from "../../../constructs/model/tokens";
import { OWN_PATHS } from "../../../constructs/rules/workloads/mount-clash";
import { synthObjects } from "../../../constructs/testing";

const handler = Handler.inline("module.exports = async () => undefined;");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-checks-"));
  // As the cdktf command does, which prints the annotations itself.
  vi.stubEnv("CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS", "true");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program() {
  const app = new App({ outdir: folder });
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform");
  const teamIn = (name: string) => new Team(new HeadwaterStack(app, name), name, { platform });
  return { app, platform, teamIn };
}

interface Manifest {
  readonly stacks: Record<string, { readonly annotations: readonly Annotation[] }>;
}
interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
  readonly stacktrace?: unknown;
}

/** What cdktf would print. */
function annotations(app: App): Annotation[] {
  app.synth();
  const { stacks } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  return Object.values(stacks).flatMap((stack) => stack.annotations);
}

const printed = (app: App): string[] =>
  annotations(app).map(({ constructPath, level, message }) => `${level} ${constructPath} ${message.split(":")[0]}`);

const report = (): ReportDocument => JSON.parse(readFileSync(join(folder, "headwater", "report.json"), "utf8"));

describe("what synth tells", () => {
  test("errors and warnings of all stacks, each with its construct's path and no stack trace", () => {
    const { app, teamIn } = program();
    const shop = teamIn("shop");
    new EventStream(shop, "unread");
    new Worker(shop, "Idle", { handler });
    new Service(teamIn("billing"), "pay", { handler, replicas: 0 });
    const all = annotations(app);
    expect(
      all.map(({ constructPath, level, message }) => `${level} ${constructPath} ${message.split(":")[0]}`),
    ).toEqual([
      "@cdktf/error billing/billing/pay HW-VALUE-001",
      "@cdktf/warn shop/shop/unread HW-STREAM-002",
      "@cdktf/error shop/shop/Idle HW-NAME-001",
      "@cdktf/error shop/shop/Idle HW-WORKER-001",
    ]);
    expect(all.filter(({ stacktrace }) => stacktrace !== undefined)).toEqual([]);
    expect(report().findings.map(({ path, code, level }) => `${level} ${path} ${code}`)).toEqual([
      "warning shop/shop/unread HW-STREAM-002",
      "error shop/shop/Idle HW-NAME-001",
      "error shop/shop/Idle HW-WORKER-001",
      "error billing/billing/pay HW-VALUE-001",
    ]);
  });

  test("what an Aspect corrects is no mistake", () => {
    const { app, teamIn } = program();
    const shop = teamIn("shop");
    const orders = new EventStream(shop, "orders");
    const mail = new Worker(shop, "mail", { handler });
    const web = new Service(shop, "web", { handler });
    Aspects.of(shop).add({
      visit(construct) {
        if (construct === mail) mail.subscribes(orders);
        if (construct === web) web.publishes(orders);
      },
    });
    expect(printed(app)).toEqual([]);
  });

  test("what the constructs find themselves is in the report as well", () => {
    const { app, teamIn } = program();
    new Service(teamIn("shop"), "web", {});
    app.synth();
    expect(report().findings).toEqual([
      {
        code: "HW-WORKLOAD-001",
        level: "error",
        path: "shop/shop/web",
        message: "Neither a handler nor a container is given.",
        fix: expect.any(String),
      },
    ]);
  });

  test("what belongs to another App is refused, and does not stop synth", () => {
    const other = program().teamIn("other");
    const { app, teamIn } = program();
    const web = new Service(teamIn("shop"), "web", { handler });
    web.publishes(new EventStream(other, "orders"));
    web.calls(new Service(other, "pay", { handler }));
    expect(annotations(app).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^HW-EDGE-001: other\/other\/orders belongs to another App\. Use /),
      expect.stringMatching(/^HW-EDGE-001: other\/other\/pay belongs to another App\. Use /),
    ]);
  });

  test("warnings do not fail a snapshot", () => {
    const { app, teamIn } = program();
    new EventStream(teamIn("shop"), "unread");
    expect(() => synthObjects(app)).not.toThrow();
  });
});

describe("suppressing", () => {
  test("lets a finding pass for what is below, and lists the reason", () => {
    const { app, teamIn } = program();
    const shop = teamIn("shop");
    const mail = new Worker(shop, "mail", { handler });
    mail.subscribes(new EventStream(shop, "orders"));
    Rules.of(shop).suppress("HW-STREAM-001", { reason: "the mainframe publishes it" });
    Rules.of(mail).suppress("HW-SCALING-002", { reason: "more partitions are coming" });
    new EventStream(teamIn("billing"), "unread");
    expect(printed(app)).toEqual(["@cdktf/warn billing/billing/unread HW-STREAM-002"]);
    expect(report().findings.map(({ code, suppressed }) => [code, suppressed])).toEqual([
      ["HW-STREAM-001", "the mainframe publishes it"],
      ["HW-STREAM-002", undefined],
    ]);
    expect(report().suppressions).toEqual([
      { code: "HW-STREAM-001", reason: "the mainframe publishes it", at: "shop/shop", used: true },
      { code: "HW-SCALING-002", reason: "more partitions are coming", at: "shop/shop/mail", used: false },
    ]);
    expect(() => synthObjects(app)).not.toThrow();
  });

  test("travels with the topology, to where all programs are looked at", () => {
    const { app, teamIn } = program();
    const shop = teamIn("shop");
    const orders = new EventStream(shop, "orders", { visibility: "platform" });
    Rules.of(orders).suppress("HW-STREAM-002", { reason: "for audits" });
    app.synth();
    const topology = JSON.parse(readFileSync(join(folder, "headwater", "topology.json"), "utf8"));
    expect(topology.streams[0].suppressions).toEqual([
      { code: "HW-STREAM-002", reason: "for audits", at: "shop/shop/orders" },
    ]);
  });

  test("holds for a whole program", () => {
    const { app, teamIn } = program();
    Rules.of(app).suppress("HW-STREAM-002", { reason: "for audits" });
    new EventStream(teamIn("shop"), "unread");
    expect(printed(app)).toEqual([]);
    expect(report().suppressions).toEqual([{ code: "HW-STREAM-002", reason: "for audits", at: "", used: true }]);
  });

  test("a scope whose name only begins alike is not meant", () => {
    const { app, teamIn } = program();
    Rules.of(teamIn("shop")).suppress("HW-STREAM-002", { reason: "for audits" });
    new EventStream(teamIn("shop-2"), "unread");
    expect(printed(app)).toEqual(["@cdktf/warn shop-2/shop-2/unread HW-STREAM-002"]);
  });

  test("needs a reason, a rule that there is, and one that can be suppressed", () => {
    const { app, teamIn } = program();
    const rules = Rules.of(teamIn("shop"));
    rules.suppress("HW-STREAM-001", { reason: "  " });
    rules.suppress("HW-STREAM-099", { reason: "because" });
    rules.suppress("HW-TEAM-001", { reason: "because" });
    rules.suppress("HW-NAME-001", { reason: "because" });
    expect(annotations(app).map(({ message }) => message)).toEqual([
      "HW-RULES-001: No reason is given for suppressing HW-STREAM-001. Say in the reason why the finding does not matter here.",
      expect.stringMatching(
        /^HW-RULES-002: There is no rule HW-STREAM-099 to suppress. Did you mean "HW-STREAM-00\d"\?/,
      ),
      expect.stringMatching(/^HW-RULES-002: There is no rule HW-TEAM-001 to suppress./),
      expect.stringMatching(/^HW-RULES-003: HW-NAME-001 can't be suppressed: /),
    ]);
  });
});

test("the report lists the objects that edits changed, and not what organisation defaults did", () => {
  const app = new App({ outdir: folder });
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", {
    defaults: { labels: { cost: "1" } },
  });
  const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
  const web = new Service(shop, "web", { handler });
  web.patch("Service", (object: KubernetesObject & { spec: object }) => {
    Object.assign(object.spec, { sessionAffinity: "ClientIP" });
  });
  platform.transform((object) => {
    if (object.kind === "Deployment" && object.metadata.name === "web") object.spec.minReadySeconds = 5;
  });
  app.synth();
  expect(report().edits).toEqual([
    { path: "shop/shop/web", objects: ["apps/v1 Deployment shop/web", "v1 Service shop/web"] },
  ]);
});

test("a platform whose manifest would be another's file is told, and that file stays what it is", () => {
  const app = new App({ outdir: folder });
  const platformIn = (stack: string, id: string) =>
    new Platform(new HeadwaterStack(app, stack), id, { namespace: stack });
  const [staging, production] = [platformIn("staging", "platform"), platformIn("production", "platform")];
  platformIn("tools", "topology");
  for (const [name, platform] of Object.entries({ staging, production })) {
    new Team(new HeadwaterStack(app, `${name}-shop`), "shop", { platform });
  }
  expect(annotations(app).map(({ constructPath, message }) => `${constructPath} ${message}`)).toEqual([
    expect.stringMatching(
      /^production\/platform HW-MANIFEST-007: .* headwater\/platform\.json tells of staging\/platform\./,
    ),
    expect.stringMatching(
      /^tools\/topology HW-MANIFEST-007: .* headwater\/topology\.json tells of the whole program\./,
    ),
  ]);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, "headwater", name), "utf8"));
  expect(read("platform.json").platform.namespace).toBe("staging");
  expect(read("topology.json").platforms).toHaveLength(3);
});

test("tokens are recognised as cdktf writes them", () => {
  expect(isToken(Token.asNumber({ resolve: () => 1 }))).toBe(true);
  expect(isToken(Token.asString({ resolve: () => "" }))).toBe(true);
  expect(isToken(`a-${Token.asString({ resolve: () => "" })}-b`)).toBe(true);
  expect(
    [0, -1, Number.NaN, Number.MIN_SAFE_INTEGER, -Number.MAX_VALUE, "", `\${a}`, undefined].filter(isToken),
  ).toEqual([]);
});

test("the paths that volumes may not hide are those that are mounted", () => {
  const { app, teamIn } = program();
  const shop = teamIn("shop");
  const orders = new EventStream(shop, "orders");
  new Service(shop, "web", { handler }).publishes(orders);
  new Worker(shop, "mail", { handler }).subscribes(orders);
  const mounts = [...(synthObjects(app)["shop/mail"] ?? "").matchAll(/mountPath: (\S+)/g)].map(([, path = ""]) => path);
  expect(mounts.length).toBeGreaterThan(2);
  expect(mounts.filter((path) => !path.startsWith("/var/run/headwater/token"))).toSatisfy((paths: string[]) =>
    paths.every((path) => OWN_PATHS.some((own) => `${path}/`.startsWith(`${own}/`))),
  );
});
