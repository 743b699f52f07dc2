import { describe, expect, it } from "vitest";
import type { ReleaseRecord, Revision } from "../../../cli/deploy/helm-releases";
import { isUpgradable, planRepairs, type View } from "../../../cli/deploy/plan-repairs";
import type { DeclaredResource } from "../../../cli/deploy/stacks";
import type { StateResource } from "../../../cli/deploy/state";

const DIED = Date.parse("2026-01-01T12:00:00Z");

const declared: DeclaredResource = {
  address: "helm_release.orders",
  type: "helm_release",
  name: "orders",
  namespace: "shop",
  chart: "./assets/bundle",
  many: false,
};

const inState = (overrides: Partial<StateResource> = {}): StateResource => ({
  address: declared.address,
  type: "helm_release",
  tainted: false,
  name: "orders",
  namespace: "shop",
  status: "deployed",
  revision: 1,
  ...overrides,
});

const revision = (number: number, status: string, secondsAfter = 10): Revision => ({
  release: "orders",
  namespace: "shop",
  revision: number,
  status,
  createdAt: DIED + secondsAfter * 1000,
  secret: `sh.helm.release.v1.orders.v${number}`,
  uid: `uid-${number}`,
});

const record = (events: string[] = [], more: Partial<ReleaseRecord> = {}): ReleaseRecord => ({
  chart: "bundle",
  manifest: "",
  hooks: events.length > 0 ? [{ manifest: "", events }] : [],
  rolledOut: false,
  description: "",
  ...more,
});

const view = (overrides: Partial<View> & { state?: StateResource[] }): View => ({
  stacks: [{ name: "shop", declared: [declared], state: overrides.state ?? [] }],
  revisions: [],
  records: new Map([["shop/orders", record(["pre-install", "pre-upgrade"])]]),
  charts: new Map([[declared.address, "bundle"]]),
  objects: new Map(),
  since: DIED,
  purpose: "deploy",
  ...overrides,
});

const kinds = (given: View) => planRepairs(given).repairs.map(({ kind }) => kind);

describe("nothing is repaired", () => {
  it.each([
    ["before the first deploy", view({})],
    ["when all is deployed", view({ state: [inState()], revisions: [revision(1, "deployed")] })],
    [
      "after an upgrade that failed before it changed anything",
      view({ state: [inState()], revisions: [revision(1, "deployed"), revision(2, "failed")] }),
    ],
    ["when a tainted release is gone: Terraform notices", view({ state: [inState({ tainted: true })] })],
  ])("%s", (_, given) => {
    expect(planRepairs(given)).toEqual({ repairs: [], foreign: [] });
  });
});

describe("a pending revision", () => {
  it("of a first install counts as failed, and Terraform gets to know the release", () => {
    expect(planRepairs(view({ revisions: [revision(1, "pending-install")] })).repairs).toMatchObject([
      { kind: "fail-pending", revision: { revision: 1 } },
      { kind: "import", id: "shop/orders" },
    ]);
  });

  it.each(["pending-upgrade", "pending-rollback"])("(%s) counts as failed", (status) => {
    const given = view({ state: [inState()], revisions: [revision(1, "deployed", -99), revision(2, status)] });
    expect(planRepairs(given).repairs).toEqual([{ kind: "fail-pending", revision: revision(2, status) }]);
  });

  it("of an install whose hooks would not run on upgrade makes room for another install", () => {
    const records = new Map([["shop/orders", record(["pre-install"])]]);
    expect(kinds(view({ records, revisions: [revision(1, "pending-install")] }))).toEqual(["reinstall"]);
  });

  it("from before the deploy that died belongs to somebody else", () => {
    const given = view({ revisions: [revision(1, "pending-install", -60)] });
    expect(planRepairs(given)).toMatchObject({ repairs: [], foreign: [{ release: "shop/orders" }] });
  });

  it("is repaired whenever it was made if somebody asks", () => {
    const revisions = [revision(1, "deployed"), revision(2, "pending-upgrade")];
    expect(kinds(view({ purpose: "recover" as const, since: undefined, state: [inState()], revisions }))).toEqual([
      "fail-pending",
    ]);
  });
});

it("a rollout that failed becomes what the next upgrade is compared with", () => {
  const records = new Map([["shop/orders", record([], { rolledOut: true })]]);
  const revisions = [revision(1, "superseded"), revision(2, "deployed"), revision(3, "failed")];
  expect(planRepairs(view({ state: [inState()], records, revisions })).repairs).toEqual([
    { kind: "supersede", revision: revision(2, "deployed") },
  ]);
});

