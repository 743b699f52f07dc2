import type { CallOptionsDeclaration } from "../../../../constructs/model/mesh-declarations";
import type { PlatformDeclaration } from "../../../../constructs/model/platform-declarations";
import { callOptions, container, external, mesh, platform, route, service, team } from "../../../support/declarations";
import { breaks, holds, type RuleCases } from "./case";

const meshed: PlatformDeclaration = platform({ mesh: mesh() });
const ambient: PlatformDeclaration = platform({ mesh: mesh({ mode: "ambient" }) });
const calling = (options: Partial<CallOptionsDeclaration>, to = "shop/pay") =>
  service("web", { calls: [to], callOptions: [callOptions(to, options)] });
const plain = service("web", { calls: ["shop/pay"] });
const pay = service("pay");
const decided = service("web", { exposes: [route("/a", { auth: external })] });
const detection = { consecutiveGatewayErrors: 5, intervalMs: 1000, baseEjectionTimeMs: 10_000, maxEjectionPercent: 50 };
const listening = (ports: Parameters<typeof container>[0]) => service("web", { code: container(ports) });
const reaching = (...reaches: readonly (readonly [string, number])[]) =>
  service("mailer", { reaches: reaches.map(([host, port]) => ({ host, port })) });

export const meshes: Readonly<Record<string, RuleCases>> = {
  "HW-MESH-002": {
    compliant: [holds("a mesh", calling({ timeoutMs: 100 }), meshed)],
    broken: [
      breaks(
        "a timeout",
        /^The timeout and the retries of calls to shop\/pay have no effect/,
        calling({ timeoutMs: 1 }),
      ),
      breaks("retries", /no effect/, calling({ retries: { attempts: 1, perTryTimeoutMs: undefined } })),
    ],
    notApplicable: [holds("no options", plain), holds("another option", calling({ maxConnections: 1 }))],
  },
  "HW-MESH-003": {
    compliant: [holds("a mesh", calling({ maxConnections: 1 }), meshed)],
    broken: [
      breaks(
        "several",
        "Calls to shop/pay have the options outlierDetection, maxConnections, mirror, and the platform has no mesh.",
        calling({ outlierDetection: detection, maxConnections: 1, mirror: "shop/copy" }),
      ),
      breaks("a canary", /the options canary,/, calling({ canary: { service: "shop/v2", percent: 1 } })),
      breaks("a locality", /the options locality,/, calling({ locality: "zone" })),
    ],
    notApplicable: [holds("no options", plain), holds("a timeout", calling({ timeoutMs: 100 }))],
  },
  "HW-MESH-004": {
    compliant: [
      holds(
        "all of them",
        calling({
          timeoutMs: 100,
          retries: { attempts: 1, perTryTimeoutMs: 100 },
          outlierDetection: { ...detection, maxEjectionPercent: 0 },
          maxConnections: 1,
          canary: { service: "shop/v2", percent: 100 },
        }),
      ),
    ],
    broken: [
      breaks("no time", "The timeout in milliseconds of calls to shop/pay is 0.", calling({ timeoutMs: 0 })),
      breaks("a negative time", /is -5\.$/, calling({ timeoutMs: -5 })),
      breaks(
        "no retry",
        /^The number of retries .* is 0\.$/,
        calling({ retries: { attempts: 0, perTryTimeoutMs: undefined } }),
      ),
      breaks("half a connection", /^maxConnections .* is 0\.5\.$/, calling({ maxConnections: 0.5 })),
      breaks(
        "more than all",
        [/^maxEjectionPercent .* is 101\.$/, /^The percentage of the canary .* is 110\.$/],
        calling({
          outlierDetection: { ...detection, maxEjectionPercent: 101 },
          canary: { service: "shop/v2", percent: 110 },
        }),
      ),
      breaks(
        "a try longer than all",
        "A try of a call to shop/pay may take 200 milliseconds, and all tries together 100.",
        calling({ timeoutMs: 100, retries: { attempts: 1, perTryTimeoutMs: 200 } }),
      ),
    ],
    notApplicable: [holds("no options", plain)],
  },
  "HW-MESH-005": {
    compliant: [
      holds("of the same team", calling({ canary: { service: "shop/v2", percent: 5 } }), pay, service("v2")),
      holds(
        "of another team, for all",
        calling({ mirror: "billing/copy" }, "billing/pay"),
        team("billing"),
        service("pay", { team: "billing", visibility: "platform" }),
        service("copy", { team: "billing", visibility: "platform" }),
      ),
    ],
    broken: [
      breaks("itself", "The mirror of calls to shop/pay is the service itself.", calling({ mirror: "shop/pay" }), pay),
      breaks("the caller", "The mirror of calls to shop/pay is the caller.", calling({ mirror: "shop/web" }), pay),
      breaks(
        "another team's",
        "The canary billing/v2 of calls to shop/pay is another team's.",
        calling({ canary: { service: "billing/v2", percent: 5 } }),
        pay,
        team("billing"),
        service("v2", { team: "billing", visibility: "platform" }),
      ),
      breaks(
        "private to another team",
        "The mirror billing/copy of calls to billing/pay is private to its team.",
        calling({ mirror: "billing/copy" }, "billing/pay"),
        team("billing"),
        service("pay", { team: "billing", visibility: "platform" }),
        service("copy", { team: "billing" }),
      ),
      breaks(
        "without a port",
        "The mirror shop/copy of calls to shop/pay has no port.",
        calling({ mirror: "shop/copy" }),
        pay,
        service("copy", { code: container({ port: undefined }) }),
      ),
    ],
    notApplicable: [holds("neither", calling({ timeoutMs: 1 }), pay)],
  },
  "HW-MESH-006": {
    compliant: [holds("a proxy in each pod", calling({ timeoutMs: 100 }), meshed)],
    broken: [
      breaks(
        "proxies on nodes",
        `Calls to shop/pay have options, and the platform's mesh is "ambient".`,
        calling({ timeoutMs: 100 }),
        ambient,
      ),
    ],
    notApplicable: [holds("no options", plain, ambient), holds("no mesh", calling({ timeoutMs: 100 }))],
  },
  "HW-MESH-007": {
    compliant: [holds("a port of their own", listening({ metrics: { path: "/metrics", port: 9090 } }), meshed)],
    broken: [
      breaks(
        "the port of requests",
        "Metrics and requests share the port 8080.",
        listening({ metrics: { path: "/metrics", port: 8080 } }),
        meshed,
      ),
    ],
    notApplicable: [
      holds("no mesh", listening({ metrics: { path: "/metrics", port: 8080 } })),
      holds("no metrics", listening({}), meshed),
      holds("a handler", service("web"), meshed),
    ],
  },
  "HW-MESH-008": {
    compliant: [
      holds("one host", reaching(["a.example", 587], ["a.example", 587], ["b.example", 25]), meshed),
      holds("addresses beside it", reaching(["a.example", 587], ["192.0.2.1", 587], ["192.0.2.2", 587]), meshed),
    ],
    broken: [
      breaks(
        "two",
        "At the port 587 it reaches a.example and b.example.",
        reaching(["a.example", 587], ["b.example", 587]),
        meshed,
      ),
    ],
    notApplicable: [
      holds("HTTP and TLS, which name their hosts", reaching(["a.example", 443], ["b.example", 443]), meshed),
      holds("no mesh", reaching(["a.example", 587], ["b.example", 587])),
      holds("proxies on nodes, which look at none of it", reaching(["a.example", 587], ["b.example", 587]), ambient),
    ],
  },
  "HW-MESH-010": {
    compliant: [holds("proxies on nodes, which find it by its address", decided, ambient)],
    broken: [breaks("proxies in pods", `A service decides about requests of the route "/a".`, decided, meshed)],
    notApplicable: [
      holds("no mesh", decided),
      holds("the gateway decides", service("web", { exposes: [route("/a")] }), meshed),
    ],
  },
  "HW-MESH-009": {
    compliant: [holds("others", listening({}), meshed)],
    broken: [
      breaks(
        "two of them",
        ["The port 15001 is the mesh's.", "The port 15090 is the mesh's."],
        listening({ port: 15_001, metrics: { path: "/metrics", port: 15_090 } }),
        meshed,
      ),
    ],
    notApplicable: [holds("no mesh", listening({ port: 15_001 })), holds("a handler", service("web"), meshed)],
  },
};
