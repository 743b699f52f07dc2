import { Command } from "commander";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { takeDown } from "./up/take-down";

const command = new Command("down")
  .description("Remove what `npm run up` made. Data is kept unless --data is given.")
  .option("--context <name>", "context of your kubeconfig")
  .option("--cluster <name>", "name of the embedded cluster", "headwater")
  .option("--data", "delete the data too: volumes, topics, credentials, Terraform state", false)
  .parse();

handleInterrupts();
main(async () => {
  await takeDown(command.opts(), new Progress("down"));
});
