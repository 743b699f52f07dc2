import { readFileSync } from "node:fs";
import type { MergeSource } from "../../constructs/manifest/merge-topologies";
import { type ReadDocument, readDocument } from "../../constructs/manifest/read-document";
import type { Problem } from "../../constructs/model/problem";
import { mistakes } from "./topology";

/**
 * @param files topology.json files and manifests, relative to the current folder
 * @throws UsageError with all that is wrong with the files
 */
export function readSources(files: readonly string[]): MergeSource[] {
  const problems: Problem[] = [];
  const sources = [...new Set(files)].flatMap((file): MergeSource[] => {
    const read = readEither(file);
    if ("document" in read) return [{ file, document: read.document }];
    problems.push(...read.problems);
    return [];
  });
  if (problems.length > 0) throw mistakes(problems);
  return sources;
}

const readEither = (file: string): ReadDocument<MergeSource["document"]> =>
  readDocument(file, isManifest(file) ? "platform" : "topology", process.cwd());

/** Only a manifest is about one platform. */
function isManifest(file: string): boolean {
  try {
    return "platform" in (JSON.parse(readFileSync(file, "utf8")) as object);
  } catch {
    return false; // what is wrong with it is found when it is read
  }
}
