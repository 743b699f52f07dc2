import type { App } from "cdktf";
import { HeadwaterStack, Platform } from "headwater";
import { declareTeam } from "./team.ts";

/** Everything that this repository deploys. platform.json tells of the platform, which another one deploys. */
export function declareProgram(app: App): void {
  const stack = new HeadwaterStack(app, "my-team");
  declareTeam(stack, Platform.fromManifest(stack, "platform", "platform.json"));
}
