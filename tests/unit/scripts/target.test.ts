import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { chooseTarget } from "../../../scripts/up/target";
import { stateDir } from "../../../toolchain/paths";

const own = join(stateDir(), "clusters", "mine", "kubeconfig");

afterEach(() => vi.unstubAllEnvs());

test.each([undefined, "", own])("KUBECONFIG=%s means the embedded cluster", (kubeconfig) => {
  vi.stubEnv("KUBECONFIG", kubeconfig);
  expect(chooseTarget({ cluster: "mine" })).toEqual({
    kind: "embedded",
    name: "mine",
    terraformState: join(stateDir(), "clusters", "mine", "terraform"),
  });
});

test("any other names a cluster of the user's", () => {
  vi.stubEnv("KUBECONFIG", own);
  expect(() => chooseTarget({ cluster: "other" })).toThrow(/KUBECONFIG \(.*\) can't be read/);
});
