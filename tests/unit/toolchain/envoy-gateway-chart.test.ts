import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { released, writeEnvoyGatewayChart } from "../../../toolchain/envoy-gateway-chart";

const release = { version: "v1.2.3", image: "docker.io/envoyproxy/gateway:v1.2.3" };

it("names the release where the chart's source names the newest", () => {
  const source =
    'name: gateway-helm\nversion: v0.0.0-latest\nappVersion: "latest"\ndependencies:\n  - version: "0.0.0"\n';
  expect(released("Chart.yaml", source, release)).toEqual([
    "Chart.yaml",
    'name: gateway-helm\nversion: v1.2.3\nappVersion: v1.2.3\ndependencies:\n  - version: "0.0.0"\n',
  ]);
});

it("fills the release's image into the values", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are upstream's
  const source = "image: ${GatewayImage}\npullPolicy: ${GatewayImagePullPolicy}\nother: 1\n";
  expect(released("values.tmpl.yaml", source, release)).toEqual([
    "values.yaml",
    "image: docker.io/envoyproxy/gateway:v1.2.3\npullPolicy: IfNotPresent\nother: 1\n",
  ]);
});

it("does not release what it can't fill in", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are upstream's
  expect(() => released("values.tmpl.yaml", "a: ${New}\n", release)).toThrow("${New}");
});

it("leaves the charts within it and all other files as they are, but writable", async () => {
  const folder = mkdtempSync(join(tmpdir(), "headwater-chart-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [source, target] = [join(folder, "source"), join(folder, "target")];
  mkdirSync(join(source, "charts/crds"), { recursive: true });
  writeFileSync(join(source, "charts/crds/Chart.yaml"), "version: 0.0.0\n");
  chmodSync(join(source, "charts/crds/Chart.yaml"), 0o444);
  await writeEnvoyGatewayChart(source, target, release);
  expect(readFileSync(join(target, "charts/crds/Chart.yaml"), "utf8")).toBe("version: 0.0.0\n");
  expect(statSync(join(target, "charts/crds/Chart.yaml")).mode & 0o200).toBe(0o200);
});
