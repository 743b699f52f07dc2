import type { Reason } from "../explain/pod-cause";
import { keyOf } from "../kubernetes/helm-marks";
import { markOf } from "../pause/mark";
import { CONDITIONED_KINDS, type Conditioned, type ConditionedKind, faultsOf } from "./conditions";
import type { View } from "./view";

/** Something that is not ready, why, and what to do about it. */
export interface Problem extends Reason {
  /** `Deployment shop/orders`, for example. */
  readonly object: string;
}

/** What was deleted by somebody else than its release. */
export const absenceProblems = ({ absent }: View): readonly Problem[] =>
  absent.map(({ object, release }) => ({
    object,
    cause: `It is gone, though release ${keyOf(release)} brought it.`,
    fix: `Put it back: helm -n ${release.namespace} get manifest ${release.name} | kubectl apply -n ${release.namespace} -f -`,
  }));

/** What the controllers of objects say against them. */
export const conditionProblems = ({ conditioned }: View): readonly Problem[] =>
  CONDITIONED_KINDS.flatMap((expected) =>
    (conditioned.get(expected.kind) ?? []).flatMap((object) => {
      const faults = faultsOf(object, besidesPause(object, expected));
      const { namespace, name } = object.metadata;
      return faults.length === 0
        ? []
        : [{ object: `${expected.kind} ${namespace}/${name}`, cause: faults.join("\n"), fix: expected.fix }];
    }),
  );

/** Who has paused it says more than KEDA, which only says that somebody has. */
const besidesPause = (object: Conditioned, expected: ConditionedKind): ConditionedKind =>
  markOf(object) ? { ...expected, unwanted: expected.unwanted.filter((type) => type !== "Paused") } : expected;

/** Where every token is refused. */
export const keyProblems = ({ missingKeys }: View): readonly Problem[] =>
  missingKeys.map(({ namespace, gateway, url, policies }) => ({
    object: `Gateway ${namespace}/${gateway}`,
    cause: `It can't fetch the keys of tokens at ${url}, and refuses every token with 401: ${policies.join(", ")}.`,
    fix: `Check that the address answers with a JSON Web Key Set in the namespace ${namespace}, and that its certificate is of a known authority. If it has changed, correct keys.url and deploy again.`,
  }));
