import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { upstreamCharts } from "../../../constructs/delivery/pins";
import { generated, schemaBundles } from "../../../scripts/generate/files";
import { projectDir } from "../../../toolchain/paths";

describe("the types of Kubernetes objects", () => {
  it("are what `npm run generate` makes of the schemas", async () => {
    const files = await generated();
    for (const [file, text] of files) expect(readFileSync(file, "utf8"), file).toBe(text);
    const folder = join(projectDir(), "constructs/kubernetes/generated");
    expect(readdirSync(folder).sort()).toEqual(files.map(([file]) => file.slice(folder.length + 1)).sort());
  });

  it.each(schemaBundles())("come from the pinned version of $$id", ({ $id, $comment }) => {
    const [path = "", version] = $comment.split(" ");
    if ($id === "strimzi") {
      expect([path, version]).toEqual(["io.strimzi:api", upstreamCharts.strimzi.version]);
      return;
    }
    // Envoy Gateway's module carries the Gateway API's definitions as well.
    const part = $id === "gateway-api" ? "envoy-gateway" : $id;
    const goMod = readFileSync(join(projectDir(), "toolchain/go", part, "go.mod"), "utf8");
    expect(goMod).toMatch(new RegExp(`\\b${path} v${version?.replaceAll(".", "\\.")}(\\s|$)`));
  });
});
