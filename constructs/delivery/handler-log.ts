import type { IConstruct } from "constructs";
import type { HandlerDeclaration, HandlerPart } from "../model/workload-declarations";

const BUNDLED = "headwater/handler";

export interface ReportedHandler {
  /** Of the workload. */
  readonly path: string;
  /** Of the bundle. */
  readonly bytes: number;
  /** What is in it, the largest first. */
  readonly parts: readonly HandlerPart[];
}

/** Notes for the report how large a workload's bundle is, and why. */
export function noteHandler({ node }: IConstruct, { code, parts }: HandlerDeclaration): void {
  if (!parts || node.metadata.some(({ type }) => type === BUNDLED)) return;
  const handler: ReportedHandler = { path: node.path, bytes: Buffer.byteLength(code), parts };
  node.addMetadata(BUNDLED, handler, { stackTrace: false });
}

export const handlersAt = ({ node }: IConstruct): ReportedHandler[] =>
  node.metadata.filter(({ type }) => type === BUNDLED).map(({ data }) => data as ReportedHandler);
