import { readFileSync, writeFileSync } from "node:fs";
import { App } from "cdktf";
import { declareManifests, declarePlatform, objectsOf, type StackObjects } from "./programs";

// One measurement is one process: node main.cjs headwater|manifests|objects <size> <outdir> <objects.json>
const [what = "", size = "", outdir = "", objectsFile = ""] = process.argv.slice(2);
const app = new App({ outdir });

if (what === "objects") {
  declarePlatform(app, Number(size));
  writeFileSync(objectsFile, JSON.stringify(objectsOf(app)));
} else {
  // Reading them is no part of what is measured: users of manifests write them into their program.
  const stacks =
    what === "manifests" ? (JSON.parse(readFileSync(objectsFile, "utf8")) as readonly StackObjects[]) : undefined;
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  if (stacks) declareManifests(app, stacks);
  else declarePlatform(app, Number(size));
  app.synth();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMb }));
}
