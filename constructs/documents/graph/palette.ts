import type { NodeKind } from "./picture";

export interface Paint {
  readonly fill: string;
  readonly line: string;
}

/**
 * Okabe and Ito's colours, which people with every kind of colour vision tell apart, with light fills for black text.
 * Each kind has a shape and a word besides.
 *
 * @see https://jfly.uni-koeln.de/color/
 */
export const PALETTE: Readonly<Record<NodeKind, Paint>> = {
  service: { fill: "#d6eaf8", line: "#0072b2" },
  worker: { fill: "#d5f0e6", line: "#009e73" },
  durable: { fill: "#dcf1fb", line: "#56b4e9" },
  events: { fill: "#fdf1d0", line: "#e69f00" },
  state: { fill: "#f7e3ee", line: "#cc79a7" },
  "dead letters": { fill: "#fbe3d6", line: "#d55e00" },
  route: { fill: "#ffffff", line: "#666666" },
  host: { fill: "#ffffff", line: "#666666" },
};

export const INK = "#222222";
export const MUTED = "#666666";
export const FAILED = PALETTE["dead letters"].line;
export const GROUP: Paint = { fill: "#f7f7f7", line: "#bbbbbb" };
