import { KubernetesApi } from "../shared/kubernetes-api";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { readHookSettings } from "./settings";
import { submit } from "./submit";

runProgram("hook", async () => {
  const settings = readSettings(new SettingsReader(process.env), (reader) => readHookSettings(reader, process.argv));
  // The first process of a container has no default action for signals.
  process.on("SIGTERM", () => process.exit(143));
  const changes = await submit(settings, new KubernetesApi(settings.kubernetes), (reason) => {
    process.stderr.write(`Trying again: ${reason}\n`);
  });
  process.stdout.write(changes.length > 0 ? changes.map((change) => `${change}\n`).join("") : "Nothing to change.\n");
});
