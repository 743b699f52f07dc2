import { expect, test } from "vitest";
import type { DiffResult } from "../../../cli/diff/diff";
import { hookRequest } from "../../../cli/diff/provisioner-diff";
import { renderDiff } from "../../../cli/diff/render-diff";
import { styleOf } from "../../../console/style";

const plain = styleOf({});

const result = (...owners: DiffResult["owners"]): DiffResult => ({ differs: true, owners, left: [] });

test("a diff tells each owner's objects, what the provisioner would do, and whom it affects", () => {
  const text = renderDiff(
    result(
      {
        stack: "shop",
        owner: "shop/shipping",
        objects: [
          {
            object: "Deployment shop/shipping",
            state: "changed",
            fields: [
              { path: "spec.replicas", from: 1, to: 2 },
              { path: "data.code", from: "a\nb\nc\n", to: "a\nB\nc\n" },
            ],
          },
          { object: "ConfigMap shop/new", state: "new" },
          { object: "ConfigMap shop/same", state: "unchanged" },
        ],
        changes: [
          {
            action: "update",
            kind: "contract",
            name: "s",
            text: "contract s: register",
            affects: ["billing/invoices"],
          },
        ],
      },
      { owner: "shop/old", objects: [{ object: "Service shop/old", state: "removed" }] },
      { stack: "shop", owner: "shop/quiet", objects: [{ object: "Service shop/quiet", state: "unchanged" }] },
    ),
    plain,
  );
  expect(text.split("\n")).toEqual([
    "shop/shipping (shop)",
    "  ~ Deployment shop/shipping",
    "      spec.replicas: 1 → 2",
    "      data.code:",
    "        - b",
    "        + B",
    "  + ConfigMap shop/new",
    "  ~ contract s: register",
    "      affects billing/invoices",
    "",
    "shop/old (no stack has it any more)",
    "  - Service shop/old",
    "",
    "5 objects: 1 new, 1 changed, 1 removed, 2 unchanged. The provisioner would make 1 change.",
    "1 owner would not change.",
  ]);
});

test("a refusal is told with its reasons, and that a deploy would fail", () => {
  const refused = { code: "HW-PROVISION-012", message: "The contract breaks readers.", details: ["field total"] };
  const text = renderDiff(result({ stack: "shop", owner: "shop/orders", objects: [], changes: [], refused }), plain);
  expect(text).toContain("✗ HW-PROVISION-012 The contract breaks readers.\n      field total");
  expect(text).toContain("A deploy would fail: 1 refusal.");
});

test("only a hook before an install asks the provisioner for something", () => {
  const hook = (event: string) => ({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "x", annotations: { "helm.sh/hook": event } },
    spec: {
      template: {
        spec: {
          containers: [
            {
              env: [
                { name: "HEADWATER_OWNER", value: "shop/x" },
                { name: "HEADWATER_PLATFORM_NAMESPACE", value: "platform" },
                { name: "HEADWATER_DESIRED", value: "{}" },
              ],
            },
          ],
        },
      },
    },
  });
  expect(hookRequest(hook("pre-install,pre-upgrade"))).toEqual({
    owner: "shop/x",
    platformNamespace: "platform",
    desired: "{}",
  });
  expect(hookRequest(hook("pre-delete"))).toBeUndefined();
});
