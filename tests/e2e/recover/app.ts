import { join } from "node:path";
import { Release } from "@cdktf/provider-helm/lib/release/index.js";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1/index.js";
import { App, AssetType, TerraformAsset } from "cdktf";
import { stringify } from "yaml";
import { HeadwaterStack } from "../../../constructs/delivery/headwater-stack";
import { images } from "../../../constructs/delivery/pins";

// The smallest app that has each kind of thing that a killed deploy can leave behind. The environment says how:
/** Goes into every object, so that a new value changes every release. */
const version = process.env.VERSION ?? "1";
/** What the hook does. */
const hookScript = process.env.HOOK ?? "";
/** Whether an object is declared by another release than before. */
const moved = process.env.MOVED === "yes";
/** Whether the release that fails at its first install is declared. */
const withLate = process.env.LATE === "yes";

const NAMESPACE = "recover";
const app = new App();

function stack(id: string) {
  const stack = new HeadwaterStack(app, id);
  const path = join(__dirname, "..", "..", "..", "charts", "bundle");
  // By this name the CLI knows releases of objects that it may look into.
  const chart = new TerraformAsset(stack, "headwater-bundle-chart", { path, type: AssetType.DIRECTORY });
  const release = (name: string, namespace: string, objects: Record<string, object>) =>
    new Release(stack, name, {
      name,
      namespace,
      chart: `./${chart.path}`,
      values: [stringify({ objects })],
      timeout: 60,
      maxHistory: 3,
    });
  return { stack, release };
}

const configMap = (name: string, metadata: object = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: NAMESPACE, ...metadata },
  data: { version },
});

const hook = (name: string) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: {
    name,
    namespace: NAMESPACE,
    annotations: { "helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-delete-policy": "before-hook-creation" },
  },
  spec: {
    backoffLimit: 0,
    activeDeadlineSeconds: 50,
    template: {
      spec: {
        restartPolicy: "Never",
        terminationGracePeriodSeconds: 1,
        containers: [{ name: "hook", image: images.node, command: ["node", "-e", hookScript] }],
      },
    },
  },
});

const base = stack("base");
const namespace = base.release("namespace", "default", {
  namespace: { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } },
});
new ConfigMapV1(base.stack, "object", {
  metadata: { name: "object", namespace: NAMESPACE },
  data: { version },
  dependsOn: [namespace],
});

const top = stack("top");
top.stack.addDependency(base.stack);
for (const name of ["pending", "unknown", "tainted"]) top.release(name, NAMESPACE, { configMap: configMap(name) });
// Outside the namespace, which goes with everything in it.
const kept = { namespace: "default", annotations: { "helm.sh/resource-policy": "keep" } };
top.release("kept", NAMESPACE, { configMap: configMap("recover-kept", kept) });
top.release("hooked", NAMESPACE, { configMap: configMap("hooked"), hook: hook("hooked") });
const shared = { shared: configMap("shared") };
top.release("former", NAMESPACE, { configMap: configMap("former"), ...(moved ? {} : shared) });
top.release("latter", NAMESPACE, { configMap: configMap("latter"), ...(moved ? shared : {}) });
if (withLate) top.release("late", NAMESPACE, { configMap: configMap("late"), hook: hook("late") });

app.synth();
