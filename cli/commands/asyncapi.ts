import type { Command } from "commander";
import { stringify } from "yaml";
import { UsageError } from "../../console/user-error";
import { asyncApiOf } from "../../constructs/documents/asyncapi/document";
import type { Topology } from "../../constructs/model/topology";
import { chosenTopology } from "../synth/chosen-topology";
import { FILES, type ProgramOptions, programCommand, show } from "./options";

interface Selection {
  readonly team?: string;
  readonly workload?: string;
}

export const asyncApiCommand: Command = programCommand(
  "asyncapi",
  "Describe streams, their events and who publishes and reads them, as an AsyncAPI 3 document.",
)
  .summary("Describe streams and events as AsyncAPI 3.")
  .argument("[files...]", FILES)
  .option("--team <name>", "only this team, and the streams that it uses")
  .option("--workload <name>", "only this service or worker, and the streams that it uses")
  .addHelpText(
    "after",
    `
The document is YAML; with --json it is JSON.

Examples:
  headwater asyncapi --team shop > asyncapi.yaml`,
  )
  .action(async (files: string[], { appDir, json, team, workload }: ProgramOptions & Selection) => {
    const topology = await chosenTopology(files, appDir);
    const selection = { ...(team === undefined ? {} : { team }), ...(workload === undefined ? {} : { workload }) };
    refuseUnknown(topology, selection);
    const document = asyncApiOf(topology, selection);
    show(document, json ? "" : stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd(), { json });
  });

/** A document about nothing would be taken for one about a team that does nothing. */
function refuseUnknown(topology: Topology, { team, workload }: Selection): void {
  const teams = topology.teams.filter(({ name, imported }) => !imported && (team === undefined || name === team));
  if (teams.length === 0 && team !== undefined) {
    throw unknown(
      "team",
      team,
      topology.teams.filter(({ imported }) => !imported),
    );
  }
  if (workload === undefined) return;
  const within = topology.workloads.filter((each) => teams.some(({ path }) => path === each.team));
  if (!within.some(({ name }) => name === workload)) throw unknown("workload", workload, within);
}

const unknown = (what: string, name: string, known: readonly { readonly name: string }[]): UsageError =>
  new UsageError(
    "HW-CLI-008",
    `There is no ${what} "${name}".`,
    known.length === 0
      ? `The program declares no ${what}.`
      : `Name one of ${known.map((each) => `"${each.name}"`).join(", ")}.`,
  );
