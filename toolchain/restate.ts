import { join } from "node:path";
import { images } from "../constructs/delivery/pins";
import { debian } from "./debian";
import { caCertificates, envoy } from "./envoy-image";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, put } from "./image-root";
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

/** What its operators use: the image does not have it. */
const restatectlPinned = {
  package: "@restatedev/restatectl-linux-x64",
  version: pinned.version,
  integrity: "sha512-tBoaN2PH5ZdTGHqzjEw9gFKphcQuOeBVwKx9LtRCw2gsCe7+GHAMzjx3URHhMVFkYSFbGrBe/X43Nf28HDXHUg==",
} as const;

export const restatectl = npmPart("restatectl", `restatectl ${pinned.version}`, restatectlPinned, [
  "bin/restatectl",
  "LICENSE",
  "NOTICE",
]);

export const restatectlProgram = (): string => join(partFolder(restatectl), "bin/restatectl");

/** Version that the image's tag names. */
export const restateVersion = pinned.version;

/** Where the program is, once the part is obtained. */
export const restateProgram = (): string => join(partFolder(restateServer), "bin/restate-server");

/** As upstream's: a shell, and authorities, without which the server does not start. */
export const restateImage = imagePart({
  name: "restate",
  image: images.restate,
  config: { Env: ["PATH=/usr/local/bin:/usr/bin:/bin"], Entrypoint: ["/usr/local/bin/restate-server"] },
  revision: 2,
  needs: [restateServer, debian, envoy],
  async fill(root) {
    await addFolders(root);
    await addBusybox(root);
    await put(caCertificates(), join(root, "etc/ssl/certs/ca-certificates.crt"));
    await put(restateProgram(), join(root, "usr/local/bin/restate-server"));
  },
});
