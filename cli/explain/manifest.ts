import { parseAllDocuments } from "yaml";
import type { ReleaseRecord } from "../deploy/helm-releases";
import type { ApiObject } from "../kubernetes/client";

/** An object of a release, as Helm rendered it. */
export interface RenderedObject extends ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isHook: boolean;
}

/** The objects and hooks of a release. What is no Kubernetes object is skipped. */
export function renderedObjects(record: ReleaseRecord, releaseNamespace: string): RenderedObject[] {
  return [
    ...parse(record.manifest, releaseNamespace, false),
    ...record.hooks.flatMap(({ manifest }) => parse(manifest, releaseNamespace, true)),
  ];
}

function parse(manifest: string, releaseNamespace: string, isHook: boolean): RenderedObject[] {
  return parseAllDocuments(manifest, { logLevel: "silent" }).flatMap((document) => {
    const object = document.toJS() as Partial<RenderedObject> | null;
    if (!object?.kind || !object.apiVersion || !object.metadata?.name) return [];
    const metadata = { ...object.metadata, namespace: object.metadata.namespace ?? releaseNamespace };
    return [{ apiVersion: object.apiVersion, kind: object.kind, metadata, isHook }];
  });
}

/** Whether Helm leaves the object where it is when its release goes. */
export const isKept = ({ metadata }: RenderedObject): boolean =>
  metadata.annotations?.["helm.sh/resource-policy"] === "keep";
