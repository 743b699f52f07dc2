import type { IConstruct } from "constructs";
import { report } from "./report";

let depth = 0;

/** Runs what derives from the declarations: concerns, engines and edits. */
export function deriving<T>(derive: () => T): T {
  depth++;
  try {
    return derive();
  } finally {
    depth--;
  }
}

/** Reports HW-SYNTH-001 if a declaration changes while others are derived from: some would see it, some would not. */
export function declaring(construct: IConstruct): void {
  if (depth === 0) return;
  report(construct, [
    {
      code: "HW-SYNTH-001",
      message: "This was declared or changed by a concern, an engine or an edit, when others had been derived already.",
      fix: "Declare before app.synth(), or in an Aspect; a concern adds intents instead of constructs.",
    },
  ]);
}
