import { sideBySide } from "../../runtime/shared/side-by-side";
import type { KubernetesClient } from "../kubernetes/client";
import { allowed } from "../status/allowed";
import { inWords, isLeft, markOf, type PauseMark } from "./mark";
import { collectionOf, goingOn, STOPPABLE_KINDS, type StoppableKind } from "./stopping";

/** Something that a command has stopped. */
export interface Paused {
  readonly kind: StoppableKind;
  readonly namespace: string;
  readonly name: string;
  readonly mark: PauseMark;
}

/** Requests under way. */
const AT_ONCE = 24;

/** What commands have stopped in these namespaces. Kinds that we may not list, we can't have stopped either. */
export async function findPaused(client: KubernetesClient, namespaces: Iterable<string>): Promise<readonly Paused[]> {
  const kinds = Object.keys(STOPPABLE_KINDS) as StoppableKind[];
  const collections = [...namespaces].flatMap((namespace) => kinds.map((kind) => ({ namespace, kind })));
  const lists = await sideBySide(collections, AT_ONCE, async ({ namespace, kind }) => {
    const list = () => client.listMetadata(collectionOf(kind, namespace));
    const objects = await allowed(list, kind, new Set());
    return (objects ?? []).flatMap((object): Paused[] => {
      const mark = markOf(object);
      return mark ? [{ kind, namespace, name: object.metadata.name, mark }] : [];
    });
  });
  return lists.flat();
}

/** Lets go on what killed commands have left stopped; what others still use stays. @returns what there was, in words */
export async function resumeLeft(client: KubernetesClient, paused: readonly Paused[]): Promise<readonly string[]> {
  return await sideBySide(paused, AT_ONCE, async ({ kind, namespace, name, mark }) => {
    const what = `${namespace}/${name}: ${inWords(mark)}`;
    if (!isLeft(mark, client.now)) return `${what}, and it stays stopped until that ends`;
    await client.merge(`${collectionOf(kind, namespace)}/${name}`, goingOn(kind, mark));
    return `${what}, which was killed; it goes on now`;
  });
}
