import { describe, expect, it } from "vitest";
import { isDue } from "../../../../runtime/provisioner/rotation/due";
import { nextUser, usersOf, workloadOf } from "../../../../runtime/provisioner/rotation/users";

const DAY = 86_400_000;
const ISSUED = "2026-01-01T00:00:00.000Z";
const daysOn = (days: number) => Date.parse(ISSUED) + days * DAY;

describe("credentials", () => {
  it("are due at the end of their lifetime, and at most a tenth of it before", () => {
    for (const principal of ["shop.shipping", "shop.orders", "bank.ledger"]) {
      expect(isDue(principal, ISSUED, 30 * DAY, daysOn(26.9))).toBe(false);
      expect(isDue(principal, ISSUED, 30 * DAY, daysOn(30))).toBe(true);
    }
  });

  it("are not all due at once", () => {
    const principals = Array.from({ length: 200 }, (_, i) => `shop.worker-${i}`);
    const due = principals.filter((principal) => isDue(principal, ISSUED, 30 * DAY, daysOn(28.5)));
    expect(due.length).toBeGreaterThan(60);
    expect(due.length).toBeLessThan(140);
  });

  it("have two users that take turns", () => {
    const [first, second] = usersOf("shop.shipping");
    expect([nextUser("shop.shipping", first), nextUser("shop.shipping", second)]).toEqual([second, first]);
  });

  it("are the workload's that the principal is named after", () => {
    const owner = { namespace: "shop", name: "shipping" };
    expect(workloadOf("shop.shipping", owner)).toBe("shipping");
    expect(workloadOf("shop.backups", owner)).toBeUndefined();
  });
});
