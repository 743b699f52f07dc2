import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, LocalBackend, TerraformVariable } from "cdktf";
import fc from "fast-check";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOrThrow } from "../../console/process";
import { Progress } from "../../console/progress";
import {
  EventStream,
  Handler,
  HeadwaterStack,
  type KubernetesObject,
  Platform,
  Service,
  Team,
  Worker,
} from "../../constructs";
import { findObject } from "../../constructs/testing";
import { terraformTooling } from "../../toolchain/terraform";

interface StackJson {
  readonly variable?: object;
  readonly resource: { readonly helm_release: Record<string, { readonly values: readonly string[] }> };
}

let folder: string;
let terraform: (cwd: string, ...args: string[]) => Promise<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "headwater-terraform-"));
  const { binary, env } = await terraformTooling(new Progress("test"));
  terraform = async (cwd, ...args) =>
    (await runOrThrow(binary, args, { cwd, env: { ...process.env, ...env }, timeoutMs: 100_000 })).stdout;
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string) {
  const app = new App({ outdir: join(folder, name) });
  const stack = new HeadwaterStack(app, "shop");
  new LocalBackend(stack, { path: "terraform.tfstate" });
  const platform = new Platform(stack, "platform");
  return { app, stack, team: new Team(stack, "shop", { platform }) };
}

/** Validates a synthesized stack, and lets Terraform itself say what the values of its releases are. */
async function arrived(app: App): Promise<KubernetesObject[]> {
  app.synth();
  const cwd = join(app.outdir, "stacks", "shop");
  await terraform(cwd, "init", "-input=false", "-no-color");
  expect(JSON.parse(await terraform(cwd, "validate", "-json"))).toMatchObject({ valid: true, error_count: 0 });

  const { variable, resource } = JSON.parse(readFileSync(join(cwd, "cdk.tf.json"), "utf8")) as StackJson;
  const values = Object.values(resource.helm_release).flatMap((release) => release.values);
  const apart = mkdtempSync(join(folder, "values-"));
  writeFileSync(
    join(apart, "main.tf.json"),
    JSON.stringify({ ...(variable ? { variable } : {}), output: { values: { value: values } } }),
  );
  await terraform(apart, "init", "-input=false", "-no-color");
  await terraform(apart, "apply", "-auto-approve", "-input=false", "-no-color");
  const texts = JSON.parse(await terraform(apart, "output", "-json", "values")) as string[];
  return texts.flatMap((text) => Object.values((load(text) as { objects: Record<string, KubernetesObject> }).objects));
}

function containerOf(objects: readonly KubernetesObject[], name: string) {
  const { spec } = findObject(objects, { kind: "Deployment", name, namespace: "shop" }) as unknown as {
    spec: {
      template: {
        spec: { containers: [{ image: string; args?: string[]; env: { name: string; value: string }[] }] };
      };
    };
  };
  return spec.template.spec.containers[0];
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's marker is the point
const MARKER = "${a}";
/** Of all that Terraform, YAML and cdktf give a meaning. */
const awkward = [
  "$",
  "{",
  "}",
  "%",
  "$${",
  "%%{",
  MARKER,
  "%{ if x }",
  '"',
  "'",
  "\\",
  "\n",
  "\r\n",
  "\t",
  " ",
  "#",
  ": ",
  "- ",
  "---\n",
  "|",
  ">",
  "&a",
  "*a",
  "!",
  "`",
  "~",
  "null",
  "yes",
  "1_000",
  "0o17",
  "2024-01-01",
  "<<",
  "{{ .Values.x }}",
  "é",
  "漢字",
  "Ж",
  "שלום",
  "🚢",
  "\u0085",
  "\u2028",
  "\ufeff",
  "\u007f",
  "a",
];
const strings = fc.sample(
  fc.array(fc.constantFrom(...awkward), { maxLength: 8 }).map((parts) => parts.join("")),
  { numRuns: 300, seed: 4 },
);

describe("a real Terraform", () => {
  test("accepts any text, and passes it on unchanged", async () => {
    const { app, team } = program("fuzz");
    const env = Object.fromEntries(strings.map((text, index) => [`TEXT_${index}`, text]));
    const code = strings.map((text) => `/* ${text} */ module.exports = ${JSON.stringify(text)};`).join("\n");
    const placed = new EventStream(team, "order-placed");
    const orders = new Service(team, "orders", {
      container: { image: "registry.example/orders:1", args: [...strings], port: 8080 },
      env,
    });
    orders.publishes(placed);
    const shipping = new Worker(team, "shipping", { handler: Handler.inline(code), env });
    shipping.subscribes(placed);
    shipping.patch("ConfigMap", (map) => {
      map.metadata.annotations = env;
    });

    const objects = await arrived(app);
    const { args, env: variables } = containerOf(objects, "orders");
    expect(args).toEqual(strings);
    const given = new Map(variables.map(({ name, value }) => [name, value]));
    expect(Object.keys(env).map((name) => given.get(name))).toEqual(strings);
    const handler = findObject(objects, { kind: "ConfigMap", name: "shipping-handler" });
    expect(handler.data).toEqual({ "handler.cjs": code });
    expect(handler.metadata.annotations).toEqual(env);
  });

  test("fills in tokens, whatever their values hold", async () => {
    const { app, stack, team } = program("tokens");
    const value = `it's "quoted": ${MARKER} %{y} # \\ \n  - line\n\t{ [ é 漢字`;
    const text = new TerraformVariable(stack, "text", { type: "string", default: value }).stringValue;
    const tag = new TerraformVariable(stack, "tag", { type: "string", default: "1.2" }).stringValue;
    const port = new TerraformVariable(stack, "port", { type: "number", default: 5432 }).stringValue;
    const list = new TerraformVariable(stack, "list", { type: "list(string)", default: ["a b", '"c"'] }).listValue;
    const placed = new EventStream(team, "order-placed");
    const orders = new Service(team, "orders", {
      container: { image: `registry.example/orders:${tag}`, args: list, port: 8080 },
      env: { ALONE: text, PORT: port, MIXED: `"{\n${text}} ${MARKER} ${port}\b`, PLAIN: `${MARKER} }` },
    });
    orders.publishes(placed);
    new Worker(team, "shipping", { handler: Handler.inline("module.exports = async () => {};") }).subscribes(placed);

    const { image, args, env } = containerOf(await arrived(app), "orders");
    expect(image).toBe("registry.example/orders:1.2");
    expect(args).toEqual(["a b", '"c"']);
    expect(Object.fromEntries(env.map(({ name, value: text }) => [name, text]))).toMatchObject({
      ALONE: value,
      PORT: "5432",
      MIXED: `"{\n${value}} ${MARKER} 5432\b`,
      PLAIN: `${MARKER} }`,
    });
  });
});
