import { randomUUID } from "node:crypto";
import { type Bar, isTrue } from "../../bench/figures";
import { clusterDown } from "../../cluster";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { UserError } from "../../console/user-error";
import { ensureRuntime } from "../../scripts/build/ensure-runtime";
import { type Deployment, deployment } from "../../tests/support/deployment";
import { writeContracts } from "../../tests/support/ledger/contracts";
import { addLedger, FORMATS, podsOf, registeredVersions } from "../../tests/support/ledger/program";
import { callableAddress, startLoad } from "../../tests/support/load";
import { PodLogs } from "./pod-logs";

const CLUSTER = "prove-contracts";
const CALLERS = 2;
/** All but the team whose worker goes on reading with the contracts that it was released with. */
const CHANGED = ["operators", "platform", "ledger"];

/**
 * Contracts in three formats change under load. One that breaks is refused before any pod is replaced, and fails no
 * request; one that does not goes out, and workers that are released with it and that are not read every event.
 */
export async function contracts(progress: Progress): Promise<Bar[]> {
  // It would name the cluster to deploy to.
  delete process.env.KUBECONFIG;
  await progress.step("Bundle the runtime", ensureRuntime);
  let program: Deployment | undefined;
  const work = async () => {
    program = await deployment(CLUSTER);
    await addLedger(program.path, { audit: true });
    await program.deploy();
    return await changeUnderLoad(program, progress);
  };
  // It may be interrupted before there is a program, while the cluster starts.
  return await withCleanup(work, async () => {
    await (program?.remove() ?? clusterDown({ name: CLUSTER, data: true }, progress));
  });
}

async function changeUnderLoad(program: Deployment, progress: Progress): Promise<Bar[]> {
  const { api } = program;
  const load = async () =>
    startLoad(await callableAddress(api, "ledger", "till"), () => ({ id: randomUUID() }), CALLERS);
  const logs = [new PodLogs(api, "ledger", TALLY), new PodLogs(api, "audit", AUDITOR)];
  const before = await podsOf(api, "ledger");

  const meanwhile = await load();
  const refusal = await deployVersion(program, "broken");
  const refused = await meanwhile.stop();
  const after = await podsOf(api, "ledger");
  const told = refusal?.details.filter((line) => TOLD.every((part) => line.includes(part)));
  const kept = await registeredVersions(api);

  const later = await load();
  const failure = await deployVersion(program, "second");
  const changed = await later.stop();
  const versions = await registeredVersions(api);
  const sent = [...refused.sent, ...changed.sent];
  const wanted = sent.flatMap((id) => FORMATS.map((format) => `orders-in-${format} ${id}`));
  const missing = await progress.step("Find every order in the workers' logs", async () => {
    const found = await Promise.all(logs.map((log) => log.untilAll(wanted, "counted")));
    return found.map((counts) => wanted.filter((order) => !counts.has(order)).length);
  });
  await Promise.all(logs.map((log) => log.close()));
  return [
    isTrue(
      "a breaking change of three formats is refused, each with field and consumers, and nothing is registered",
      told?.length === FORMATS.length && kept.every((count) => count === 1),
      `${told?.length ?? 0} told, versions ${kept.join(", ")}`,
    ),
    isTrue(
      "meanwhile no pod is replaced and no request fails",
      before.join() === after.join() && refused.failed.length === 0 && refused.sent.length > 0,
      `${refused.sent.length} requests, ${refused.failed.length} failed`,
    ),
    isTrue(
      "a compatible change of three formats goes out, and no request fails",
      failure === undefined && versions.every((count) => count === 2) && changed.failed.length === 0,
      `versions ${versions.join(", ")}; ${changed.sent.length} requests, ${changed.failed.length} failed`,
    ),
    isTrue(
      "a worker that is released with it, before and after, and one that is not, read every event",
      missing.every((count) => count === 0) && sent.length > 0,
      `${wanted.length} events, ${missing.join(" and ")} not read`,
    ),
  ];
}

/** In the cause of each refusal. */
const TOLD = ["HW-PROVISION-012", 'id"', "audit/auditor", "ledger/tally"];
const TALLY = "app.kubernetes.io/name=tally,!app.kubernetes.io/component";
const AUDITOR = "app.kubernetes.io/name=auditor,!app.kubernetes.io/component";

/** @returns why it was not deployed */
async function deployVersion(
  program: Deployment,
  version: Parameters<typeof writeContracts>[1],
): Promise<UserError | undefined> {
  await writeContracts(program.path, version);
  try {
    await program.deploy(CHANGED);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
