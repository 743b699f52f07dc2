import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import type { ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";
import { statusOf } from "../../../cli/status/status";
import { projectDir } from "../../../toolchain/paths";
import type { Deployment } from "../../support/deployment";
import { Client } from "../../support/gateway/requests";
import { addressOf } from "../../support/load";

/** Beside Helm's: those of a worker that a command has stopped. */
export async function annotationsOfPause(api: KubernetesClient): Promise<string[]> {
  const scaled = await api.get("/apis/keda.sh/v1alpha1/namespaces/shop/scaledobjects/shipping");
  return Object.keys(scaled?.metadata.annotations ?? {}).filter((name) => !name.startsWith("meta.helm.sh/"));
}

/** `headwater dev` of the sample's worker, as a developer runs it. */
export function testDevelopersLoop(sample: () => Deployment): void {
  test("a worker's handler runs on a developer's machine, anew after a change, and after Ctrl-C in the cluster", async () => {
    const { env, api, path } = sample();
    const file = join(path, "stacks", "handlers", "shipping.ts");
    const before = await readFile(file, "utf8");
    const { host, port } = await addressOf(api, "platform", "gateway-public");
    const gateway = new Client(host, port);
    const command = ["--import", "tsx", join(projectDir(), "cli/main.ts"), "dev", "shop/shipping", "--yes"];
    const dev = spawn(process.execPath, [...command, "--app-dir", path], { env, stdio: ["ignore", "pipe", "pipe"] });
    const ended = once(dev, "close");
    const lines: string[] = [];
    for (const output of [dev.stdout, dev.stderr]) createInterface(output).on("line", (line) => lines.push(line));
    const says = (...words: readonly string[]) =>
      expect
        .poll(() => lines.filter((line) => words.every((word) => line.includes(word))), { timeout: 60_000 })
        .toHaveLength(1);
    const isHandledHere = async (text: string) => {
      const reply = await gateway.send("/orders", {
        method: "POST",
        body: JSON.stringify({ customerId: "customer-5" }),
      });
      const { orderId } = JSON.parse(reply.text) as { orderId: string };
      await says(text, orderId);
    };
    try {
      await says("It runs here, until Ctrl-C.");
      await isHandledHere(" shipped ");
      await writeFile(file, before.replace('"shipped"', '"shipped by air"'));
      await says("It runs here, changed.");
      await isHandledHere(" shipped by air ");
      const pods = { labelSelector: "app.kubernetes.io/name=shipping,!app.kubernetes.io/component" };
      expect(await api.list<ApiObject>("/api/v1/namespaces/shop/pods", pods)).toEqual([]);
      expect((await statusOf(api)).problems).toMatchObject([
        {
          object: "ScaledObject shop/shipping",
          cause: expect.stringMatching(/ has stopped it with headwater dev at .*, and that still runs\.$/),
        },
      ]);
    } finally {
      await writeFile(file, before);
      dev.kill("SIGINT");
    }
    expect(await ended, lines.join("\n")).toEqual([0, null]);
    expect(await annotationsOfPause(api)).toEqual([]);
  });
}
