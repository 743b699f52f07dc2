import { Command, InvalidArgumentError } from "commander";
import { clusterDown, clusterStatus, clusterUp, DEFAULT_CLUSTER } from "../cluster";
import { layoutOf } from "../cluster/layout";
import { followLog, logFile, loggedComponents, tailOf } from "../cluster/logs";
import { renderStatus } from "../cluster/render-status";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";

const program = new Command("npm run cluster --")
  .description("The embedded one-node Kubernetes.")
  .showHelpAfterError("(add --help for all commands)");

const command = (name: string, description: string) =>
  program.command(name).description(description).option("--name <name>", "which cluster", DEFAULT_CLUSTER);

command("up", "start the cluster, or resume it")
  .option("--mesh", "with Istio's images, for programs with a mesh", false)
  .option("--knative", "with Knative Serving's images, for programs with services that follow their requests", false)
  .action(async ({ name, mesh, knative }: { name: string; mesh: boolean; knative: boolean }) => {
    handleInterrupts();
    await clusterUp({ name, mesh, knative }, new Progress("cluster-up"));
    process.stdout.write(renderStatus(await clusterStatus({ name })));
  });

command("down", "stop the cluster; its data stays")
  .option("--data", "delete its data too: objects, volumes, images, keys", false)
  .action(async ({ name, data }: { name: string; data: boolean }) => {
    handleInterrupts();
    await clusterDown({ name, data }, new Progress("cluster-down"));
    process.stdout.write(renderStatus(await clusterStatus({ name })));
  });

command("status", "what runs, where, and how it is")
  .option("--json", "as JSON", false)
  .action(async ({ name, json }: { name: string; json: boolean }) => {
    const status = await clusterStatus({ name });
    process.stdout.write(json ? `${JSON.stringify(status, null, 2)}\n` : renderStatus(status));
    if (status.state !== "running") process.exitCode = 1;
  });

command("logs", "the components that write a log, or the end of one's log")
  .argument("[component]", "such as kubelet")
  .option("-f, --follow", "go on printing", false)
  .option("-n, --lines <count>", "how many lines", count, 100)
  .action(async (component: string | undefined, options: { name: string; follow: boolean; lines: number }) => {
    const layout = layoutOf(options.name);
    if (component === undefined) {
      process.stdout.write(`${loggedComponents(layout).join("\n")}\n`);
      return;
    }
    const file = logFile(layout, component);
    process.stdout.write(`${tailOf(file, options.lines).join("\n")}\n`);
    if (options.follow) await followLog(file, (text) => process.stdout.write(text));
  });

command("kubeconfig", "the path of the kubeconfig").action(({ name }: { name: string }) => {
  process.stdout.write(`${layoutOf(name).kubeconfig}\n`);
});

function count(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number of at least 1.");
}

main(async () => {
  await program.parseAsync();
});
