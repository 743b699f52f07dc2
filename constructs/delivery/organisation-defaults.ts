import { isToken } from "../model/tokens";
import type { ObjectEdit } from "./edits";

/** What an organisation wants of every object, told once, at the platform. */
export interface OrganisationDefaults {
  /** Labels on every object. A label that Headwater sets itself stays as it is. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Host (and path) from which every image is pulled instead of from its own registry.
   *
   * @example "mirror.example/hub" // docker.io/library/node:22 → mirror.example/hub/library/node:22
   */
  readonly registryMirror?: string;
}

export function defaultEdits({ labels, registryMirror }: OrganisationDefaults): ObjectEdit[] {
  const edits: ObjectEdit[] = [];
  if (labels) {
    edits.push((object) => {
      object.metadata.labels = { ...labels, ...object.metadata.labels };
    });
  }
  if (registryMirror) {
    edits.push((object) => {
      const pod = object.spec?.template?.spec;
      for (const container of [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])]) {
        container.image = mirrored(container.image, registryMirror);
      }
    });
  }
  return edits;
}

/**
 * Where a token begins the name, it stays as it is: whoever makes the token knows where the image lies.
 * A name's first part is a registry if it has a dot or a port: https://pkg.go.dev/github.com/distribution/reference.
 */
function mirrored(image: string, mirror: string): string {
  const [first = "", ...rest] = image.split("/");
  if (isToken(first)) return image;
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return `${mirror}/${hasRegistry ? rest.join("/") : image}`;
}
