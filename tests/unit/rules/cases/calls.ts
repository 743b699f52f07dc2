import { container, service, team, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases, STRING_TOKEN } from "./case";

const calling = (name: string, ...callees: readonly string[]) =>
  service(name, { calls: callees.map((callee) => `shop/${callee}`) });
const exposing = (name: string, ...paths: readonly string[]) =>
  service(name, { exposes: paths.map((path) => ({ path })) });
const reaching = (host: string) => service("web", { reaches: [{ host, port: 443 }] });
const silent = container({ port: undefined });

export const calls: Readonly<Record<string, RuleCases>> = {
  "HW-CALL-001": {
    compliant: [
      holds("a chain", calling("a", "b"), calling("b", "c"), service("c")),
      holds("a diamond", calling("a", "b", "c"), calling("b", "d"), calling("c", "d"), service("d")),
      holds("leads to a cycle, which is told at another", calling("z", "a"), calling("a", "b"), calling("b", "a")),
    ],
    broken: [
      breaks("itself", "The calls go round: shop/a → shop/a.", calling("a", "a")),
      breaks(
        "three, and others beside",
        "The calls go round: shop/a → shop/c → shop/b → shop/a.",
        calling("a", "c", "end"),
        calling("b", "a"),
        calling("c", "b"),
        calling("entry", "a"),
        service("end"),
      ),
      breaks(
        "one of two cycles",
        "The calls go round: shop/c → shop/d → shop/c.",
        calling("c", "d"),
        calling("d", "c"),
        calling("a", "b"),
        calling("b", "a"),
      ),
    ],
    notApplicable: [holds("calls nobody", service("a"))],
  },
  "HW-CALL-002": {
    compliant: [
      holds("a handler", calling("web", "pay"), service("pay")),
      holds("a container with a port", calling("web", "pay"), service("pay", { code: container() })),
      holds("another program's", calling("web", "pay"), service("pay", { code: undefined, imported: true })),
    ],
    broken: [
      breaks(
        "a container without",
        "It calls shop/pay, which has no port.",
        calling("web", "pay"),
        service("pay", { code: silent }),
      ),
      breaks("a worker", "It calls shop/pay, which has no port.", calling("web", "pay"), worker("pay")),
    ],
    notApplicable: [holds("calls nobody", service("web")), holds("what is not there", calling("web", "pay"))],
  },
  "HW-ROUTE-001": {
    compliant: [
      holds("a handler", exposing("web", "/")),
      holds("a port", { ...exposing("web", "/"), code: container() }),
    ],
    broken: [
      breaks("a container without", '"/a" leads to a container without a port.', {
        ...exposing("web", "/a", "/b"),
        code: silent,
      }),
    ],
    notApplicable: [holds("no route", service("web", { code: silent }))],
  },
  "HW-ROUTE-002": {
    compliant: [holds("legal", exposing("web", "/", "/a", "/a/b-c_d.~e/", "/a%20b", "/a:b", "/..a"))],
    broken: [
      ...["", "orders", "//", "/a//b", "/./a", "/a/..", "/a/.", "/a%2Fb", "/a b", "/a?b=c", "/a#b", "/ü", "/%"].map(
        (path) => breaks(JSON.stringify(path), `"${path}" is no legal path.`, exposing("web", path)),
      ),
      breaks("too long", /is no legal path\.$/, exposing("web", `/${"a".repeat(1024)}`)),
    ],
    notApplicable: [holds("no route", service("web")), holds("a token", exposing("web", `/${STRING_TOKEN}`))],
  },
  "HW-ROUTE-003": {
    compliant: [
      holds("a longer path is another", exposing("b", "/orders/old"), exposing("a", "/orders")),
      holds("the first of two", exposing("a", "/orders"), exposing("b", "/orders")),
      holds(
        "on another platform",
        { ...exposing("b", "/orders"), team: "elsewhere" },
        exposing("a", "/orders"),
        team("elsewhere", { platform: "other" }),
      ),
    ],
    broken: [
      { ...breaks("the same", '"/orders" already leads to shop/a.', exposing("b", "/orders")) },
      { ...breaks("but for a slash", '"/orders/" already leads to shop/a.', exposing("b", "/orders/")) },
      {
        ...breaks(
          "of another team",
          '"/orders" already leads to shop/a.',
          { ...exposing("b", "/orders"), team: "billing" },
          team("billing"),
        ),
      },
    ].map((each) => ({ ...each, before: [exposing("a", "/orders")] })),
    notApplicable: [holds("no route", service("web"))],
  },
  "HW-REACHES-001": {
    compliant: ["example.com", "Example.COM.", "localhost", "10.0.0.1", "2001:db8::1", "a-b.c", "xn--bcher-kva.ch"].map(
      (host) => holds(host, reaching(host)),
    ),
    broken: [
      ...["", "https://example.com", "example.com:443", "example.com/v1", "*.example.com", "-a.b", "a..b", "bücher.ch"],
      ...["a b", `${"a".repeat(64)}.com`, "a.".repeat(128)],
    ].map((host) => breaks(JSON.stringify(host), `"${host}" is no host.`, reaching(host))),
    notApplicable: [holds("reaches nothing", service("web")), holds("a token", reaching(STRING_TOKEN))],
  },
};
