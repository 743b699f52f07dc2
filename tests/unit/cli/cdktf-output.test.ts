import { describe, expect, it } from "vitest";
import { CdktfOutput, summarize } from "../../../cli/deploy/cdktf-output";

const follow = (text: string) => {
  const output = new CdktfOutput();
  for (const line of text.split("\n")) output.take(line);
  return output;
};

const DEPLOY = `
alpha  Initializing the backend...
beta   Initializing the backend...
alpha  Terraform used the selected providers to generate the following execution plan.
       Resource actions are indicated with the following symbols:
         + create
       Plan: 2 to add, 0 to change, 1 to destroy.
alpha  helm_release.one (one): Creating...
       kubernetes_config_map_v1.cm (cm): Creating...
alpha  kubernetes_config_map_v1.cm (cm): Creation complete after 0s [id=default/direct]
alpha  helm_release.one (one): Still creating... [10s elapsed]`;

describe("cdktf's output", () => {
  it("tells how far a stack is", () => {
    expect(follow(DEPLOY).stacks.get("alpha")).toMatchObject({
      phase: "apply",
      finished: 1,
      total: 3,
      running: ["helm_release.one"],
    });
    expect(follow(DEPLOY).stacks.get("beta")).toMatchObject({ phase: "init", finished: 0 });
  });

  it("says when a stack is done, with and without changes", () => {
    expect(follow(`${DEPLOY}\nalpha  Apply complete! Resources: 2 added`).stacks.get("alpha")?.phase).toBe("done");
    expect(follow("alpha  Destroy complete! Resources: 2 destroyed.").stacks.get("alpha")?.phase).toBe("done");
  });

  it("is read through colours and carriage returns", () => {
    const coloured = "alpha  \u001b[1mhelm_release.one (one): Creating...\u001b[0m\r";
    expect(follow(coloured).stacks.get("alpha")?.running).toEqual(["helm_release.one"]);
  });

  it("keeps errors with the resource that they are about", () => {
    const text = `beta  Warning: Helm release "three" was created but has a failed status.

        with helm_release.three (three),
beta  Error: failed pre-install: job failed: DeadlineExceeded

        with helm_release.three (three),
        on cdk.tf.json line 42, in resource.helm_release.three (three):
        42:       },
      Error: Error acquiring the state lock

        Lock Info:
          Who:       root@build-7
beta  helm_release.four (four): Creating... [id=four]

0 Stacks deploying     2 Stacks done     0 Stacks waiting
Invoking Terraform CLI failed with exit code 1`;
    expect(follow(text).errors).toEqual([
      {
        stack: "beta",
        error: { address: "helm_release.three", message: "failed pre-install: job failed: DeadlineExceeded" },
      },
      {
        stack: "beta",
        error: { address: undefined, message: "Error acquiring the state lock\nLock Info:\nWho:       root@build-7" },
      },
    ]);
  });

  it("that is unknown changes nothing", () => {
    const output = follow("Some news\n  of a later version\n\n3 Stacks deploying     0 Stacks done");
    expect([...output.stacks]).toEqual([]);
  });
});

describe("the summary of what cdktf printed", () => {
  it("is the errors, once each, without what cdktf wraps them in", () => {
    const output = `[2026-11-24T10:01:38.741] [ERROR] default - getaddrinfo ENOTFOUND checkpoint-api.hashicorp.com
[2026-11-24T10:01:38.745] [ERROR] default - Error: Cannot find module './missing'
ERROR: cdktf encountered an error while synthesizing
Error:         non-zero exit code 1
    Error: Cannot find module './missing'
      at resolve (file:///loader.mjs:2:15453)
⠇  Synthesizing
ERROR [shop/orders]: HW-NAME-001: too long`;
    expect(summarize(output)).toEqual([
      "Error: Cannot find module './missing'",
      "ERROR [shop/orders]: HW-NAME-001: too long",
    ]);
  });

  it("is the last lines if none names an error", () => {
    expect(summarize("one\n\n0 Stacks deploying     0 Stacks done\ntwo\n")).toEqual(["one", "two"]);
  });
});
