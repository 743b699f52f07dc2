import type { KubernetesObject } from "../../constructs/engines/engine";

/**
 * An object with what Argo CD and Flux must know to treat it as Helm does.
 *
 * - Argo CD takes Helm's hook annotations for its own: `pre-install` and `pre-upgrade` as PreSync, `pre-delete` as
 *   PreDelete. https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks
 * - Flux has no hooks. A Job before install and upgrade is an ordinary Job, which it may replace; one before delete it
 *   must never apply, since that would revoke what was just granted.
 *   https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 * - What Helm keeps, the others must not prune.
 */
export function forGitOps(object: KubernetesObject): KubernetesObject {
  const annotations = { ...object.metadata.annotations, ...added(object) };
  if (Object.keys(annotations).length === 0) return object;
  return { ...object, metadata: { ...object.metadata, annotations } };
}

const FLUX = "kustomize.toolkit.fluxcd.io";

function added(object: KubernetesObject): Record<string, string> {
  const given = object.metadata.annotations ?? {};
  const hooks = given["helm.sh/hook"]?.split(",").map((hook) => hook.trim());
  const kept = given["helm.sh/resource-policy"] === "keep";
  return {
    ...(hooks === undefined ? {} : fluxHook(hooks)),
    ...(kept ? { [`${FLUX}/prune`]: "Disabled", "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" } : {}),
    // It would put its own variables into handlers: https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
    ...(JSON.stringify(object).includes("${") ? { [`${FLUX}/substitute`]: "disabled" } : {}),
  };
}

const fluxHook = (hooks: readonly string[]): Record<string, string> =>
  hooks.some((hook) => hook === "pre-install" || hook === "pre-upgrade")
    ? { [`${FLUX}/force`]: "Enabled" }
    : { [`${FLUX}/ssa`]: "Ignore" };
