import { container, service, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases, STRING_TOKEN } from "./case";

const calling = (name: string, ...callees: readonly string[]) =>
  service(name, { calls: callees.map((callee) => `shop/${callee}`) });
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
