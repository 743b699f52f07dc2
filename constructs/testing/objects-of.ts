import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { reportFindings } from "../checks/report-findings";
import { Bundle } from "../delivery/bundle";
import { Derivation } from "../delivery/derivation";
import { reported } from "../delivery/report";
import { hasTokens } from "../delivery/terraform-text";
import type { KubernetesObject } from "../engines/engine";
import { releasedFindings } from "../lock/released-findings";
import { checkLocal } from "../rules";

/**
 * Every Kubernetes object that would be deployed below `scope`. Values that only Terraform knows are there as its
 * expressions, such as `${aws_db_instance.orders.endpoint}`.
 *
 * @throws what `cdktf synth` would refuse: all mistakes of the program in one error
 * @example expect(allPods(objectsOf(team))).toHaveLength(3);
 */
export const objectsOf = (scope: IConstruct): KubernetesObject[] => [...objectsByOwner(scope).values()].flat();

/**
 * What `cdktf synth` would refuse of the program that `scope` belongs to, one line each; none if it is sound.
 *
 * @example expect(problemsOf(app)).toEqual([]);
 */
export const problemsOf = (scope: IConstruct): string[] => look(scope).problems;

/** By `<namespace>/<release>`, sorted. Throws as `objectsOf`. */
export function objectsByOwner(scope: IConstruct): ReadonlyMap<string, readonly KubernetesObject[]> {
  const { owners, problems } = look(scope);
  if (problems.length > 0) throw new Error(`The declaration has mistakes:\n${problems.join("\n")}`);
  return new Map(owners.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function look(scope: IConstruct) {
  const derivation = new Derivation(scope);
  const owners = scope.node
    .findAll()
    .filter((construct): construct is Bundle => construct instanceof Bundle)
    .map((bundle) => [`${bundle.namespace}/${bundle.releaseName}`, readableObjects(bundle, derivation)] as const);
  const { root } = scope.node;
  const { topology } = derivation;
  reportFindings(root, [...checkLocal(topology), ...releasedFindings(root, topology)]);
  return { owners, problems: reported(root) };
}

const readableObjects = (bundle: Bundle, derivation: Derivation): readonly KubernetesObject[] =>
  bundle.objects(derivation).map((object) => (hasTokens(object) ? withExpressions(object, bundle) : object));

const withExpressions = (object: KubernetesObject, scope: Bundle): KubernetesObject =>
  Tokenization.resolve(object, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  }) as KubernetesObject;
