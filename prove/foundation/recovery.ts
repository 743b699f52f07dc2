import { once } from "node:events";
import { isDeepStrictEqual } from "node:util";
import { type Bar, isTrue } from "../../bench/figures";
import { clusterDown } from "../../cluster";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { UserError } from "../../console/user-error";
import { Project } from "../../tests/e2e/recover/project";
import { freshCluster } from "../../tests/support/fresh-cluster";
import { killFamily } from "./processes";

const CLUSTER = "prove-recovery";
const OBJECTS = ["object", "pending", "unknown", "tainted", "hooked"];

/** A deploy that is killed with everything it had started, and one that fails: the next one repairs what they left. */
export async function recovery(progress: Progress): Promise<Bar[]> {
  let project: Project | undefined;
  const work = async () => {
    const { kubeconfig } = await freshCluster(CLUSTER, progress);
    project = await Project.create(kubeconfig);
    await project.deploy();
    return [...(await afterKill(project)), ...(await afterFailure(project))];
  };
  return await withCleanup(work, async () => {
    await project?.remove();
    await clusterDown({ name: CLUSTER, data: true }, progress);
  });
}

async function afterKill(project: Project): Promise<Bar[]> {
  const uids = () => Promise.all(OBJECTS.map((name) => project.uid(name)));
  const before = await uids();
  const dying = project.startDeploy({ VERSION: "2", HOOK: "setTimeout(() => {}, 40000)" });
  await project.until("an upgrade is under way", async () =>
    (await project.newest("hooked")).status.startsWith("pending"),
  );
  killFamily(dying.pid ?? 0);
  await once(dying, "exit");
  const { repaired } = await project.deploy({ VERSION: "3" });
  const after = await uids();
  const pending = /^recover\/hooked: revision \d+ was left pending-upgrade/;
  return [
    isTrue(
      "a deploy repairs what a killed one left",
      repaired.some((each) => pending.test(each)),
      repaired.join("; "),
    ),
    isTrue("and replaces nothing", isDeepStrictEqual(after, before), after.join(" ")),
  ];
}

async function afterFailure(project: Project): Promise<Bar[]> {
  const HOOK = 'require("fs").writeFileSync("/dev/termination-log", "topic orders: refused"); process.exit(1)';
  const failure = await project.deploy({ VERSION: "4", LATE: "yes", HOOK }).catch((error: unknown) => error);
  const told = failure instanceof UserError ? [failure.code, ...failure.details] : [String(failure)];
  const causes = ["hooked", "late"].map((name) => `  hook Job recover/${name}: topic orders: refused`);
  const { repaired } = await project.deploy({ VERSION: "4", LATE: "yes" });
  const { revision } = await project.newest("late");
  const upgraded = ["top: helm_release.late is upgraded instead of being reinstalled"];
  return [
    isTrue(
      "a deploy that fails tells each hook's cause",
      ["HW-DEPLOY-010", ...causes].every((each) => told.includes(each)),
      told.join("; "),
    ),
    isTrue("once that is corrected, the next one goes on", isDeepStrictEqual(repaired, upgraded), repaired.join("; ")),
    isTrue("with the release that failed at its first install", revision === 2, `revision ${revision}`),
  ];
}
