import type { App } from "cdktf";
import {
  Duration,
  EventStream,
  Handler,
  HeadwaterStack,
  type Platform,
  type ScheduleProps,
  Service,
  StateStream,
  Team,
  Worker,
} from "../../../constructs";

/** A team whose events take long, and which has a worker that goes by the clock. */
export function studioStack(app: App, platform: Platform, schedule: ScheduleProps): void {
  const studio = new Team(new HeadwaterStack(app, "studio"), "studio", { platform });
  const uploaded = new EventStream(studio, "uploaded", { partitions: 4 });
  const transcoded = new StateStream(studio, "transcoded", { key: "film", partitions: 1 });
  const handler = (name: string) => Handler.fromFile(`tests/support/studio/${name}.ts`);

  const desk = new Service(studio, "desk", { handler: handler("desk") });
  const asked = new EventStream(studio, "asked", { partitions: 2 });
  desk.publishes(uploaded, asked);
  desk.holds(transcoded);

  const films = new Worker(studio, "films", {
    handler: handler("films"),
    runsAs: "jobs",
    scaling: { pollingInterval: Duration.seconds(1), cooldown: Duration.seconds(5) },
  });
  films.subscribes(uploaded, { timeout: Duration.minutes(1), deadLetter: true });
  films.publishes(transcoded);

  const rounds = new Worker(studio, "rounds", {
    handler: handler("films"),
    scaling: { max: 2, cooldown: Duration.seconds(5), schedules: [schedule] },
  });
  rounds.subscribes(asked);
  rounds.publishes(transcoded);
}
