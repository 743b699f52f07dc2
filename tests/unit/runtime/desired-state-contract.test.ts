import { expect, test } from "vitest";
import { EventStream, Handler, Service, Worker } from "../../../constructs";
import { parseDesiredState } from "../../../runtime/provisioner/desired-state";
import { checkOwnership } from "../../../runtime/provisioner/ownership";
import { objectsOf, program } from "../../support/synth";

/** What the library writes into a hook and what the provisioner reads are defined apart: one runs at synth, one there. */
test("the provisioner understands, and grants, what each owner's hook asks for", () => {
  const { team, stack } = program();
  const handler = Handler.inline("module.exports = async () => undefined;");
  const placed = new EventStream(team, "order-placed");
  new Service(team, "orders", { handler }).publishes(placed);
  new Worker(team, "shipping", { handler }).subscribes(placed);

  for (const release of ["stream-order-placed", "orders", "shipping"]) {
    const desired = JSON.parse(desiredOf(objectsOf(stack, release)[`Job/${release}-expand`])) as unknown;
    const understood = parseDesiredState(desired);
    expect(understood).toEqual(desired);
    expect(understood.topics.length + understood.principals.length).toBe(1);
    checkOwnership(understood, { namespace: "shop", name: release });
  }
});

function desiredOf(job: unknown): string {
  const { env } = (
    job as { spec: { template: { spec: { containers: [{ env: { name: string; value: string }[] }] } } } }
  ).spec.template.spec.containers[0];
  return env.find(({ name }) => name === "HEADWATER_DESIRED")?.value ?? "";
}
