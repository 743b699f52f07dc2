import { describe, expect, it } from "vitest";
import {
  availableMemory,
  checkMachine,
  checkResources,
  type Machine,
  type Resources,
} from "../../../cluster/preflight";
import { UserError } from "../../../console/user-error";

const GIB = 1024 ** 3;
const machine: Machine = { platform: "linux", uid: 0, missingTools: [] };
const resources: Resources = {
  memory: 8 * GIB,
  disks: [
    { folder: "/state", free: 50 * GIB, overlay: false },
    { folder: "/cache", free: 50 * GIB, overlay: true },
  ],
};

function errorOf(body: () => void): UserError {
  try {
    body();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("a machine that cannot run a cluster is told why, and what to do", () => {
  it.each([
    [{ ...machine, platform: "darwin" }, "HW-CLUSTER-004", "The embedded cluster needs Linux; this is darwin."],
    [{ ...machine, uid: 1000 }, "HW-CLUSTER-005", "must be started by root"],
    [{ ...machine, missingTools: ["ip", "openssl"] }, "HW-CLUSTER-006", "lacks: ip, openssl."],
  ])("%o", (bad, code, sentence) => {
    const error = errorOf(() => checkMachine(bad));
    expect(error.code).toBe(code);
    expect(error.message).toContain(sentence);
    expect(error.fix).not.toBe("");
  });

  it("names the package of a missing tool", () => {
    expect(errorOf(() => checkMachine({ ...machine, missingTools: ["ip"] })).fix).toContain("iproute2");
  });

  it("passes a good one", () => {
    expect(() => checkMachine(machine)).not.toThrow();
    expect(() => checkResources(resources)).not.toThrow();
    expect(() => checkResources({ ...resources, memory: undefined })).not.toThrow();
  });
});

describe("too little of something", () => {
  const [state, cache] = resources.disks as [Resources["disks"][0], Resources["disks"][0]];
  it.each([
    [{ ...resources, memory: 1.25 * GIB }, "HW-CLUSTER-007", "needs 3.0 GiB of free memory; 1.3 GiB are available."],
    [{ ...resources, disks: [{ ...state, free: GIB }, cache] }, "HW-CLUSTER-008", "free disk at /state; 1.0 GiB"],
    [{ ...resources, disks: [state, { ...cache, free: 0 }] }, "HW-CLUSTER-008", "free disk at /cache; 0.0 GiB"],
    [{ ...resources, disks: [{ ...state, overlay: true }, cache] }, "HW-CLUSTER-009", "/state, is on an overlay"],
  ])("%o", (bad, code, sentence) => {
    const error = errorOf(() => checkResources(bad));
    expect(error.code).toBe(code);
    expect(error.message).toContain(sentence);
  });

  it("reads the available memory, not the free", () => {
    expect(availableMemory("MemTotal: 100 kB\nMemFree: 1 kB\nMemAvailable:   20 kB\n")).toBe(20 * 1024);
    expect(availableMemory("MemTotal: 100 kB\n")).toBeUndefined();
  });
});
