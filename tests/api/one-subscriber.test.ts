import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, LocalBackend } from "cdktf";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runOrThrow } from "../../console/process";
import { Progress } from "../../console/progress";
import { EventStream, Handler, HeadwaterStack, Observability, Platform, Service, Team, Worker } from "../../constructs";
import { planSnapshot } from "../../constructs/testing";
import { terraformTooling } from "../../toolchain/terraform";

const handler = Handler.inline("module.exports = async () => new Response();");
const SERVICES = 20;
let folder: string;
let env: NodeJS.ProcessEnv;
let terraform: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "headwater-one-subscriber-"));
  const tooling = await terraformTooling(new Progress("test"));
  terraform = tooling.binary;
  env = { ...process.env, ...tooling.env, KUBE_CONFIG_PATH: inject("kubeconfig") };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Twenty services, without brokers and without running pods: neither changes what Terraform plans. */
function program(): { app: App; stack: HeadwaterStack; team: Team; stream: EventStream } {
  const app = new App({ outdir: mkdtempSync(join(folder, "out-")) });
  const core = new HeadwaterStack(app, "core");
  const platform = new Platform(core, "platform", { observability: Observability.none() });
  platform.use({ name: "no-brokers", handles: ["topic", "principal"], render: () => [] });
  platform.transform((object) => {
    if (object.kind === "Deployment") object.spec.replicas = 0;
    // Or the platform would wait until Kafka answers.
    if (object.kind === "Job") object.metadata.annotations = {};
  });
  const stack = new HeadwaterStack(app, "many");
  new LocalBackend(stack, { path: join(folder, "terraform.tfstate") });
  const team = new Team(stack, "many", { platform });
  const stream = new EventStream(team, "order-placed");
  for (let number = 1; number <= SERVICES; number++) {
    new Service(team, `service-${number}`, { handler }).publishes(stream);
  }
  return { app, stack, team, stream };
}

test(`a subscriber beside ${SERVICES} deployed services plans one release, and nothing else`, async () => {
  const { app } = program();
  app.synth();
  const cwd = join(app.outdir, "stacks", "many");
  await runOrThrow(terraform, ["init", "-input=false"], { cwd, env });
  await runOrThrow(terraform, ["apply", "-input=false", "-auto-approve"], { cwd, env });
  expect((await planSnapshot(program().stack, { env })).many).toMatch(/^No changes\./);

  const { stack, team, stream } = program();
  new Worker(team, "audit", { handler }).subscribes(stream);
  const { many = "" } = await planSnapshot(stack, { env });
  expect(many.match(/^ {2}# \S+ will be .*$/gm)).toEqual([
    expect.stringMatching(/helm_release\.many_audit_bundle_release_\w+ will be created/),
  ]);
  expect(many).toMatch(/Plan: 1 to add, 0 to change, 0 to destroy\./);
});
