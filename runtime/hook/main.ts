import { aborted } from "../shared/abort";
import { KubernetesApi } from "../shared/kubernetes-api";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { readHookSettings } from "./settings";
import { submit } from "./submit";

runProgram("hook", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), (reader) => readHookSettings(reader, process.argv));
  void aborted(stop).then(() => process.exit(143)); // as if the signal had ended it
  const changes = await submit(settings, new KubernetesApi(settings.kubernetes), (reason) => {
    process.stderr.write(`Trying again: ${reason}\n`);
  });
  process.stdout.write(changes.length > 0 ? changes.map((change) => `${change}\n`).join("") : "Nothing to change.\n");
});
