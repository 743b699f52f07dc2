import { grouped } from "../../model/topology";
import { platformKey, teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

const byTopic = lookup((topology) =>
  grouped(
    topology.streams.filter(({ imported }) => !imported),
    (stream) => {
      const team = teamOf(topology, stream);
      return team ? [platformKey(team, stream.topic)] : [];
    },
  ),
);

export const ownTopic = defineRule({
  code: "HW-NAME-005",
  name: "No two streams share a topic",
  why: "A topic is named after its team's namespace and the stream, or by name. Two declarations of one topic would overwrite each other's settings and mix their events.",
  fix: "Give one of the two another id.",
  example: `new EventStream(shop, "orders"); new EventStream(new Construct(shop, "web"), "orders");`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream"],
  evaluate(topology, stream) {
    const team = teamOf(topology, stream);
    if (!team) return "not applicable";
    const [first] = byTopic(topology).get(platformKey(team, stream.topic)) ?? [];
    return judged(
      first && first !== stream ? [{ message: `The topic "${stream.topic}" is already that of ${first.path}.` }] : [],
    );
  },
});
