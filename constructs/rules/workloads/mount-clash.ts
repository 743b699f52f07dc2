import { defineRule, judged } from "../rule";

/** Where the runtime, the handler and the credentials are, and the folder for temporary files. */
export const OWN_PATHS = ["/opt/headwater", "/var/run/headwater", "/tmp"];

export const mountClash = defineRule({
  code: "HW-STORAGE-002",
  name: "A volume hides nothing of Headwater's",
  why: "The workload would find the volume in place of its code, its credentials or its temporary files.",
  fix: `Mount it elsewhere than at, above or in ${OWN_PATHS.join(", ")}.`,
  example: `storage: { size: "1Gi", mountPath: "/tmp" }`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { storage }) {
    if (!storage) return "not applicable";
    const mount = `${storage.mountPath.replace(/\/+$/, "")}/`;
    const hidden = OWN_PATHS.filter((path) => mount.startsWith(`${path}/`) || `${path}/`.startsWith(mount));
    return judged(
      hidden.map((path) => ({ message: `storage.mountPath is "${storage.mountPath}", and ${path} is in use.` })),
    );
  },
});
