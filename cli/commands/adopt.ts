import { Command, InvalidArgumentError } from "commander";
import { confirm } from "../../console/confirm";
import { styleOf } from "../../console/style";
import { adoptObjects, type Move } from "../adopt/adopt-objects";
import { adoptTopic } from "../adopt/adopt-topic";
import { type ClusterOptions, type CommonOptions, clusterCommand, projectCommand, show } from "./options";

const topic = clusterCommand("topic", "Let an owner declare a topic that existed before it.")
  .argument("<topic>", "Kafka's name of it")
  .requiredOption("--owner <owner>", "namespace/release of who declares it: shop/stream-orders", ownerOf)
  .option("--remove", "give it back: nobody may declare it any more", false)
  .action(async (name: string, options: ClusterOptions & { readonly owner: string; readonly remove: boolean }) => {
    const result = await adoptTopic({ ...options, topic: name });
    const now = options.remove ? "is nobody's to declare" : `is ${result.owner}'s to declare`;
    const text = `${styleOf(process.stdout).green("✓")} Topic ${name} ${now}${result.changed ? "" : " already"}.`;
    show(result, text, options);
  });

const objects = projectCommand(
  "objects",
  "Move objects that exist already to the releases that declare them. Nothing about the objects changes but whose they are.",
)
  .summary("Move objects to the releases that declare them.")
  .argument("[stacks...]", "names of stacks, or patterns with *; all by default")
  .option("--yes", "do not ask", false)
  .action(async (stacks: string[], options: CommonOptions & { readonly yes: boolean }) => {
    const style = styleOf(process.stdout);
    const moves = await adoptObjects({
      ...options,
      stacks,
      approve: async (found) => {
        if (!options.json) process.stdout.write(`${found.map(lineOf).join("\n")}\n\n`);
        await confirm(`Move ${count(found.length)}?`, options);
      },
    });
    const text =
      moves.length === 0
        ? "There is nothing to adopt."
        : `Moved ${count(moves.length)}. Deploy to bring them up to date.`;
    show({ moves }, `${style.green("✓")} ${text}`, options);
  });

const lineOf = ({ object, from, to }: Move): string => `  ${object}: ${from ?? "no release"} → ${to}`;

const count = (number: number): string => (number === 1 ? "1 object" : `${number} objects`);

function ownerOf(text: string): string {
  if (/^[a-z0-9-]{1,63}\/[a-z0-9-]{1,63}$/.test(text)) return text;
  throw new InvalidArgumentError("It is no namespace/release, such as shop/stream-orders.");
}

export const adoptCommand: Command = new Command("adopt")
  .description("Take over what exists already: topics, and objects of other releases.")
  .addCommand(topic)
  .addCommand(objects);
