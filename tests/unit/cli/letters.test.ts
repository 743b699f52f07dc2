import { describe, expect, test } from "vitest";
import { causesOf } from "../../../cli/dead-letters/causes";
import { renderBytes } from "../../../cli/dead-letters/contents";
import { allPages } from "../../../cli/dead-letters/letters";
import { renderLetters, renderList, renderRedriven } from "../../../cli/dead-letters/render-letters";
import { renderPositions, renderTotals } from "../../../cli/replay/render-replay";
import { styleOf } from "../../../console/style";
import type { Letter } from "../../../runtime/provisioner/operations/letter-answers";

const plain = styleOf({});

const letter = (offset: number, error: string, more: Partial<Letter> = {}): Letter => ({
  id: `0/${offset}`,
  failedAt: `2026-11-24T10:${String(offset).padStart(2, "0")}:00.000Z`,
  error,
  attempts: 6,
  original: { topic: "shop.orders", partition: 2, offset: offset * 10 },
  redriven: false,
  key: null,
  ...more,
});

describe("a list of dead letters", () => {
  const letters = [
    letter(1, "no stock for 2"),
    letter(2, "timeout of http://x/7f3a"),
    letter(3, "no stock for 4", { redriven: true }),
    letter(4, "no stock for 6"),
  ];

  test("counts them by cause, whatever the numbers in it", () => {
    expect(causesOf(letters)).toEqual([
      {
        error: "no stock for 6",
        topic: "shop.orders",
        count: 3,
        redriven: 1,
        first: "2026-11-24T10:01:00.000Z",
        last: "2026-11-24T10:04:00.000Z",
        newest: "0/4",
      },
      expect.objectContaining({ error: "timeout of http://x/7f3a", count: 1 }),
    ]);
    expect(renderList("shop/clerk", letters, plain).split("\n")).toEqual([
      "LETTERS  SENT AGAIN  FIRST              LAST               NEWEST  FROM         ERROR",
      "      3           1  2026-11-24 10:01Z  2026-11-24 10:04Z  0/4     shop.orders  no stock for 6",
      "      1           0  2026-11-24 10:02Z  2026-11-24 10:02Z  0/2     shop.orders  timeout of http://x/7f3a",
      "",
      "4 dead letters of shop/clerk; 3 not sent again.",
    ]);
    expect(renderList("shop/clerk", [], plain)).toBe("✓ shop/clerk has no dead letters.");
  });

  test("can't make a terminal do things", () => {
    const text = renderList("shop/clerk", [letter(1, "\u001b[2Jgone\nand more")], plain);
    expect(text).toContain("gone and more");
    expect(text).not.toContain("\u001b");
  });
});

test("a letter is shown with headers, key and value", () => {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const shown = letter(1, "no stock", {
    key: base64("k1"),
    value: base64('{"n":2}'),
    headers: [["trace", base64("t")]],
  });
  expect(renderLetters([shown], plain).split("\n")).toEqual([
    "0/1 2026-11-24T10:01:00.000Z, tried 6 times",
    "  error    no stock",
    "  event    shop.orders/2/10",
    "  header   trace: t",
    "  key      k1",
    "  value    {",
    '             "n": 2',
    "           }",
  ]);
});

test("letters that don't fit into one answer are asked for until there are no more", async () => {
  const pages = [
    { letters: [letter(1, "x")], end: { 0: 9 }, next: { 0: 2 } },
    { letters: [letter(2, "x")], end: { 0: 9 }, next: { 0: 3 } },
    { letters: [letter(3, "x")], end: { 0: 10 } },
  ];
  const asked: unknown[] = [];
  const { letters, end } = await allPages(async (from) => pages[asked.push(from) - 1] ?? { letters: [], end: {} });
  expect(letters.map(({ id }) => id)).toEqual(["0/1", "0/2", "0/3"]);
  expect(end).toEqual({ 0: 10 });
  expect(asked).toEqual([{}, { from: { 0: 2 } }, { from: { 0: 3 } }]);
});

describe("bytes", () => {
  test.each([
    ["text", Buffer.from("hello"), "hello"],
    ["a number", Buffer.from("7"), "7"],
    ["nothing", Buffer.alloc(0), "empty"],
    ["what names a schema", Buffer.from([0, 0, 0, 0, 7, 1, 2]), "7 bytes, schema 7 of the registry: 00000000070102"],
    ["what is no text", Buffer.from([0xff, 0x01]), "2 bytes: ff01"],
    ["what steers a terminal", Buffer.from("\u001b[2J"), "4 bytes: 1b5b324a"],
  ])("that are %s", (_, bytes, text) => {
    expect(renderBytes(bytes.toString("base64"))).toBe(text);
  });
});

test("what can't be sent again is told by reason", () => {
  const refused = [
    { id: "0/1", why: "topic x is gone" },
    { id: "0/2", why: "topic x is gone" },
  ];
  expect(renderRedriven(1, refused, plain)).toBe(
    "✓ 1 event was sent again.\n✗ 2 letters (0/1, …) can't be: topic x is gone.",
  );
});

test("a replay tells each partition, and what it means", () => {
  const at = (partition: number, from: number | null, to: number, again: number, skipped: number, wanted?: number) => ({
    topic: "shop.orders",
    partition,
    from,
    to,
    again,
    skipped,
    ...(wanted === undefined ? {} : { wanted }),
  });
  const result = {
    workload: "shop/clerk",
    changed: false,
    positions: [at(0, 120, 20, 100, 0), at(1, null, 40, 0, 40, 99), at(2, 7, 7, 0, 0)],
  };
  expect(renderPositions(result, plain).split("\n")).toEqual([
    "shop/clerk goes on at",
    "",
    "  TOPIC        PARTITION  FROM  TO",
    "  shop.orders          0   120  20  100 again",
    "  shop.orders          1     –  40  40 skipped (99 lies outside the log)",
    "  shop.orders          2     7   7  no change",
    "",
  ]);
  expect(renderTotals(result, plain)).toBe(
    "100 events are handled again, at most. 40 events are never handled, at most.",
  );
});
