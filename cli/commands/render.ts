import type { Command } from "commander";
import { renderProgram } from "../render/render";
import { type ProgramOptions, programCommand, show } from "./options";

export const renderCommand: Command = programCommand(
  "render",
  "Write the Kubernetes objects of every owner as plain YAML, for Argo CD, Flux or kubectl.",
)
  .summary("Write plain YAML for GitOps.")
  .option("--out <folder>", "where to: <folder>/<stack>/<namespace>/<release>.yaml", "rendered")
  .action(async (options: ProgramOptions & { readonly out: string }) => {
    const result = await renderProgram(options.appDir, options.out);
    const lines = [
      `Rendered ${result.files.length} files into ${options.out}.`,
      ...result.removed.map((file) => `Removed ${file}: it is not rendered any more.`),
      ...(result.left.length === 0 ? [] : ["Left out, as these are no objects of Headwater's:"]),
      ...result.left.map((resource) => `  ${resource}`),
    ];
    show(result, lines.join("\n"), options);
  });
