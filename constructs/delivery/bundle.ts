import { join } from "node:path";
import { Release, type ReleaseConfig } from "@cdktf/provider-helm/lib/release/index.js";
import { AssetType, dependable, type ITerraformDependable, Lazy, TerraformAsset, TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Construct } from "constructs";
import type { KubernetesObject } from "../engines/engine";
import type { Declaration } from "../model/declarations";
import type { Problem } from "../model/problem";
import { declares } from "../model/topology";
import { Derivation } from "./derivation";
import { helmValues, keyOf } from "./helm-values";
import { packageRoot } from "./package-root";
import { sizeProblems } from "./release-size";
import { report } from "./report";
import { hasTokens } from "./terraform-text";
import { withoutTraces } from "./without-traces";

export interface BundleProps {
  /** Name of the Helm release. */
  readonly release: string;
  /** Where Helm keeps the release's record; it must exist. */
  readonly namespace: string;
  /** Called at synth, when everything is declared. */
  readonly objects: (derivation: Derivation) => readonly KubernetesObject[];
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Seconds for its hooks and until it is ready. @default 300 */
  readonly timeout?: number;
}

/**
 * Everything that one owner has in the cluster, delivered as one Helm release of `charts/bundle`.
 * A plan then reads "checkout changes, nothing else", and an object's CRD need not exist when it is planned.
 * Reports HW-DELIVERY-001/002 when the API server would refuse the size, 003 when another owner has the same release,
 * 005 when no process could be given an environment variable.
 */
export class Bundle extends Construct {
  readonly release: Release;
  readonly releaseName: string;
  readonly namespace: string;
  private readonly earlier = new Set<Bundle>();
  /** Written while cdktf synthesizes the stack, read once when it resolves it. */
  private written: string[] | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: BundleProps,
  ) {
    super(scope, id);
    this.releaseName = props.release;
    this.namespace = props.namespace;
    namesake(this);
    this.release = withoutTraces(() => new Release(this, "release", this.releaseConfig()));
    // After Aspects, and before cdktf collects what is reported.
    addCustomSynthesis(this, {
      onSynthesize: (session) => {
        this.written = helmValues(this.objects(Derivation.ofSession(session, this)));
      },
    });
  }

  /**
   * Lets this release come after another. Two workers that read each other's dead letters can't both; then neither
   * waits for the topic, and Kafka tells the worker once it is there.
   */
  comeAfter(other: Bundle): void {
    if (other === this || other.isAfter(this)) return;
    this.earlier.add(other);
    this.release.dependsOn = [...new Set([...(this.release.dependsOn ?? []), dependable(other.release)])];
  }

  private isAfter(other: Bundle): boolean {
    return [...this.earlier].some((earlier) => earlier === other || earlier.isAfter(other));
  }

  /** What the release will hold, in the order of its values; what the cluster would refuse is reported. */
  objects(derivation: Derivation = new Derivation(this)): readonly KubernetesObject[] {
    const objects = [...this.props.objects(derivation)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    report(this, [...sizeProblems(objects), ...this.nameProblems()]);
    return objects;
  }

  /** Only arguments that Helm provider 2.8 and 3.x share. */
  private releaseConfig(): ReleaseConfig {
    return {
      name: this.releaseName,
      namespace: this.namespace,
      chart: `./${bundleChart(TerraformStack.of(this)).path}`,
      values: Lazy.listValue({ produce: ({ preparing }) => (preparing ? this.valuesWithTokens() : this.values()) }),
      dependsOn: [...(this.props.dependsOn ?? [])],
      wait: true,
      timeout: this.props.timeout ?? TIMEOUT_SECONDS,
      maxHistory: 3,
    };
  }

  private values(): string[] {
    const written = this.written ?? helmValues(this.objects(Derivation.ofStack(TerraformStack.of(this), this)));
    this.written = undefined;
    return written;
  }

  /** cdktf prepares stacks only to find references from one to another. */
  private valuesWithTokens(): string[] {
    return helmValues(this.props.objects(Derivation.ofPreparation(this)).filter(hasTokens));
  }

  /** Two owners with one release would overwrite each other in turn. */
  private nameProblems(): Problem[] {
    const first = namesake(this);
    if (first === this || isToldByRules(first, this)) return [];
    return [
      {
        code: "HW-DELIVERY-003",
        message: `The Helm release "${this.releaseName}" in namespace "${this.namespace}" is already that of ${first.node.path}.`,
        fix: "Give one of the two another id.",
      },
    ];
  }
}

/** The first bundle of its name in its stack; other stacks may be for other clusters. */
function namesake(bundle: Bundle): Bundle {
  const stack = TerraformStack.of(bundle);
  const known = bundlesByName.get(stack) ?? new Map<string, Bundle>();
  bundlesByName.set(stack, known);
  const name = `${bundle.namespace}/${bundle.releaseName}`;
  const first = known.get(name) ?? bundle;
  known.set(name, first);
  return first;
}

const bundlesByName = new WeakMap<TerraformStack, Map<string, Bundle>>();

/** Two streams, two workloads of one name, two namespaces: HW-NAME-004, 005 and 006 say more of them. */
function isToldByRules(one: Bundle, other: Bundle): boolean {
  const [a, b] = [ownerOf(one), ownerOf(other)];
  if (!a || !b) return false;
  return a.kind === b.kind ? a.name === b.name || a.kind === "team" : isRoom(a) && isRoom(b);
}

const isRoom = ({ kind }: Declaration): boolean => kind === "team" || kind === "platform";

const ownerOf = ({ node: { scope } }: Bundle): Declaration | undefined =>
  scope && declares(scope) ? scope.declare() : undefined;

const TIMEOUT_SECONDS = 300;

/** The chart, once per stack; the asset's path is relative and changes with its content. */
function bundleChart(stack: TerraformStack): TerraformAsset {
  const id = "headwater-bundle-chart";
  const existing = stack.node.tryFindChild(id) as TerraformAsset | undefined;
  return (
    existing ??
    new TerraformAsset(stack, id, { path: join(packageRoot(), "charts", "bundle"), type: AssetType.DIRECTORY })
  );
}
