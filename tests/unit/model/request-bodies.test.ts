import { expect, test } from "vitest";
import { Auth, Handler, Service } from "../../../constructs";
import { readServiceSettings } from "../../../runtime/handler-host/settings";
import { readSettings, SettingsReader } from "../../../runtime/shared/settings";
import { objectsOf, program } from "../../support/synth";

const auth = Auth.public("a test");
const handler = Handler.inline("module.exports = async () => new Response();");

type Deployment = { spec: { template: { spec: { containers: [{ env: { name: string; value: string }[] }] } } } };

/** What a handler with routes of these sizes takes, as the runtime reads it. */
function maxBodyOf(...sizes: readonly (string | undefined)[]): number {
  const { team, stack } = program();
  const service = new Service(team, "orders", { handler });
  for (const [index, maxBody] of sizes.entries()) {
    service.exposes(`/${index}`, { auth, ...(maxBody === undefined ? {} : { maxBody }) });
  }
  const { spec } = objectsOf(stack, "orders")["Deployment/orders"] as unknown as Deployment;
  const env = Object.fromEntries(spec.template.spec.containers[0].env.map(({ name, value }) => [name, value]));
  return readSettings(new SettingsReader(env, String), readServiceSettings).maxBodyBytes;
}

const MI = 1024 * 1024;

test.each<[(string | undefined)[], number]>([
  [[], MI],
  [["1Ki", undefined], MI],
  [["1Ki"], MI],
  [["2Mi", "8Mi", undefined], 8 * MI],
  [["1Gi"], 64 * MI],
])("a handler with routes of %j takes bodies of %d bytes", (sizes, bytes) => {
  expect(maxBodyOf(...sizes)).toBe(bytes);
});
