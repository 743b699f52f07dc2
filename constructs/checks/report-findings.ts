import type { IConstruct } from "constructs";
import { note } from "../delivery/report";
import type { Finding } from "../rules";

/** Reports findings at the constructs that they are about. */
export function reportFindings(root: IConstruct, findings: readonly Finding[]): void {
  for (const { path, ...finding } of findings) note(constructAt(root, path), finding);
}

/** The construct at a path, or the last one on the way to it. */
function constructAt(root: IConstruct, path: string): IConstruct {
  const ids = path.split("/").slice(root.node.id === "" ? 0 : 1);
  return ids.reduce<IConstruct>((scope, id) => scope.node.tryFindChild(id) ?? scope, root);
}
