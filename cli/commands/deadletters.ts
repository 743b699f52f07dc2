import { Command, InvalidArgumentError } from "commander";
import { confirm } from "../../console/confirm";
import { styleOf } from "../../console/style";
import { ExitCode, UsageError } from "../../console/user-error";
import { causesOf } from "../dead-letters/causes";
import { Letters, refuseMissing } from "../dead-letters/letters";
import { renderLetters, renderList, renderRedriven } from "../dead-letters/render-letters";
import { type ClusterOptions, clusterCommand, show } from "./options";

const WORKER = ["<worker>", "namespace/name, such as shop/shipping"] as const;

const list = clusterCommand("list", "Count the dead letters by what they failed of.")
  .argument(...WORKER)
  .action(async (workload: string, options: ClusterOptions) => {
    const { letters } = await Letters.use({ ...options, workload }, (letters) => letters.list());
    const result = { workload, causes: causesOf(letters), letters };
    show(result, renderList(workload, letters, styleOf(process.stdout)), options);
  });

const showLetters = clusterCommand("show", "Show dead letters with their headers, key and value.")
  .argument(...WORKER)
  .argument("[ids...]", "partition/offset, as the list names them; the newest by default", checkedId)
  .option("--last <number>", "the newest so many", positive, 1)
  .action(async (workload: string, ids: string[], options: ClusterOptions & { readonly last: number }) => {
    const letters = await Letters.use({ ...options, workload }, async (letters) => {
      if (ids.length > 0) return letters.show(ids);
      const newest = (await letters.list()).letters.slice(-options.last).map(({ id }) => id);
      return newest.length === 0 ? [] : letters.show(newest);
    });
    const style = styleOf(process.stdout);
    const text = letters.length === 0 ? renderList(workload, letters, style) : renderLetters(letters, style);
    show({ workload, letters }, text, options);
  });

const redrive = clusterCommand(
  "redrive",
  "Send dead letters to where they came from, for this worker alone. Each is sent once.",
)
  .argument(...WORKER)
  .option("--id <id...>", "these, as partition/offset", checkedId)
  .option("--all", "all that were not sent again yet", false)
  .option("--yes", "do not ask", false)
  .action(async (workload: string, options: RedriveOptions) => {
    const { id: ids, all } = options;
    if (all === (ids !== undefined)) {
      throw new UsageError("HW-CLI-010", "Which letters is not said.", "Give either --all or --id.");
    }
    const { redriven, refused } = await Letters.use({ ...options, workload }, async (letters) => {
      const { letters: found, end } = await letters.list();
      refuseMissing(ids ?? [], found);
      const waiting = found.filter((letter) => (ids ? ids.includes(letter.id) : !letter.redriven));
      if (waiting.length === 0) return { redriven: [], refused: [] };
      const count = waiting.length === 1 ? "1 event" : `${waiting.length} events`;
      await confirm(`Send ${count} to ${[...new Set(waiting.map(topicOf))].sort().join(", ")} again?`, options);
      return await letters.redrive(ids, end);
    });
    const text = renderRedriven(redriven.length, refused, styleOf(process.stdout));
    show({ workload, redriven, refused }, text, options);
    if (refused.length > 0) process.exitCode = ExitCode.failed;
  });

interface RedriveOptions extends ClusterOptions {
  readonly id?: readonly string[];
  readonly all: boolean;
  readonly yes: boolean;
}

const topicOf = ({ original }: { readonly original: { readonly topic: string } }): string => original.topic;

function checkedId(text: string, former: readonly string[] | undefined): string[] {
  if (!/^\d{1,6}\/\d{1,15}$/.test(text)) throw new InvalidArgumentError("It is no partition/offset, such as 0/12.");
  return [...(former ?? []), text];
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 500) throw new InvalidArgumentError("Give 1 to 500.");
  return number;
}

export const deadLettersCommand: Command = new Command("deadletters")
  .description("Look at the events that a worker failed to handle, and send them again.")
  .addCommand(list)
  .addCommand(showLetters)
  .addCommand(redrive);
