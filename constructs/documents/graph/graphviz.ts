import type { Topology } from "../../model/topology";
import { oneLine } from "./one-line";
import { FAILED, GROUP, INK, MUTED, PALETTE } from "./palette";
import { type NodeKind, type PictureEdge, type PictureGroup, type PictureNode, pictureOf } from "./picture";

const SHAPES: Readonly<Record<NodeKind, string>> = {
  service: 'shape=box, style="filled"',
  worker: 'shape=box, style="filled,rounded"',
  durable: 'shape=box, style="filled,rounded,bold"',
  events: 'shape=hexagon, style="filled", margin="0.1,0.05"',
  state: 'shape=cylinder, style="filled"',
  "dead letters": 'shape=note, style="filled"',
  route: 'shape=plaintext, style=""',
  host: 'shape=box, style="filled,dashed"',
};

/** Where there is none of this name, a wider one may be taken: the margins below leave room. */
const FONT = "fontname=Helvetica";

const LINES: Readonly<Record<PictureEdge["kind"], string>> = {
  event: "",
  failed: ` [color="${FAILED}", style=dashed]`,
  call: ` [color="${MUTED}", style=dashed, arrowhead=open]`,
};

/**
 * The topology as a graph for Graphviz: streams, what publishes and reads them (solid), calls (dashed), dead letters
 * (dashed, vermilion), by team.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function graphvizOf(topology: Topology): string {
  const { groups, outside, edges } = pictureOf(topology);
  return `${[
    "digraph headwater {",
    `  rankdir=LR; nodesep=0.35; ranksep=0.7; pad=0.2; bgcolor=white; ${FONT}`,
    `  node [${FONT}, fontsize=12, fontcolor="${INK}", penwidth=1.4, margin="0.2,0.1"]`,
    `  edge [color="${INK}", arrowsize=0.8]`,
    ...groups.flatMap(group),
    ...outside.map((each) => `  ${node(each)}`),
    ...edges.map(({ from, to, kind }) => `  ${from} -> ${to}${LINES[kind]}`),
    "}",
  ].join("\n")}\n`;
}

const group = ({ id, label, nodes }: PictureGroup): string[] => [
  `  subgraph cluster_${id} {`,
  `    label=${quoted(label)}; labeljust=l; fontsize=14; fontcolor="${MUTED}"`,
  `    style="filled,rounded"; color="${GROUP.line}"; fillcolor="${GROUP.fill}"; margin=14`,
  ...nodes.map((each) => `    ${node(each)}`),
  "  }",
];

function node({ id, kind, label, detail }: PictureNode): string {
  const { fill, line } = PALETTE[kind];
  return `${id} [label=${quoted(label, detail)}, ${SHAPES[kind]}, fillcolor="${fill}", color="${line}"]`;
}

/** Graphviz knows HTML's entities in labels, and escapes of its own. */
const quoted = (...lines: readonly string[]): string =>
  `"${lines.map((line) => oneLine(line).replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"')).join("\\n")}"`;
