import { join } from "node:path";
import { images } from "../constructs/delivery/pins";
import { imagePart } from "./image-part";
import { addFolders, put } from "./image-root";
import { npmPart } from "./npm-package";
import { partFolder } from "./part";

/** The npm package with the server that the image's tag names, a static program. */
const pinned = {
  package: "@restatedev/restate-server-linux-x64",
  version: "1.7.12",
  integrity: "sha512-URotJ1AIqaSCDkRMl4OrQfTLH+NYuOZb3ZsP7wxxiuAB6pncgPhTUYSvegTF5PTrAShnNyHNpju9kjf2O3QxoA==",
} as const;

export const restateServer = npmPart("restate-server", `Restate ${pinned.version}`, pinned, [
  "bin/restate-server",
  "LICENSE",
  "NOTICE",
]);

/** Version that the image's tag names. */
export const restateVersion = pinned.version;

/** Where the program is, once the part is obtained. */
export const restateProgram = (): string => join(partFolder(restateServer), "bin/restate-server");

export const restateImage = imagePart({
  name: "restate",
  image: images.restate,
  config: { Env: ["PATH=/usr/local/bin:/usr/bin:/bin"], Entrypoint: ["/usr/local/bin/restate-server"] },
  revision: 1,
  needs: [restateServer],
  async fill(root) {
    await addFolders(root);
    await put(restateProgram(), join(root, "usr/local/bin/restate-server"));
  },
});
