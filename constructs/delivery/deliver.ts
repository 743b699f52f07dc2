import type { IConstruct } from "constructs";
import type { KubernetesObject, Owner } from "../engines/engine";
import type { Intent } from "../intents";
import type { IPlatform } from "../platform/platform-base";
import type { Derivation } from "./derivation";
import { deriving } from "./deriving";
import { noteEdits } from "./edit-log";
import { edited, type ObjectEdit } from "./edits";
import { defaultEdits } from "./organisation-defaults";
import { report } from "./report";
import { hasTokens } from "./terraform-text";

export interface Delivery {
  readonly derivation: Derivation;
  /** Declares what is delivered. */
  readonly owner: IConstruct;
  readonly rendersFor: Owner;
  readonly platform: IPlatform;
  /** The owner's own edits, before the platform's. */
  readonly edits?: readonly ObjectEdit[];
}

/** Topology → intents → objects: everything that one owner has in the cluster. */
export function deliver({
  derivation,
  owner,
  rendersFor,
  platform,
  edits = [],
}: Delivery): readonly KubernetesObject[] {
  if (derivation.seeksTokens && isFreeOfTokens(derivation, platform, edits)) return [];
  const { topology } = derivation;
  return deriving(() => {
    const intents = platform.concerns.flatMap((concern) => concern.derive(topology, owner.node.path));
    return finish(owner, platform, rendered(owner, intents, platform, rendersFor), edits);
  });
}

/** What Headwater derives itself has no tokens but those of the declarations. */
const isFreeOfTokens = (derivation: Derivation, platform: IPlatform, edits: readonly ObjectEdit[]): boolean =>
  !derivation.hasTokens &&
  !hasTokens(platform.defaults) &&
  edits.length + platform.edits.length === 0 &&
  !platform.isExtended;

/**
 * The last steps, which objects that no concern derived go through as well: organisation defaults, and edits, which the
 * report lists.
 */
export function finish(
  owner: IConstruct,
  platform: IPlatform,
  objects: readonly KubernetesObject[],
  edits: readonly ObjectEdit[] = [],
): readonly KubernetesObject[] {
  const result = edited(objects, defaultEdits(platform.defaults), [...edits, ...platform.edits]);
  report(owner, result.problems);
  noteEdits(owner, result.changed);
  return result.objects;
}

/** The first engine that handles a kind renders it: users' own come before the built-in ones. */
function rendered(
  owner: IConstruct,
  intents: readonly Intent[],
  { engines }: IPlatform,
  rendersFor: Owner,
): KubernetesObject[] {
  const byEngine = new Map(engines.map((engine) => [engine, [] as Intent[]]));
  const unhandled = new Set<string>();
  for (const intent of intents) {
    const engine = engines.find(({ handles }) => handles.includes(intent.kind));
    if (engine) byEngine.get(engine)?.push(intent);
    else unhandled.add(intent.kind);
  }
  report(
    owner,
    [...unhandled].map((kind) => ({
      code: "HW-ENGINE-001",
      message: `No engine renders intents of kind "${kind}".`,
      fix: `Give the platform one: platform.use({ name: "…", handles: ["${kind}"], render: (intents, owner) => […] }).`,
    })),
  );
  return [...byEngine].flatMap(([engine, own]) => (own.length > 0 ? engine.render(own, rendersFor) : []));
}
