import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Topology } from "../model/topology";

/**
 * One look at the whole program, shared by the releases of a stack. cdktf resolves each release twice: before and after
 * Aspects. A release that asks again begins a new look, so Aspects' changes are seen and the tree is walked twice a
 * stack, not twice a release.
 */
export class Derivation {
  /** The look that this release belongs to. */
  static for(release: IConstruct): Derivation {
    const scope = scopeOf(release);
    const latest = latestByScope.get(scope);
    const derivation = latest && !latest.served.has(release) ? latest : new Derivation(Topology.of(release));
    derivation.served.add(release);
    latestByScope.set(scope, derivation);
    return derivation;
  }

  private readonly served = new Set<IConstruct>();

  private constructor(readonly topology: Topology) {}
}

const latestByScope = new WeakMap<IConstruct, Derivation>();

/** Stacks are synthesized one after the other; a tree without stacks is looked at as a whole. */
const scopeOf = (construct: IConstruct): IConstruct =>
  construct.node.scopes.find(TerraformStack.isStack) ?? construct.node.root;
