import type { DurableEntityHandlers } from "../../../constructs";
import type { Streams } from "../streams";

interface Sum {
  readonly orders: number;
  readonly amount: number;
}

/** By when an order was paid, not by when it is heard of. */
const WINDOW_MS = 1000 * Number(process.env.WINDOW_SECONDS);
/** So long after its end, or after the first that is heard of it, a window still takes what comes late. */
const GRACE_MS = 1000 * Number(process.env.GRACE_SECONDS);
/** So many closed windows are remembered; what is older than all of them is late. */
const REMEMBERED = 100;

/** An aggregation: what each customer pays, in windows that follow each other. The key of an event is its customer. */
const revenue: DurableEntityHandlers = {
  handlers: {
    "order-paid": async (paid: Streams["order-paid"], context) => {
      const { key, state } = context;
      const from = Math.floor(Date.parse(paid.paidAt) / WINDOW_MS) * WINDOW_MS;
      const closed = (await state.get<number[]>("closed")) ?? [];
      if (closed.includes(from) || (closed.length === REMEMBERED && from < Math.min(...closed))) {
        await context.publish("payment-late", { key, value: paid });
        return;
      }
      const sum = await state.get<Sum>(`window ${from}`);
      if (!sum) {
        const left = Math.max(from + WINDOW_MS - (await context.now()), 0);
        context.entity("revenue", key, "close").send(from, { delay: left + GRACE_MS });
      }
      state.set(`window ${from}`, { orders: (sum?.orders ?? 0) + 1, amount: (sum?.amount ?? 0) + paid.amount });
    },

    close: async (from: number, context) => {
      const { key, state } = context;
      const sum = await state.get<Sum>(`window ${from}`);
      const [begin, end] = [from, from + WINDOW_MS].map((ms) => new Date(ms).toISOString());
      await context.publish("customer-revenue", { key, value: { customerId: key, from: begin, to: end, ...sum } });
      state.clear(`window ${from}`);
      const closed = (await state.get<number[]>("closed")) ?? [];
      state.set("closed", [...closed, from].sort((a, b) => a - b).slice(-REMEMBERED));
    },
  },
};
export default revenue;
