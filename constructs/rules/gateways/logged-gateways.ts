import { didYouMean } from "../../model/similar";
import { platformAt } from "../routes/gateway-at";
import { defineRule, judged } from "../rule";

export const loggedGateways = defineRule({
  code: "HW-ACCESSLOG-001",
  name: "Access logs are those of the program's own gateways",
  why: "Proxies send their logs where the platform's program has them send it: one that does not know of the stream sends nothing.",
  fix: 'Declare the stream in the program that declares the platform, with `visibility: "platform"` for teams of others, and name gateways that it has.',
  example: `const platform = Platform.fromManifest(stack, "platform", "platform.json");
new AccessLogStream(new Team(stack, "operations", { platform }), "requests");`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const platform = platformAt(topology, workload);
    if (workload.accessLogs === undefined || platform === undefined) return "not applicable";
    if (platform.imported) {
      return judged([
        { message: `The platform ${platform.path} is another program's, whose gateways know nothing of it.` },
      ]);
    }
    const names = (platform.gateways ?? []).map(({ name }) => name);
    if (names.length === 0) return judged([{ message: `The platform ${platform.path} has no gateway.` }]);
    if (workload.accessLogs.gateways?.length === 0)
      return judged([{ message: "gateways is empty: nothing is logged." }]);
    const unknown = (workload.accessLogs.gateways ?? []).filter((name) => !names.includes(name));
    const known = names.map((name) => `"${name}"`).join(", ");
    return judged(
      unknown.map((name) => ({
        message: `The platform has no gateway "${name}"; its gateways are ${known}.${didYouMean(name, names)}`,
      })),
    );
  },
});
