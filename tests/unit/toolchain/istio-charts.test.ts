import { expect, it } from "vitest";
import { releasedIstio } from "../../../toolchain/istio-charts";

it("names the release where a chart's source names none", () => {
  const source = "apiVersion: v2\nname: istiod\n# never shipped\nversion: 1.0.0\nappVersion: 1.0.0\n";
  expect(releasedIstio("Chart.yaml", source)).toBe(
    "apiVersion: v2\nname: istiod\n# never shipped\nversion: 1.31.0\nappVersion: 1.31.0\n",
  );
});

it("names the published images where the source names those of tests", () => {
  const source = '  hub: ""\n  tag: ""\n  global:\n    hub: registry.istio.io/testing\n    tag: latest\n';
  expect(releasedIstio("values.yaml", source)).toBe(
    '  hub: ""\n  tag: ""\n  global:\n    hub: docker.io/istio\n    tag: 1.31.0\n',
  );
});

it("leaves all other files as they are", () => {
  expect(releasedIstio("templates/service.yaml", "tag: latest\n")).toBe("tag: latest\n");
});
