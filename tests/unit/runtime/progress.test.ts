import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeDone } from "../../../runtime/handler-host/offset-metadata";
import { type Committed, Progress } from "../../../runtime/handler-host/progress";

const at = (offset: number) => ({ topic: "t", partition: 0, offset: BigInt(offset), generation: 1 });

describe("a partition's progress", () => {
  it("begins where reading does, if the topic was made anew since the commit", () => {
    const progress = new Progress(at(0), { offset: 50n, metadata: encodeDone(50n, [{ from: 51n, to: 60n }]) });
    expect(progress.take(0n)).toBeDefined();
    expect(progress.commit().offset).toBe(0n);
  });

  it("passes what is no event", () => {
    const progress = new Progress(at(3), { offset: 3n, metadata: "" });
    expect(progress.isAhead).toBe(false);
    progress.pass(5n);
    expect(progress.isAhead).toBe(true);
    expect(progress.commit()).toEqual({ topic: "t", partition: 0, generation: 1, offset: 5n, metadata: "" });
    expect(progress.isAhead).toBe(false);
  });

  it("tells of a first commit, if there is none", () => {
    const progress = new Progress(at(3), undefined);
    progress.pass(3n);
    expect(progress.isAhead).toBe(true);
  });

  it("counts an event that is said to be done twice once", () => {
    const progress = new Progress(at(0), undefined);
    const first = progress.take(0n);
    if (!first) throw new Error("taken");
    progress.finish(first);
    progress.finish(first);
    expect(progress.commit().offset).toBe(1n);
  });

  /** Owners one after the other; each finishes some events in any order, commits now and then, and is killed. */
  it("lets each event be done once by all who commit before they end, and loses none", () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 60 });
    const owners = fc.array(fc.array(fc.nat(9), { maxLength: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(gaps, owners, (steps, lives) => {
        let offset = -1;
        const offsets = steps.map((step) => (offset += step));
        const done = new Map<number, number>();
        let committed: Committed | undefined;
        for (const picks of [...lives, undefined]) {
          const from = offsets.filter((each) => BigInt(each) >= (committed?.offset ?? 0n));
          const [first] = from;
          if (first === undefined) break;
          const progress = new Progress(at(first), committed);
          const open = from.flatMap((each) => {
            const range = progress.take(BigInt(each));
            return range ? [{ each, range }] : [];
          });
          for (const pick of picks ?? from.map(() => 0)) {
            const [taken] = open.splice(pick % Math.max(1, open.length), 1);
            if (!taken) continue;
            progress.finish(taken.range);
            done.set(taken.each, (done.get(taken.each) ?? 0) + 1);
          }
          committed = progress.commit();
        }
        expect([...done.keys()].sort((a, b) => a - b)).toEqual(offsets);
        expect([...done.values()].every((times) => times === 1)).toBe(true);
        expect(committed).toMatchObject({ offset: BigInt((offsets.at(-1) ?? 0) + 1), metadata: "" });
      }),
    );
  });
});
