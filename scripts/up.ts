import { Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress, seconds } from "../console/progress";
import { bringUp, type UpOptions, type UpResult } from "./up/bring-up";

const command = new Command("up")
  .description("Deploy the sample platform: to the embedded cluster, or to the one that KUBECONFIG or --context names.")
  .option("--context <name>", "context of your kubeconfig")
  .option("--cluster <name>", "name of the embedded cluster", "headwater")
  .option("--json", "print the result as one line of JSON", false)
  .parse();

const ADDRESS = "kubectl -n platform get service gateway-public -o jsonpath='{.spec.clusterIP}'";

/** Through the gateway. Services of the embedded cluster can be reached from the host. */
const order = ({ environment }: UpResult) =>
  `curl -H 'Host: shop.example' -d '{"customerId":"you"}' http://${environment.length > 0 ? `$(${ADDRESS})` : "<address of gateway-public>"}/orders`;

handleInterrupts();
main(async () => {
  const options = command.opts<UpOptions & { json: boolean }>();
  const progress = new Progress("up");
  const result = await bringUp(options, progress);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  progress.print(`
Headwater is up (${seconds(progress.elapsedMs)}).

  Order ${result.event.orderId} woke shop/shipping from zero replicas in ${seconds(result.event.wakeUpMs)}.

  Look     export ${result.environment.join(" ")}
           kubectl -n shop get pods,scaledobjects
           kubectl -n shop logs deploy/orders
  Order    ${order(result)}
  Again    npm run up          changes only what differs
  Down     npm run down        keeps data; npm run down -- --data removes it too
  Log      ${result.log}
`);
});
