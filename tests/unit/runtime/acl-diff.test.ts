import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeGrant, diffGrants, type Grant } from "../../../runtime/provisioner/acl-diff";
import {
  ACL_OPERATIONS,
  ACL_PATTERNS,
  ACL_RESOURCES,
  type DesiredAcl,
} from "../../../runtime/provisioner/desired-state";

const target = {
  resource: fc.constantFrom(...ACL_RESOURCES),
  name: fc.constantFrom("shop.a", "shop.b"),
  pattern: fc.constantFrom(...ACL_PATTERNS),
};
const operation = fc.constantFrom(...ACL_OPERATIONS);
const desired = fc.array(fc.record({ ...target, operations: fc.array(operation) }));
const current = fc.uniqueArray(fc.record({ ...target, operation }), { selector: describeGrant });

const wanted = (acls: readonly DesiredAcl[]) =>
  new Set(acls.flatMap(({ operations, ...at }) => operations.map((one) => describeGrant({ ...at, operation: one }))));

const apply = (grants: readonly Grant[], { missing, surplus }: ReturnType<typeof diffGrants>) => {
  const gone = new Set(surplus.map(describeGrant));
  return [...grants.filter((grant) => !gone.has(describeGrant(grant))), ...missing];
};

describe("the changes of grants", () => {
  it("lead to exactly what is desired", () => {
    fc.assert(
      fc.property(current, desired, (grants, acls) => {
        const after = apply(grants, diffGrants(grants, acls)).map(describeGrant);
        expect(new Set(after)).toEqual(wanted(acls));
        expect(after).toHaveLength(new Set(after).size);
      }),
    );
  });

  it("are none where nothing is to change", () => {
    fc.assert(
      fc.property(current, desired, (grants, acls) => {
        const again = diffGrants(apply(grants, diffGrants(grants, acls)), acls);
        expect(again).toEqual({ missing: [], surplus: [] });
      }),
    );
  });

  it("take grants that we would never make", () => {
    const foreign: Grant = { resource: "kafka:4", name: "kafka-cluster", pattern: "literal", operation: "kafka:2" };
    expect(diffGrants([foreign], []).surplus).toEqual([foreign]);
  });
});
