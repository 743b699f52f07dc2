import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../console/progress";
import { images, knativeServing } from "../constructs/delivery/pins";
import { apicurioImage } from "./apicurio-image";
import { debian } from "./debian";
import { envoyImage } from "./envoy-image";
import {
  coredns,
  envoyGateway,
  keda,
  knative,
  knativePrograms,
  localPathProvisioner,
  openTelemetryCollector,
  pause,
  rateLimit,
  versions,
} from "./go-parts";
import { imageDigestFile, imagePart, imageTar, type MadeImage } from "./image-part";
import { addBusybox, addFolders, put } from "./image-root";
import { istioImages } from "./istio-images";
import { kafkaImage } from "./kafka-image";
import { nodeImage } from "./node-image";
import { obtain, type Part, partFolder } from "./part";
import { redisImage } from "./redis-image";
import { restateImage } from "./restate";

export interface Image {
  /** Full name with host and tag, such as "docker.io/library/node:22.23.3-bookworm-slim". */
  readonly name: string;
  /** A tar with the OCI image layout, for `ctr -n k8s.io images import`. */
  readonly tar: string;
  /** Digest of its manifest, "sha256:…". */
  readonly digest: string;
}

/** Names of the images of the node's own pods. */
export const nodeImageNames = {
  pause: "registry.k8s.io/pause:3.10.1",
  coredns: `registry.k8s.io/coredns/coredns:v${versions.coredns}`,
  localPathProvisioner: `docker.io/rancher/local-path-provisioner:v${versions.localPathProvisioner}`,
  busybox: "docker.io/library/busybox:1.35.0",
  keda: `ghcr.io/kedacore/keda:${versions.keda}`,
  kedaMetricsApiServer: `ghcr.io/kedacore/keda-metrics-apiserver:${versions.keda}`,
  envoyGateway: `docker.io/envoyproxy/gateway:v${versions.envoyGateway}`,
} as const;

const NONROOT = "65532:65532";

/** An image that holds one static program. */
function programImage(image: string, program: string, part: Part, path: string, user?: string) {
  return imagePart({
    name: program,
    image,
    config: { Env: ["PATH=/usr/bin:/bin"], Entrypoint: [path], ...(user ? { User: user } : {}) },
    revision: 1,
    needs: [part],
    async fill(root) {
      await addFolders(root);
      await put(join(partFolder(part), program), join(root, path));
    },
  });
}

const busyboxImage = imagePart({
  name: "busybox",
  image: nodeImageNames.busybox,
  config: { Env: ["PATH=/usr/bin:/bin"], Cmd: ["sh"] },
  revision: 1,
  needs: [debian],
  async fill(root) {
    await addFolders(root);
    await addBusybox(root);
  },
});

/** The node's own pods' images come first: they are wanted first. */
export const imageParts = [
  programImage(nodeImageNames.pause, "pause", pause, "/pause", "65535:65535"),
  programImage(nodeImageNames.coredns, "coredns", coredns, "/coredns"),
  programImage(
    nodeImageNames.localPathProvisioner,
    "local-path-provisioner",
    localPathProvisioner,
    "/usr/bin/local-path-provisioner",
  ),
  busyboxImage,
  nodeImage,
  kafkaImage,
  apicurioImage,
  restateImage,
  programImage(nodeImageNames.keda, "keda", keda, "/keda", NONROOT),
  programImage(nodeImageNames.kedaMetricsApiServer, "keda-adapter", keda, "/keda-adapter", NONROOT),
  // Its jobs and its proxies' second container call it by its name.
  programImage(nodeImageNames.envoyGateway, "envoy-gateway", envoyGateway, "/usr/bin/envoy-gateway", NONROOT),
  envoyImage,
  // As upstream's: https://github.com/open-telemetry/opentelemetry-collector-releases/blob/v0.155.0/distributions/otelcol-contrib/Dockerfile
  programImage(images.collector, "otelcol-contrib", openTelemetryCollector, "/otelcol-contrib", "10001:10001"),
];

const knativeImageParts = knativePrograms.map((name) =>
  programImage(knativeServing.image(name), `knative-${name}`, knative, `/ko-app/${name}`, NONROOT),
);

/** Of what counts requests of all proxies together. */
export const limitImageNames = {
  rateLimit: "docker.io/envoyproxy/ratelimit:3fb70258",
  redis: redisImage.image,
} as const;

const limitImageParts = [
  programImage(limitImageNames.rateLimit, "ratelimit", rateLimit, "/bin/ratelimit", NONROOT),
  redisImage,
];

/** Every image that pods of the embedded cluster use, made or from the cache. */
export const nodeImages = (progress: Progress): Promise<readonly Image[]> => made(progress, imageParts);

/** Istio's images, for clusters with a mesh. */
export const meshImages = (progress: Progress): Promise<readonly Image[]> => made(progress, istioImages);

/** Knative Serving's, for clusters with services that follow their requests. */
export const knativeImages = (progress: Progress): Promise<readonly Image[]> => made(progress, knativeImageParts);

/** The images of `limitImageNames`. */
export const limitImages = (progress: Progress): Promise<readonly Image[]> => made(progress, limitImageParts);

async function made(progress: Progress, parts: readonly MadeImage[]): Promise<readonly Image[]> {
  await obtain(progress, parts);
  return Promise.all(
    parts.map(async (part) => ({
      name: part.image,
      tar: imageTar(part),
      digest: await readFile(imageDigestFile(part), "utf8"),
    })),
  );
}
