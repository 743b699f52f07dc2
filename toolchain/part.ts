import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Progress } from "../console/progress";
import { cached, cachedFolder } from "./cache";
import { requireTools, type Tool } from "./tools";

/** Something that is fetched or built once per set of pins and then found in the cache. */
export interface Part {
  /** Name of the cache folder. */
  readonly name: string;
  /** What the terminal shows while it is built. */
  readonly title: string;
  /** Everything that decides what the result is, apart from `needs`. */
  readonly pins: unknown;
  /** Parts that have to be there before this one is built. Their pins count as this one's. */
  readonly needs?: readonly Part[];
  /** Programs of the host that building needs. */
  readonly tools: readonly Tool[];
  /** Builds into `folder`, which becomes `partFolder(part)` once this returns. */
  build(folder: string, say: (note: string) => void): Promise<void>;
}

/** Where the part is, or will be once it is obtained. */
export function partFolder(part: Part): string {
  return cachedFolder(part.name, pinsOf(part));
}

function pinsOf(part: Part): unknown {
  return { pins: part.pins, needs: (part.needs ?? []).map((need) => basename(partFolder(need))) };
}

/** Builds what is missing of these parts and of what they need, side by side. Says nothing when all is there. */
export async function obtain(progress: Progress, parts: readonly Part[]): Promise<void> {
  const missing = parts.filter((part) => !existsSync(partFolder(part)));
  if (missing.length === 0) return;
  await requireTools(missing.flatMap(toolsOf));
  await Promise.all(missing.map((part) => build(progress, part)));
}

function toolsOf(part: Part): Tool[] {
  if (existsSync(partFolder(part))) return [];
  return [...part.tools, ...(part.needs ?? []).flatMap(toolsOf)];
}

/** A part that two others need is built once. */
const underWay = new Map<string, Promise<void>>();

function build(progress: Progress, part: Part): Promise<void> {
  const folder = partFolder(part);
  const running = underWay.get(folder);
  if (running) return running;
  const started = buildNow(progress, part, folder).finally(() => underWay.delete(folder));
  underWay.set(folder, started);
  return started;
}

async function buildNow(progress: Progress, part: Part, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await Promise.all((part.needs ?? []).map((need) => build(progress, need)));
  await progress.step(part.title, async (say) => {
    await cached(part.name, pinsOf(part), (work) => part.build(work, say));
  });
}
