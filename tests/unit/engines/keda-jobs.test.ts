import { expect, test } from "vitest";
import { Duration, EventStream, Handler, Worker, type WorkerProps } from "../../../constructs";
import type { ScaledJob } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { objectsOf, program } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");

/** Undefined takes the handler away. */
type Given = Omit<WorkerProps, "handler"> & { readonly handler?: Handler | undefined };

function objects(props: Given = {}, timeout = Duration.hours(1)) {
  const { team, stack } = program();
  const films = new Worker(team, "films", { handler, runsAs: "jobs", ...props } as WorkerProps);
  films.subscribes(new EventStream(team, "uploaded"), { timeout });
  films.subscribes(new EventStream(team, "recorded"));
  return objectsOf(stack, "films");
}

const jobOf = (props?: Given, timeout?: Duration) => objects(props, timeout)["ScaledJob/films"] as unknown as ScaledJob;
type Spec = NonNullable<ScaledJob["spec"]>;
const specOf = (...given: Parameters<typeof jobOf>) => jobOf(...given).spec as Spec;
const podOf = ({ spec }: ScaledJob) => (spec as Spec).jobTargetRef.template;
const env = (job: ScaledJob) =>
  Object.fromEntries(podOf(job).spec?.containers[0]?.env?.map(({ name, value }) => [name, value]) ?? []);

test("Jobs take the place of a Deployment, with nothing that only replicas which stay need", () => {
  const kinds = Object.keys(objects()).map((key) => key.split("/")[0]);
  expect(kinds).toContain("ScaledJob");
  expect(kinds).toContain("TriggerAuthentication");
  for (const kind of ["Deployment", "ScaledObject", "PodDisruptionBudget"]) expect(kinds).not.toContain(kind);
  expect(schemaProblems(jobOf() as never)).toEqual([]);
});

test("there is one for each event, on partitions that hold any, over all streams", () => {
  const { triggers, scalingStrategy, maxReplicaCount } = specOf({ scaling: { max: 7 } });
  expect(
    triggers.map(({ metadata }) => [metadata.topic, metadata.lagThreshold, metadata.limitToPartitionsWithLag]),
  ).toEqual([
    ["shop.recorded", "1", "true"],
    ["shop.uploaded", "1", "true"],
  ]);
  // KEDA refuses it beside the limit.
  expect(triggers.some(({ metadata }) => "allowIdleConsumers" in metadata)).toBe(false);
  expect([scalingStrategy, maxReplicaCount]).toEqual([{ strategy: "default", multipleScalersCalculation: "sum" }, 7]);
});

test("a Job that handles several at once is to have as many", () => {
  const job = jobOf({ concurrency: 8 });
  expect(specOf({ concurrency: 8 }).triggers[0]?.metadata.lagThreshold).toBe("8");
  expect(env(job).HEADWATER_CONCURRENCY).toBe("8");
  expect(env(jobOf()).HEADWATER_CONCURRENCY).toBe("1");
  expect(specOf({ concurrency: 8, scaling: { lagPerReplica: 3 } }).triggers[0]?.metadata.lagThreshold).toBe("3");
});

test("its pod ends by itself, and has as long as an event may take if it is told to", () => {
  const job = jobOf({ scaling: { cooldown: Duration.seconds(30) } });
  expect(env(job)).toMatchObject({ HEADWATER_EXIT_WHEN_IDLE_MS: "30000", HEADWATER_GRACE_MS: "3600000" });
  expect(podOf(job).spec).toMatchObject({ terminationGracePeriodSeconds: 3620, restartPolicy: "OnFailure" });
  // Or it could end before the group has given it anything.
  expect(env(jobOf({ scaling: { cooldown: Duration.seconds(1) } })).HEADWATER_EXIT_WHEN_IDLE_MS).toBe("5000");
  // The other subscription's, which is longer then.
  expect(env(jobOf({}, Duration.seconds(1)))).toMatchObject({
    HEADWATER_EXIT_WHEN_IDLE_MS: "10000",
    HEADWATER_GRACE_MS: "300000",
  });
});

test("nothing takes it away while it works", () => {
  const job = jobOf();
  expect(podOf(job).metadata?.annotations).toMatchObject({
    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    "karpenter.sh/do-not-disrupt": "true",
  });
  expect(specOf().rollout).toEqual({ strategy: "gradual" });
});

test("a container is told the same", () => {
  const job = jobOf({ handler: undefined, container: { image: "registry.example/films:1" } });
  expect(env(job)).toMatchObject({ HEADWATER_EXIT_WHEN_IDLE_MS: "10000", HEADWATER_EXIT_AFTER_MS: "900000" });
});

test("what watches it asks for Jobs, and takes no long event for a backlog", () => {
  const { team, stack } = program();
  const films = new Worker(team, "films", { handler, runsAs: "jobs" });
  films.subscribes(new EventStream(team, "uploaded"), { deadLetter: true });
  const text = JSON.stringify(objectsOf(stack, "films"));
  expect(text).toContain("keda_scaled_job_errors_total");
  expect(text).not.toMatch(/kube_deployment|keda_scaler_detail_errors_total|HeadwaterLag"/);
  expect(text).toContain("kube_pod_status_phase");
});
