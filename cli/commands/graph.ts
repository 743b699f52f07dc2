import { type Command, Option } from "commander";
import { graphvizOf } from "../../constructs/documents/graph/graphviz";
import { mermaidOf } from "../../constructs/documents/graph/mermaid";
import { chosenTopology } from "../synth/chosen-topology";
import { FILES, type ProgramOptions, programCommand, show } from "./options";

export const graphCommand: Command = programCommand(
  "graph",
  "Draw who publishes, reads and calls what, as text for Mermaid or Graphviz.",
)
  .summary("Draw who publishes, reads and calls what.")
  .argument("[files...]", FILES)
  .addOption(new Option("--format <format>", "which language").choices(["mermaid", "dot"]).default("mermaid"))
  .addHelpText(
    "after",
    `
Examples:
  headwater graph                                 a diagram that GitHub and GitLab show in Markdown
  headwater graph --format dot | dot -Tsvg > platform.svg`,
  )
  .action(async (files: string[], options: ProgramOptions & { readonly format: "mermaid" | "dot" }) => {
    const { format } = options;
    const topology = await chosenTopology(files, options.appDir);
    const text = format === "dot" ? graphvizOf(topology) : mermaidOf(topology);
    show({ format, text }, text.trimEnd(), options);
  });
