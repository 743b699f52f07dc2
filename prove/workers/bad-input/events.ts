import type { RawEvent } from "./raw-events";

/** The numbers of the good orders that come among the bad events, and of those that come later. */
export const GOOD: readonly number[] = Array.from({ length: 20 }, (_, n) => n);
export const LATER: readonly number[] = Array.from({ length: 10 }, (_, n) => 100 + n);
/** The bad order, which comes in the middle of the good ones. */
const BAD = 50;
const KEYS = 10;
/** Those that do not wait behind the bad order, as their key is another one or they come before it. */
export const NOT_BEHIND = GOOD.filter((number) => number < 10 || number % KEYS !== BAD % KEYS);

const order = (number: number, bad = false): RawEvent => ({
  topic: "shop.orders",
  key: `customer-${number % KEYS}`,
  value: JSON.stringify({ order: number, bad }),
});

/** A bad order and one that can't be decoded, with good ones before and after them in each partition. */
export const EVENTS: readonly RawEvent[] = [
  ...GOOD.slice(0, 10).map((number) => order(number)),
  order(BAD, true),
  { topic: "shop.orders", key: "customer-garbled", value: '{"order":' },
  ...GOOD.slice(10).map((number) => order(number)),
];

export const LATER_EVENTS: readonly RawEvent[] = LATER.map((number) => order(number));

/** A rule that can't be decoded, and one that can. */
export const RULES: readonly RawEvent[] = [
  { topic: "shop.rules", key: "limit", value: '{"limit":' },
  { topic: "shop.rules", key: "floor", value: '{"floor":1}' },
];
