import type { DurableEntityHandlers } from "../../../constructs";
import type { Streams } from "../streams";

/** What each article has sold; the key of an event is its article. */
const sales: DurableEntityHandlers = {
  handlers: {
    "order-placed": async ({ amount }: Streams["order-placed"], { state }) => {
      state.set("total", ((await state.get<number>("total")) ?? 0) + amount);
    },
  },
  queries: { total: async (_input: undefined, { state }) => (await state.get<number>("total")) ?? 0 },
};
export default sales;
