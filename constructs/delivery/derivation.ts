import { Aspects, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Topology } from "../model/topology";
import { hasTokens } from "./terraform-text";

/**
 * One look at the whole program. It costs a walk over all constructs, so everything that belongs to one step of a
 * synthesis shares it; Aspects, and what a test declares between two syntheses, are seen because the next step looks
 * anew.
 */
export class Derivation {
  /** While cdktf prepares all stacks, which it does to find references from one to another. */
  static ofPreparation(asking: IConstruct): Derivation {
    return ofStep(asking.node.root, asking, true);
  }

  /** While cdktf writes one stack after the other, each after its Aspects: all share a look unless there are Aspects. */
  static ofSession(session: object, asking: IConstruct): Derivation {
    const stack = TerraformStack.of(asking);
    const latest = latestBySession.get(session);
    const holds = latest && (latest.served.has(stack) || !hasAspects(stack));
    const derivation = holds ? latest : new Derivation(stack);
    derivation.served.add(stack);
    latestBySession.set(session, derivation);
    return derivation;
  }

  /** While a test synthesizes one stack alone. */
  static ofStack(stack: TerraformStack, asking: IConstruct): Derivation {
    return ofStep(stack, asking, false);
  }

  /** Constructs that had their share. */
  readonly served = new Set<IConstruct>();
  private collected: { readonly topology: Topology; readonly hasTokens: boolean } | undefined;

  /**
   * @param program any construct of it
   * @param seeksTokens only what has tokens is of interest
   */
  constructor(
    private readonly program: IConstruct,
    readonly seeksTokens = false,
  ) {}

  get topology(): Topology {
    return this.collect().topology;
  }

  /** Whether any declaration has a value that only Terraform knows. */
  get hasTokens(): boolean {
    return this.collect().hasTokens;
  }

  private collect() {
    if (!this.collected) {
      const topology = Topology.of(this.program);
      const { platforms, teams, streams, workloads, tombstones } = topology;
      this.collected = { topology, hasTokens: hasTokens([platforms, teams, streams, workloads, tombstones]) };
    }
    return this.collected;
  }
}

/** A step is over when something asks a second time. */
function ofStep(scope: IConstruct, asking: IConstruct, seeksTokens: boolean): Derivation {
  const latest = latestByScope.get(scope);
  const derivation = latest && !latest.served.has(asking) ? latest : new Derivation(scope, seeksTokens);
  derivation.served.add(asking);
  latestByScope.set(scope, derivation);
  return derivation;
}

/** By the program's root or by stack. */
const latestByScope = new WeakMap<IConstruct, Derivation>();
const latestBySession = new WeakMap<object, Derivation>();

const hasAspects = (stack: TerraformStack): boolean =>
  stack.node.findAll().some((construct) => Aspects.of(construct).all.length > 0);
