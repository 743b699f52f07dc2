import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../../../constructs/delivery/package-root";

test("the bundle chart's version follows from its templates", () => {
  const chart = join(packageRoot(), "charts", "bundle");
  const hash = createHash("sha256");
  for (const file of readdirSync(join(chart, "templates")).sort()) {
    hash.update(file).update(readFileSync(join(chart, "templates", file)));
  }
  const { version } = parse(readFileSync(join(chart, "Chart.yaml"), "utf8")) as { version: string };
  expect(version, "set charts/bundle/Chart.yaml's version").toBe(`1.0.0+${hash.digest("hex").slice(0, 12)}`);
});
