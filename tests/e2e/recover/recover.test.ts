import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { NAMESPACE, Project } from "./project";

/** One story, told in order: each test goes on from where the one before it left the cluster. */
describe("a deploy", () => {
  let project: Project;

  beforeAll(async () => {
    project = await Project.create(inject("kubeconfig"));
  });

  afterAll(() => project?.remove());

  const objects = ["object", "pending", "unknown", "tainted", "hooked"];
  const uids = () => Promise.all(objects.map((name) => project.uid(name)));

  test("is done when Terraform and the cluster agree; there is nothing to recover then", async () => {
    const { stacks } = await project.deploy();
    expect(stacks.map(({ name }) => name)).toEqual(["base", "top"]);
    const started = Date.now();
    expect(await project.recover()).toMatchObject({ repaired: [], foreign: [] });
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test("repairs all that killed ones can leave, and replaces nothing", async () => {
    const before = await uids();
    await project.noteDeath();
    await project.leavePending("pending");
    await project.stack("base", "state", "rm", "kubernetes_config_map_v1.object");
    await project.stack("top", "state", "rm", "helm_release.unknown");
    await project.stack("top", "taint", "helm_release.tainted");

    const { repaired } = await project.deploy({ VERSION: "2" });

    expect([...repaired].sort()).toEqual([
      expect.stringMatching(/^base: kubernetes_config_map_v1.object adopted/),
      expect.stringMatching(/^recover\/pending: revision 2 was left pending-upgrade/),
      expect.stringMatching(/^top: helm_release.tainted is upgraded/),
      expect.stringMatching(/^top: helm_release.unknown adopted/),
    ]);
    expect(await uids()).toEqual(before);
  });

  test("takes over an object of another release once that is adopted, and replaces nothing", async () => {
    const how = { VERSION: "2", MOVED: "yes" };
    const before = await project.uid("shared");
    expect(before).toBeDefined();
    expect(await project.adopt(how)).toEqual([
      { object: "ConfigMap recover/shared", from: "recover/former", to: "recover/latter" },
    ]);
    expect(await project.adopt(how)).toEqual([]);
    // The stack that it depends on is there already.
    expect((await project.deploy(how, "top")).stacks.map(({ name }) => name)).toEqual(["top"]);
    expect(await project.uid("shared")).toBe(before);
  });

  test("is undone by a destroy, which leaves nothing and says what is kept", async () => {
    expect(await project.destroy()).toMatchObject({
      stacks: ["base", "top"],
      kept: ["ConfigMap default/recover-kept"],
    });
    expect(await project.revisions()).toEqual([]);
    expect(await project.client.get(`/api/v1/namespaces/${NAMESPACE}`)).toBeUndefined();
  });
});
