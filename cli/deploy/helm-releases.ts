import { gunzipSync, gzipSync } from "node:zlib";
import { parse } from "yaml";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";

/** One revision of a Helm release, as the labels of its Secret tell. */
export interface Revision {
  readonly release: string;
  readonly namespace: string;
  readonly revision: number;
  /** Helm's word: deployed, superseded, failed, uninstalling, pending-install, pending-upgrade, pending-rollback. */
  readonly status: string;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly secret: string;
  readonly uid: string | undefined;
}

/** What Helm recorded of a revision. */
export interface ReleaseRecord {
  readonly chart: string;
  readonly manifest: string;
  readonly hooks: readonly { readonly manifest: string; readonly events: readonly string[] }[];
  /** It failed, but only after all of it had been applied: its workloads or a later hook did not come up. */
  readonly rolledOut: boolean;
  /** Helm's own words about how the revision went. */
  readonly description: string;
}

const TYPE = "helm.sh/release.v1";

/** All revisions of all releases in these namespaces. */
export async function listRevisions(
  client: KubernetesClient,
  namespaces: ReadonlySet<string>,
): Promise<readonly Revision[]> {
  const lists = await Promise.all(
    [...namespaces].map((namespace) =>
      client.listMetadata(`/api/v1/namespaces/${namespace}/secrets`, {
        labelSelector: "owner=helm",
        fieldSelector: `type=${TYPE}`,
      }),
    ),
  );
  return lists.flat().flatMap((secret) => revisionOf(secret) ?? []);
}

export function revisionOf({ metadata }: ApiObject): Revision | undefined {
  const { name, status, version } = metadata.labels ?? {};
  if (name === undefined || status === undefined || version === undefined) return undefined;
  return {
    release: name,
    namespace: metadata.namespace ?? "default",
    revision: Number(version),
    status,
    createdAt: Date.parse(metadata.creationTimestamp ?? ""),
    secret: metadata.name,
    uid: metadata.uid,
  };
}

export const isPending = ({ status }: Revision): boolean => status.startsWith("pending-");

/** A release's revisions, the newest first. */
export function revisionsOf(all: readonly Revision[], namespace: string, release: string): readonly Revision[] {
  return all
    .filter((revision) => revision.namespace === namespace && revision.release === release)
    .sort((a, b) => b.revision - a.revision);
}

export const secretPath = ({ namespace, secret }: Revision): string =>
  `/api/v1/namespaces/${namespace}/secrets/${secret}`;

interface ReleaseSecret extends ApiObject {
  readonly data?: { readonly release?: string };
}

interface RawRecord {
  readonly chart?: { readonly metadata?: { readonly name?: string } };
  readonly manifest?: string;
  readonly hooks?: readonly { readonly manifest?: string; readonly events?: readonly string[] }[];
  readonly info?: { readonly status?: string; readonly description?: string };
}

/** The record of a revision; undefined if it is gone. */
export async function readRecord(client: KubernetesClient, revision: Revision): Promise<ReleaseRecord | undefined> {
  const secret = await client.get<ReleaseSecret>(secretPath(revision));
  return secret?.data?.release === undefined ? undefined : parseRecord(decode(secret.data.release));
}

/** Changes a revision's status, both where Helm searches for it and where it reads it. Nothing if it is gone. */
export async function setStatus(
  client: KubernetesClient,
  revision: Revision,
  status: "failed" | "superseded",
  description?: string,
): Promise<void> {
  const path = secretPath(revision);
  const secret = await client.get<ReleaseSecret>(path);
  if (secret?.data?.release === undefined || secret.metadata.uid !== revision.uid) return;
  const raw = decode(secret.data.release);
  const info = { ...raw.info, status, ...(description === undefined ? {} : { description }) };
  const metadata = { ...secret.metadata, labels: { ...secret.metadata.labels, status } };
  const updated: ReleaseSecret = { ...secret, metadata, data: { release: encode({ ...raw, info }) } };
  await client.replace(path, updated);
}

/** Takes an object out of what Helm has recorded of a revision, so that Helm never deletes it for that release. */
export async function dropObject(
  client: KubernetesClient,
  revision: Revision,
  object: Pick<ApiObject, "kind" | "metadata">,
): Promise<void> {
  const path = secretPath(revision);
  const secret = await client.get<ReleaseSecret>(path);
  if (secret?.data?.release === undefined || secret.metadata.uid !== revision.uid) return;
  const raw = decode(secret.data.release);
  const manifest = withoutObject(raw.manifest ?? "", revision.namespace, object);
  if (manifest === raw.manifest) return;
  await client.replace<ReleaseSecret>(path, { ...secret, data: { release: encode({ ...raw, manifest }) } });
}

/** A manifest without the document of one object; the others stay as they are. */
export function withoutObject(
  manifest: string,
  releaseNamespace: string,
  { kind, metadata }: Pick<ApiObject, "kind" | "metadata">,
): string {
  const documents = manifest.split(/^(?=---$)/m);
  const isIt = (text: string): boolean => {
    const document = parse(text) as ApiObject | null;
    if (document?.kind !== kind || document?.metadata?.name !== metadata.name) return false;
    // What is outside of namespaces has none in the cluster.
    return metadata.namespace === undefined || (document.metadata.namespace ?? releaseNamespace) === metadata.namespace;
  };
  return documents.filter((text) => !isIt(text)).join("");
}

/** Helm stores gzipped JSON as base64, and a Secret's value is base64 again. */
export function decode(data: string): RawRecord {
  const inner = Buffer.from(Buffer.from(data, "base64").toString("latin1"), "base64");
  const isGzip = inner[0] === 0x1f && inner[1] === 0x8b;
  return JSON.parse((isGzip ? gunzipSync(inner) : inner).toString("utf8")) as RawRecord;
}

export function encode(record: RawRecord): string {
  return Buffer.from(gzipSync(JSON.stringify(record), { level: 9 }).toString("base64")).toString("base64");
}

/** Helm's description of a revision that failed in waiting for readiness, or in a hook after it. */
const ROLLED_OUT =
  /^\w+ "[^"]*" failed: (timed out waiting|client rate limiter Wait|context deadline exceeded|(failed )?post-(install|upgrade))/;

export function parseRecord(raw: RawRecord): ReleaseRecord {
  const description = raw.info?.description ?? "";
  return {
    chart: raw.chart?.metadata?.name ?? "",
    manifest: raw.manifest ?? "",
    hooks: (raw.hooks ?? []).map(({ manifest = "", events = [] }) => ({ manifest, events })),
    rolledOut: ROLLED_OUT.test(description),
    description,
  };
}
