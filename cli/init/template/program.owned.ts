import type { App } from "cdktf";
import { HeadwaterStack, Kafka, Operators, Platform, Registry } from "headwater";
import { declareTeam } from "./team.ts";

/** Everything that this repository deploys. The platform is the team's own, with one broker and one registry: enough to begin with. */
export function declareProgram(app: App): void {
  const operators = new HeadwaterStack(app, "operators");
  new Operators(operators, "operators");

  const shared = new HeadwaterStack(app, "platform");
  shared.addDependency(operators);
  const platform = new Platform(shared, "platform", {
    kafka: Kafka.embedded(),
    registry: Registry.embedded(),
  });

  declareTeam(new HeadwaterStack(app, "my-team"), platform);
}
