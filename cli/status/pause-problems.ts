import type { ApiObject } from "../kubernetes/client";
import { inWords, isLeft, markOf } from "../pause/mark";
import type { Problem } from "./problems";
import type { View } from "./view";

/**
 * What commands have stopped, and whether that is still in use.
 *
 * @param now the API server's clock (ms)
 */
export function pauseProblems({ workloads, conditioned }: View, now: number): readonly Problem[] {
  const scaled = ["ScaledObject", "ScaledJob"].flatMap((kind) =>
    (conditioned.get(kind) ?? []).map((object) => ({ ...object, kind })),
  );
  return [...workloads, ...scaled].flatMap((object) => pauseProblem(object, now));
}

function pauseProblem(object: ApiObject & { readonly kind: string }, now: number): Problem[] {
  const mark = markOf(object);
  if (!mark) return [];
  const { namespace, name } = object.metadata;
  const left = isLeft(mark, now);
  return [
    {
      object: `${object.kind} ${namespace}/${name}`,
      cause: `${inWords(mark)}, ${left ? "and that was killed or has lost its connection" : "and that still runs"}.`,
      fix: left
        ? `Let it go on: headwater resume ${namespace}/${name}. The next deploy does so, too.`
        : "It goes on when that ends.",
    },
  ];
}
