import { expect, test } from "vitest";
import { hookJob } from "../../../constructs/engines/hook-job";
import { EXIT_SETTINGS } from "../../../runtime/shared/settings";

test("a hook that ends by itself has its verdict, and is not run again; one that was killed is", () => {
  const owner = { name: "orders", namespace: "shop", runtimeConfigMap: "runtime", platformNamespace: "platform" };
  const { spec } = hookJob({ owner, verb: "expand", at: "pre-install", env: [] });
  // All that runProgram ends with: 1 for any failure, and its own code for wrong settings.
  const onExitCodes = { operator: "In", values: [1, EXIT_SETTINGS] };
  expect(spec?.podFailurePolicy).toEqual({ rules: [{ action: "FailJob", onExitCodes }] });
  expect(spec?.backoffLimit).toBe(1);
});
