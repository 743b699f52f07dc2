import { readFileSync } from "node:fs";
import { join } from "node:path";
import { instance } from "@viz-js/viz";
import fc from "fast-check";
import { Window } from "happy-dom";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { Topology } from "../../../constructs";
import { graphvizOf, mermaidOf } from "../../../constructs/documents";
import { projectDir } from "../../../toolchain/paths";
import { external, gateway, platform, route, scaling, service, topologyWith, worker } from "../../support/declarations";
import { everyFeature } from "./every-feature";
import { anyText, legalNames, topologies } from "./random-topology";
import { sampleTopology } from "./sample";

type Mermaid = typeof import("mermaid").default;

let viz: Awaited<ReturnType<typeof instance>>;
let mermaid: Mermaid;

beforeAll(async () => {
  viz = await instance();
  // Mermaid cleans texts with what a browser has, also when it only parses.
  const window = new Window();
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  mermaid = (await import("mermaid")).default;
});

/** @throws what Graphviz finds */
function drawn(dot: string): string {
  const result = viz.render(dot, { format: "svg" });
  if (result.status !== "success") throw new Error(`${JSON.stringify(result.errors)} in\n${dot}`);
  return result.output;
}

describe("Graphviz", () => {
  test("draws the sample", () => {
    const svg = drawn(graphvizOf(sampleTopology())).replaceAll("&#45;", "-");
    for (const text of ["shop", "orders", "order-placed", "events by orderId", "shipping"]) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  test("draws everything that was declared, and each edge", () => {
    const dot = graphvizOf(everyFeature());
    const svg = drawn(dot).replaceAll("&#45;", "-");
    const titles = [...svg.matchAll(/<g id="(?:edge|node)\d+" class="(edge|node)">/g)].map(([, kind]) => kind);
    expect(titles.filter((kind) => kind === "node")).toHaveLength(13);
    expect(titles.filter((kind) => kind === "edge")).toHaveLength(15);
    for (const text of ["billing", "/baskets, /orders", "api.carrier.example:443", "shipping.dead-letters"]) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  test("tells how many there are of a worker", () => {
    const workers = ["films", "mail"].map((name) => worker(name, { scaling: { ...scaling, jobs: name === "films" } }));
    const svg = drawn(graphvizOf(topologyWith(...workers)));
    for (const text of ["worker, up to 4 Jobs", "worker, 0 to 4 replicas"]) expect(svg).toContain(`>${text}</text>`);
  });

  test("a mistake in the language would be seen", () => {
    expect(() => drawn(graphvizOf(sampleTopology()).replace("label=", "label=]"))).toThrow("syntax error");
  });

  test("any text is only text", () => {
    fc.assert(
      fc.property(topologies(anyText), (topology) => {
        const svg = drawn(graphvizOf(topology));
        // An edge to what is not declared would make a node of its own.
        expect(svg.match(/<g id="node\d+"/g)?.length ?? 0).toBe(
          graphvizOf(topology).match(/^ +\w+ \[label=/gm)?.length ?? 0,
        );
      }),
      { numRuns: 50 },
    );
    const hostile = 'a"]; evil [label="x"]\n<b>&amp;\\N\\';
    expect(drawn(graphvizOf(named(hostile)))).toContain(
      "a&quot;]; evil [label=&quot;x&quot;] &lt;b&gt;&amp;amp;\\N\\</text>",
    );
  });
});

describe("Mermaid", () => {
  test("parses the sample and a program with everything", async () => {
    for (const topology of [sampleTopology(), everyFeature()]) {
      expect(await mermaid.parse(mermaidOf(topology))).toMatchObject({ diagramType: "flowchart-v2" });
    }
  });

  test("a mistake in the language would be seen", async () => {
    await expect(mermaid.parse(mermaidOf(sampleTopology()).replace('"]', '"'))).rejects.toThrow();
  });

  test("is drawn by teams, kinds and edges", () => {
    expect(mermaidOf(sampleTopology())).toBe(`flowchart LR
  subgraph team__shop["shop"]
    stream__shop__order_placed{{"order-placed<br/><small>events by orderId</small>"}}:::events
    stream__shop__shippingX2eXdead_letters[/"shipping.dead-letters<br/><small>dead letters</small>"/]:::dead_letters
    workload__shop__orders["orders<br/><small>service</small>"]:::service
    workload__shop__shipping("shipping<br/><small>worker, 0 to 4 replicas</small>"):::worker
  end
  routes__shop__orders(["/orders<br/><small>shop.example</small>"]):::route
  routes__shop__orders -.-> workload__shop__orders
  stream__shop__order_placed --> workload__shop__shipping
  workload__shop__orders --> stream__shop__order_placed
  workload__shop__shipping -.-> stream__shop__shippingX2eXdead_letters
  linkStyle 0 stroke:#666666
  linkStyle 3 stroke:#d55e00
  classDef service fill:#d6eaf8,stroke:#0072b2,color:#222222
  classDef worker fill:#d5f0e6,stroke:#009e73,color:#222222
  classDef events fill:#fdf1d0,stroke:#e69f00,color:#222222
  classDef dead_letters fill:#fbe3d6,stroke:#d55e00,color:#222222
  classDef route fill:#ffffff,stroke:#666666,color:#222222
  style team__shop fill:#f7f7f7,stroke:#bbbbbb,color:#222222
`);
  });

  test("shows where requests come in, and every service that gets some", () => {
    const exposes = [
      route("/orders", { canary: { service: "shop/v2", percent: 10 }, mirror: "shop/v3", auth: external }),
    ];
    const topology = topologyWith(
      platform({ gateways: [gateway("public", { hosts: ["shop.example"] })] }),
      service("web", { exposes }),
      service("v2"),
      service("v3"),
      service("doorman"),
    );
    const text = mermaidOf(topology);
    expect(text).toContain('routes__shop__web(["/orders<br/><small>shop.example</small>"])');
    expect([...text.matchAll(/routes__shop__web -\.-> (\w+)/g)].map(([, to]) => to)).toEqual([
      "workload__shop__doorman",
      "workload__shop__v2",
      "workload__shop__v3",
      "workload__shop__web",
    ]);
  });

  test("the documentation shows the sample as it is", () => {
    const page = readFileSync(join(projectDir(), "docs/documents.md"), "utf8");
    expect(page).toContain(`\`\`\`mermaid\n${mermaidOf(sampleTopology())}\`\`\``);
  });

  test("any text is only text", async () => {
    await fc.assert(
      fc.asyncProperty(topologies(anyText), async (topology) => {
        await mermaid.parse(mermaidOf(topology));
      }),
      { numRuns: 50 },
    );
    const text = mermaidOf(named('end"] --> x\n%%{init: {}}%% `**b**` <script> #quot; 日本'));
    await mermaid.parse(text);
    expect(text).toContain("end#34;#93; --#62; x #37;#37;#123;init: #123;#125;#125;#37;#37;");
    expect(text).toContain("#60;script#62; #35;quot#59; 日本");
  });
});

test.each([
  ["Graphviz", graphvizOf],
  ["Mermaid", mermaidOf],
])("%s: the order of declaration does not matter, and different names stay apart", (_, draw) => {
  fc.assert(
    fc.property(topologies(legalNames), (topology) => {
      const { platforms, teams, streams, workloads } = topology;
      const reversed = new Topology([...workloads, ...streams, ...teams, ...platforms].reverse());
      expect(draw(reversed)).toBe(draw(topology));
    }),
    { numRuns: 50 },
  );
  const ids = ["a--b", "a-b", "a.b", "a_b", "aX2eXb", "-a", "a-"].map(
    (name) => /stream__\w+/.exec(draw(named(name)))?.[0],
  );
  expect(new Set(ids).size).toBe(ids.length);
});

/** A program with one stream of this name, and a worker that reads it. */
function named(name: string): Topology {
  const [topology] = fc.sample(
    topologies({ name: fc.constant(name), text: fc.constant(name) }).filter(
      ({ streams, workloads }) => streams.some(({ imported }) => !imported) && workloads.length > 0,
    ),
    { numRuns: 1, seed: 1 },
  );
  return topology as Topology;
}
