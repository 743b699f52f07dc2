import { existsSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { treeDigest } from "./digest";
import { type ImageConfig, writeImage } from "./oci/image";
import { type Part, partFolder } from "./part";
import { projectDir } from "./paths";

export interface ImagePart {
  /** Short name; cluster/images/NAME/root holds the image's files that are ours, if there are any. */
  readonly name: string;
  /** Full name, as manifests say it. */
  readonly image: string;
  readonly config: ImageConfig;
  /** Counts as a pin: raise it when `fill` changes. */
  readonly revision: number;
  /** Counts as a pin: text that `fill` or `finish` works from. */
  readonly recipe?: string;
  readonly needs: readonly Part[];
  /** Puts everything that is not ours into the image's root. */
  fill(root: string): Promise<void>;
  /** The last step, in the complete root: proves that it works. */
  finish?(root: string): Promise<void>;
}

/** A part that is an image, with its full name. */
export type MadeImage = Part & { readonly image: string };

/** An image made of packages, under the name that a public registry serves the real one by. */
export function imagePart(part: ImagePart): MadeImage {
  const own = join(projectDir(), "cluster", "images", part.name, "root");
  const { image, config, revision } = part;
  return {
    name: `image-${part.name}`,
    title: `Make the image ${image}`,
    image,
    pins: { image, config, revision, recipe: part.recipe, own: existsSync(own) ? treeDigest(own) : "none" },
    needs: part.needs,
    tools: [],
    async build(folder) {
      const root = join(folder, "root");
      await mkdir(root);
      await part.fill(root);
      if (existsSync(own)) await cp(own, root, { recursive: true });
      await part.finish?.(root);
      const digest = await writeImage({ name: image, root, config }, join(folder, "image.tar"));
      await writeFile(join(folder, "digest"), digest);
      await rm(root, { recursive: true });
    },
  };
}

export const imageTar = (part: Part): string => join(partFolder(part), "image.tar");
export const imageDigestFile = (part: Part): string => join(partFolder(part), "digest");
