import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { debian, debianPackage, nftLibraries } from "./debian";
import { caCertificates, envoy, envoyProgram } from "./envoy-image";
import { moduleSource } from "./go-module";
import { imagePart } from "./image-part";
import { addFolders, addLibraries, addPackageLibraries, put } from "./image-root";
import { istioAgents, istiod, istioVersion } from "./istio";
import { partFolder } from "./part";

/** As the charts name them: without a shell. https://istio.io/latest/docs/ops/configuration/security/harden-docker-images/ */
const imageName = (name: string): string => `docker.io/istio/${name}:${istioVersion}-distroless`;

/** The control plane, as the chart `istiod` runs it. */
const pilotImage = imagePart({
  name: "istio-pilot",
  image: imageName("pilot"),
  config: { Env: ["PATH=/usr/local/bin"], Entrypoint: ["/usr/local/bin/pilot-discovery"], User: "1337:1337" },
  revision: 1,
  needs: [istiod, envoy],
  async fill(root) {
    await addFolders(root);
    await put(join(partFolder(istiod), "pilot-discovery"), join(root, "usr/local/bin/pilot-discovery"));
    await put(caCertificates(), join(root, "etc/ssl/certs/ca-certificates.crt"));
  },
});

/**
 * The sidecar: Istio's agent and template, with Envoy's release build in place of Istio's own, which has a few filters
 * more (istio-values.ts turns off what needs them).
 */
const proxyImage = imagePart({
  name: "istio-proxyv2",
  image: imageName("proxyv2"),
  config: { Env: ["PATH=/usr/local/bin"], Entrypoint: ["/usr/local/bin/pilot-agent"], WorkingDir: "/" },
  revision: 1,
  needs: [debian, envoy, istioAgents],
  async fill(root) {
    await addFolders(root);
    await addLibraries(root);
    await put(envoyProgram(), join(root, "usr/local/bin/envoy"));
    await put(join(partFolder(istioAgents), "pilot-agent"), join(root, "usr/local/bin/pilot-agent"));
    await put(caCertificates(), join(root, "etc/ssl/certs/ca-certificates.crt"));
    const template = join(await moduleSource("istio", "istio.io/istio"), "tools/packaging/common/envoy_bootstrap.json");
    await mkdir(join(root, "var/lib/istio/envoy"), { recursive: true });
    await copyFile(template, join(root, "var/lib/istio/envoy/envoy_bootstrap_tmpl.json"));
  },
});

/** The node's agent: puts the CNI plugin into place, and repairs pods that started before it did. */
const cniImage = imagePart({
  name: "istio-install-cni",
  image: imageName("install-cni"),
  config: {
    Env: ["PATH=/usr/local/bin:/usr/sbin:/opt/cni/bin"],
    Cmd: ["/usr/local/bin/install-cni"],
    WorkingDir: "/opt/cni/bin",
  },
  revision: 1,
  needs: [debian, istioAgents],
  async fill(root) {
    await addFolders(root);
    await addLibraries(root);
    await addPackageLibraries(root, nftLibraries);
    await put(join(debianPackage("nftables"), "usr/sbin/nft"), join(root, "usr/sbin/nft"));
    await put(join(partFolder(istioAgents), "install-cni"), join(root, "usr/local/bin/install-cni"));
    await put(join(partFolder(istioAgents), "istio-cni"), join(root, "opt/cni/bin/istio-cni"));
  },
});

export const istioImages = [pilotImage, proxyImage, cniImage] as const;
