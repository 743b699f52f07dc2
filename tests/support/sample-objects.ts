import { App } from "cdktf";
import type { IConstruct } from "constructs";
import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../constructs";
import { synthObjects } from "../../constructs/testing";
import { operatorsStack } from "../../stacks/operators";
import { platformStack } from "../../stacks/platform";
import { shopStack } from "../../stacks/shop";

/** The sample's objects by their owner, "<namespace>/<release>". */
export function sampleObjects(): Record<string, KubernetesObject[]> {
  const app = new App();
  shopStack(app, platformStack(app, operatorsStack(app)));
  return objectsBelow(app);
}

/** The objects of every owner below `scope`. */
export function objectsBelow(scope: IConstruct): Record<string, KubernetesObject[]> {
  return Object.fromEntries(
    Object.entries(synthObjects(scope)).map(([owner, text]) => [
      owner,
      parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject),
    ]),
  );
}
