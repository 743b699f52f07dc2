import { expect, it } from "vitest";
import { definitionOf } from "../../../runtime/durable-host/definition";
import type { DurableSettings } from "../../../runtime/durable-host/settings";

const settings = {
  kind: "entity",
  workload: "shop/stock",
  service: "shop.stock",
  handler: "stock.cjs",
  callees: [] as readonly string[],
} as DurableSettings;
const define = (...names: string[]) =>
  definitionOf(
    settings,
    { handlers: Object.fromEntries(names.map((name) => [name, async () => 1])) },
    async () => undefined,
  );

it("gives handlers names that Restate takes, whatever streams are called", () => {
  expect(Object.keys((define("take", "order-placed", "2nd-order") as unknown as { object: object }).object)).toEqual([
    "take",
    "order_placed",
    "_2nd_order",
  ]);
});

it.each([
  [
    ["order-placed", "order_placed"],
    'The module stock.cjs exports no entity: several handlers are "order_placed" to Restate.',
  ],
  [["take", "__take"], 'exports no entity: "__take" is no name for a handler'],
  [["-"], 'exports no entity: "-" is no name for a handler'],
])("refuses %j", (names, message) => {
  expect(() => define(...names)).toThrow(message);
});
