import { App } from "cdktf";
import { expect, test } from "vitest";
import { synthObjects } from "../../constructs/testing";
import { operatorsStack } from "../../stacks/operators";
import { platformStack } from "../../stacks/platform";
import { shopStack } from "../../stacks/shop";

const app = new App();
shopStack(app, platformStack(app, operatorsStack(app)));

test.each(Object.entries(synthObjects(app)))("%s", async (owner, objects) => {
  await expect(objects).toMatchFileSnapshot(`__snapshots__/${owner}.yaml`);
});
