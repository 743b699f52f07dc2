import type { IConstruct } from "constructs";

const EDITED = "headwater/edited";

/** Notes for the report that edits changed these objects of an owner. */
export function noteEdits(owner: IConstruct, objects: readonly string[]): void {
  const known = new Set(editsAt(owner));
  for (const object of objects.filter((each) => !known.has(each))) {
    owner.node.addMetadata(EDITED, object, { stackTrace: false });
  }
}

/** The objects that edits changed, sorted. */
export const editsAt = ({ node }: IConstruct): string[] =>
  node.metadata
    .filter((entry) => entry.type === EDITED)
    .map((entry) => entry.data as string)
    .sort();
