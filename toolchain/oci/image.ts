import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileEntry, folderEntries, type TarEntry, tar } from "./tar";

/** How a container of the image starts unless its pod says otherwise. */
export interface ImageConfig {
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly User?: string;
  readonly WorkingDir?: string;
}

export interface ImageSource {
  /** Full name with host and tag. */
  readonly name: string;
  /** Folder whose content becomes the image's only layer. */
  readonly root: string;
  readonly config: ImageConfig;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/**
 * Writes an image as a tar with the OCI image layout, which `ctr images import` reads, under the very name that a
 * manifest uses. The same root and config give the same bytes.
 *
 * @returns the manifest's digest
 */
export async function writeImage(image: ImageSource, file: string): Promise<string> {
  const layerFile = `${file}.layer`;
  await pipeline(Readable.from(tar(folderEntries(image.root))), createWriteStream(layerFile));
  const layer: Descriptor = {
    mediaType: "application/vnd.oci.image.layer.v1.tar",
    digest: await digestOf(layerFile),
    size: (await stat(layerFile)).size,
  };
  const config = blob("application/vnd.oci.image.config.v1+json", {
    architecture: "amd64",
    os: "linux",
    config: image.config,
    rootfs: { type: "layers", diff_ids: [layer.digest] },
  });
  const manifest = blob("application/vnd.oci.image.manifest.v1+json", {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: config.descriptor,
    layers: [layer],
  });
  const index = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [
      {
        ...manifest.descriptor,
        platform: { architecture: "amd64", os: "linux" },
        annotations: {
          "io.containerd.image.name": image.name,
          "org.opencontainers.image.ref.name": image.name.slice(image.name.lastIndexOf(":") + 1),
        },
      },
    ],
  };
  const entries: TarEntry[] = [
    fileEntry("oci-layout", Buffer.from('{"imageLayoutVersion":"1.0.0"}')),
    fileEntry("index.json", Buffer.from(JSON.stringify(index))),
    fileEntry(blobPath(manifest.descriptor), manifest.content),
    fileEntry(blobPath(config.descriptor), config.content),
    {
      path: blobPath(layer),
      mode: 0o644,
      type: "file",
      size: layer.size,
      content: () => createReadStream(layerFile),
    },
  ];
  await pipeline(Readable.from(tar(entries)), createWriteStream(file));
  await rm(layerFile);
  return manifest.descriptor.digest;
}

function blob(mediaType: string, value: unknown): { descriptor: Descriptor; content: Buffer } {
  const content = Buffer.from(JSON.stringify(value));
  const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
  return { descriptor: { mediaType, digest, size: content.length }, content };
}

const blobPath = ({ digest }: Descriptor) => `blobs/${digest.replace(":", "/")}`;

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest("hex")}`;
}