describe("a release that Terraform does not know", () => {
  it("is imported if the deploy that died made it", () => {
    expect(planRepairs(view({ revisions: [revision(1, "deployed")] })).repairs).toMatchObject([
      { kind: "import", stack: "shop", address: "helm_release.orders", id: "shop/orders" },
    ]);
  });

  it("is left alone if it was there before", () => {
    const given = view({ revisions: [revision(1, "deployed", -60), revision(2, "deployed")] });
    expect(planRepairs(given)).toMatchObject({ repairs: [], foreign: [{ address: "helm_release.orders" }] });
  });

  it("is imported on request if it is of the declared chart, and only then", () => {
    const asked = { purpose: "recover" as const, since: undefined, revisions: [revision(1, "deployed")] };
    expect(kinds(view(asked))).toEqual(["import"]);
    expect(kinds(view({ ...asked, records: new Map([["shop/orders", record([], { chart: "nginx" })]]) }))).toEqual([]);
  });

  it("is not imported when another stack has it", () => {
    const other = { name: "other", declared: [], state: [inState({ address: "helm_release.elsewhere" })] };
    const given = view({ revisions: [revision(1, "deployed")] });
    expect(kinds({ ...given, stacks: [...given.stacks, other] })).toEqual([]);
  });

  it("is installed anew if its install hooks would not run on upgrade", () => {
    const given = view({
      revisions: [revision(1, "failed")],
      records: new Map([["shop/orders", record(["pre-install"])]]),
    });
    expect(planRepairs(given).repairs).toMatchObject([{ kind: "reinstall", inState: false }]);
  });
});

describe("a tainted release", () => {
  it("that failed at first is untainted, so that it is upgraded", () => {
    const given = view({ state: [inState({ tainted: true, status: "failed" })], revisions: [revision(1, "failed")] });
    expect(planRepairs(given).repairs).toEqual([{ kind: "untaint", stack: "shop", address: "helm_release.orders" }]);
  });

  it("loses only its records if it can't be upgraded", () => {
    const given = view({
      state: [inState({ tainted: true })],
      revisions: [revision(1, "failed")],
      records: new Map([["shop/orders", record(["post-install"])]]),
    });
    expect(planRepairs(given).repairs).toEqual([
      {
        kind: "reinstall",
        stack: "shop",
        address: "helm_release.orders",
        inState: true,
        revisions: [revision(1, "failed")],
      },
    ]);
  });
});

describe("a release whose uninstall was interrupted", () => {
  const given = { state: [inState()], revisions: [revision(3, "uninstalling")] };

  it("is installed anew by a deploy", () => {
    expect(planRepairs(view(given)).repairs).toMatchObject([{ kind: "reinstall", inState: true }]);
  });

  it("keeps its record otherwise: the next destroy goes on", () => {
    expect(kinds(view({ ...given, purpose: "destroy" }))).toEqual([]);
    expect(kinds(view({ ...given, purpose: "recover" }))).toEqual([]);
    expect(planRepairs(view({ ...given, state: [], purpose: "destroy" })).repairs).toMatchObject([
      { kind: "import", revisions: [] },
    ]);
  });
});

describe("an object of the Kubernetes provider", () => {
  const configMap: DeclaredResource = {
    address: "kubernetes_config_map_v1.code",
    type: "kubernetes_config_map_v1",
    name: "code",
    namespace: "shop",
    many: false,
  };
  const given = (createdAt: number) =>
    view({
      stacks: [{ name: "shop", declared: [configMap], state: [] }],
      objects: new Map([[configMap.address, { createdAt, ours: false }]]),
    });

  it("is imported if the deploy that died made it, and left alone otherwise", () => {
    expect(planRepairs(given(DIED)).repairs).toMatchObject([{ kind: "import", id: "shop/code", revisions: [] }]);
    expect(planRepairs(given(DIED - 1000)).repairs).toEqual([]);
  });
});

describe("an upgrade", () => {
  it.each<[string, Revision[], ReleaseRecord | undefined, boolean]>([
    ["works from a deployed revision", [revision(2, "failed"), revision(1, "deployed")], undefined, true],
    ["works from a failed install without hooks", [revision(1, "failed")], record(), true],
    ["works if the hooks run on upgrade too", [revision(1, "failed")], record(["pre-install", "pre-upgrade"]), true],
    ["would leave out hooks of installs", [revision(1, "failed")], record(["pre-install"]), false],
    ["does not work while it is uninstalled", [revision(1, "uninstalling")], record(), false],
    [
      "works if an install once succeeded",
      [revision(2, "failed"), revision(1, "superseded")],
      record(["pre-install"]),
      true,
    ],
    ["does not work from nothing", [], undefined, false],
  ])("%s", (_, settled, given, expected) => {
    expect(isUpgradable(settled, given)).toBe(expected);
  });
});
