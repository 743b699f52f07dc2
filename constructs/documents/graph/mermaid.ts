import type { Topology } from "../../model/topology";
import { oneLine } from "./one-line";
import { FAILED, GROUP, INK, MUTED, PALETTE } from "./palette";
import { type NodeKind, type PictureEdge, type PictureGroup, type PictureNode, pictureOf } from "./picture";

/** What stands before and after a label. */
const SHAPES: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  service: ["[", "]"],
  worker: ["(", ")"],
  durable: ["[[", "]]"],
  events: ["{{", "}}"],
  state: ["[(", ")]"],
  "dead letters": ["[/", "/]"],
  route: ["([", "])"],
  host: ["[[", "]]"],
};

const ARROWS: Readonly<Record<PictureEdge["kind"], string>> = { event: "-->", failed: "-.->", call: "-.->" };

/**
 * The topology as a flowchart for Mermaid, which GitHub and GitLab draw in Markdown: streams, what publishes and reads
 * them (solid), calls (dashed), dead letters (dashed, vermilion), by team.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaidOf(topology: Topology): string {
  const { groups, outside, edges } = pictureOf(topology);
  const nodes = [...groups.flatMap((each) => each.nodes), ...outside];
  return `${[
    "flowchart LR",
    ...groups.flatMap(group),
    ...outside.map((each) => `  ${node(each)}`),
    ...edges.map(({ from, to, kind }) => `  ${from} ${ARROWS[kind]} ${to}`),
    ...edges.flatMap(({ kind }, index) => (kind === "event" ? [] : [`  linkStyle ${index} stroke:${lineOf(kind)}`])),
    ...Object.entries(PALETTE)
      .filter(([kind]) => nodes.some((each) => each.kind === kind))
      .map(([kind, { fill, line }]) => `  classDef ${className(kind)} fill:${fill},stroke:${line},color:${INK}`),
    ...groups.map(({ id }) => `  style ${id} fill:${GROUP.fill},stroke:${GROUP.line},color:${INK}`),
  ].join("\n")}\n`;
}

const group = ({ id, label, nodes }: PictureGroup): string[] => [
  `  subgraph ${id}["${escaped(label)}"]`,
  ...nodes.map((each) => `    ${node(each)}`),
  "  end",
];

function node({ id, kind, label, detail }: PictureNode): string {
  const [open, close] = SHAPES[kind];
  return `${id}${open}"${escaped(label)}<br/><small>${escaped(detail)}</small>"${close}:::${className(kind)}`;
}

const lineOf = (kind: PictureEdge["kind"]): string => (kind === "failed" ? FAILED : MUTED);
const className = (kind: string): string => kind.replace(" ", "_");

/** Letters, digits, and what means nothing to Mermaid, HTML or Markdown stay; all else is written as its number. */
const escaped = (text: string): string =>
  oneLine(text).replace(/[^\p{L}\p{M}\p{N} .,:/()-]/gu, (character) => `#${character.codePointAt(0)};`);
