import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { images, upstreamCharts } from "../../../constructs/delivery/pins";
import { apicurioVersion } from "../../../toolchain/apicurio";
import { releaseOf } from "../../../toolchain/debian";
import { envoyVersion } from "../../../toolchain/envoy-image";
import { versions } from "../../../toolchain/go-parts";
import { istioVersion } from "../../../toolchain/istio";
import { nodeVersion } from "../../../toolchain/node-image";
import { projectDir } from "../../../toolchain/paths";
import { restateVersion } from "../../../toolchain/restate";

const modules = join(projectDir(), "toolchain", "go");
const required = (part: string, path: string) =>
  new RegExp(`\\b${path} v(\\S+)`).exec(readFileSync(join(modules, part, "go.mod"), "utf8"))?.[1];

describe("the versions that are shown", () => {
  it.each([
    ["kubernetes", "k8s.io/kubernetes", versions.kubernetes],
    ["etcd", "go.etcd.io/etcd/server/v3", versions.etcd],
    ["containerd", "github.com/containerd/containerd/v2", versions.containerd],
    ["coredns", "github.com/coredns/coredns", versions.coredns],
    ["local-path-provisioner", "github.com/rancher/local-path-provisioner", versions.localPathProvisioner],
    ["keda", "github.com/kedacore/keda/v2", versions.keda],
    ["envoy-gateway", "github.com/envoyproxy/gateway", versions.envoyGateway],
    ["opentelemetry-collector", "go.opentelemetry.io/collector/otelcol", versions.openTelemetryCollector],
    ["promtool", "github.com/prometheus/prometheus", versions.prometheus],
    ["prometheus-operator", "github.com/prometheus-operator/prometheus-operator", versions.prometheusOperator],
    ["kubeconform", "github.com/yannh/kubeconform", versions.kubeconform],
    ["kube-score", "github.com/zegl/kube-score", versions.kubeScore],
    ["netpol-analyzer", "github.com/np-guard/netpol-analyzer", versions.netpolAnalyzer],
  ])("%s is what its go.mod requires", (part, path, version) => {
    expect(required(part, path)).toBe(version);
  });

  it("are those of the images and charts that are deployed", () => {
    expect(images.node).toContain(`:${nodeVersion}-`);
    const pom = readFileSync(join(projectDir(), "cluster/images/kafka/pom.xml"), "utf8");
    expect(images.kafka.split(":")[1]).toBe(/<kafka.version>(.*)</.exec(pom)?.[1]);
    expect(images.apicurio.split(":")[1]).toBe(apicurioVersion);
    expect(images.restate.split(":")[1]).toBe(restateVersion);
    expect(upstreamCharts.keda.version).toBe(versions.keda);
    expect(upstreamCharts.envoyGateway.version).toBe(`v${versions.envoyGateway}`);
    expect(images.envoy).toBe(`docker.io/envoyproxy/envoy:distroless-v${envoyVersion}`);
    const { istioBase, istiod, istioCni, ztunnel } = upstreamCharts;
    for (const { version } of [istioBase, istiod, istioCni, ztunnel]) expect(version).toBe(istioVersion);
    expect(images.collector.split(":")[1]).toBe(versions.openTelemetryCollector);
    const strimzi = readFileSync(join(projectDir(), "toolchain/maven/strimzi/pom.xml"), "utf8");
    expect(upstreamCharts.strimzi.version).toBe(/<strimzi.version>(.*)</.exec(strimzi)?.[1]);
  });
});

describe("Go parts", () => {
  it("are built from modules alone, without a folder beside them", () => {
    for (const part of readdirSync(modules)) {
      const text = readFileSync(join(modules, part, "go.mod"), "utf8");
      expect(text, part).not.toMatch(/=> \.{0,2}\//);
    }
  });
});

describe("the Debian release", () => {
  it("is read from os-release", () => {
    expect(releaseOf('ID=debian\nVERSION_CODENAME=bookworm\nVERSION_ID="12"\n')).toBe("debian bookworm");
    expect(releaseOf('VERSION_ID="24.04"\nID=ubuntu\nVERSION_CODENAME=noble\n')).toBe("ubuntu noble");
    expect(releaseOf('ID=other\nVERSION_ID="3"\n')).toBe("other 3");
  });
});
