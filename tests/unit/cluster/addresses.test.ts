import { describe, expect, it } from "vitest";
import { addressesOf, chooseSlot, conflictsOf, overlap, SLOTS, takenByRoutes } from "../../../cluster/addresses";

describe("addresses of a cluster", () => {
  it("lie in a block of their own per slot", () => {
    for (let a = 0; a < SLOTS; a++) {
      const { block, node, host, pods, services, apiService, dns } = addressesOf(a);
      for (const part of [node, host, pods, services, apiService, dns]) expect(overlap(part, block)).toBe(true);
      expect(overlap(pods, services)).toBe(false);
      expect(overlap(`${node}/30`, services)).toBe(false);
      for (let b = a + 1; b < SLOTS; b++) expect(overlap(block, addressesOf(b).block)).toBe(false);
    }
  });

  it("fit the kernel's limit for a link's name", () => {
    expect(addressesOf(SLOTS - 1).hostName.length).toBeLessThanOrEqual(15);
  });
});

describe("choosing a slot", () => {
  const route = (cidr: string) => ({ cidr, by: `the route ${cidr} dev eth9` });

  it("takes the first that neither a route nor another cluster's state holds", () => {
    expect(chooseSlot([], new Set())).toBe(0);
    expect(chooseSlot([route("10.213.0.0/20")], new Set([1]))).toBe(2);
    expect(chooseSlot([route("10.213.40.7/32")], new Set())).toBe(0);
    expect(conflictsOf(2, [route("10.213.40.7/32")])).toHaveLength(1);
  });

  it("moves to another private range where a network has all of 10.0.0.0/8", () => {
    expect(addressesOf(chooseSlot([route("10.0.0.0/8")], new Set())).block).toMatch(/^172\.30\./);
  });

  it("says so when none is free", () => {
    const all = [route("10.0.0.0/8"), route("172.16.0.0/12")];
    expect(() => chooseSlot(all, new Set())).toThrowError(expect.objectContaining({ code: "HW-CLUSTER-002" }));
  });
});

describe("reading the host's routes", () => {
  it("leaves out the default route and reads single addresses", () => {
    const json = JSON.stringify([
      { dst: "default", gateway: "192.0.2.1", dev: "eth0" },
      { dst: "192.0.2.0/24", dev: "eth0" },
      { type: "local", dst: "10.213.0.1", dev: "headwater0" },
    ]);
    expect(takenByRoutes(json)).toEqual([
      { cidr: "192.0.2.0/24", by: "the route 192.0.2.0/24 dev eth0" },
      { cidr: "10.213.0.1/32", by: "the route 10.213.0.1 dev headwater0" },
    ]);
  });

  it("has none of them on a host without routes", () => {
    expect(takenByRoutes("")).toEqual([]);
  });
});
