import type { DurableEntityHandlers, EntityContext } from "../../../constructs";
import type { Streams } from "../streams";

type Order = Streams["order-placed"];
type Payment = Streams["payment-made"];

/** How long one side waits for the other. */
const DEADLINE_MS = 1000 * Number(process.env.DEADLINE_SECONDS);

/** A join: an order and its payment, whichever comes first. Events of both have the order's id as their key. */
const matching: DurableEntityHandlers = {
  handlers: {
    "order-placed": async (order: Order, context) => {
      const payment = await context.state.get<Payment>("payment");
      if (payment) await match(order, payment, context);
      else wait("order", order, context);
    },

    "payment-made": async (payment: Payment, context) => {
      const order = await context.state.get<Order>("order");
      if (order) await match(order, payment, context);
      else wait("payment", payment, context);
    },

    expire: async (waiting: string, context) => {
      const { key, state } = context;
      // Since then the other side has come, and perhaps somebody else waits.
      if ((await state.get("waiting")) !== waiting) return;
      const missing = (await state.get("order")) ? "payment" : "order";
      await context.publish("order-unmatched", { key, value: { orderId: key, missing } });
      clear(context);
    },
  },
};
export default matching;

function wait(side: "order" | "payment", value: Order | Payment, { id, key, state, entity }: EntityContext): void {
  state.set(side, value);
  state.set("waiting", id);
  entity("matching", key, "expire").send(id, { delay: DEADLINE_MS });
}

async function match(order: Order, { paidAt }: Payment, context: EntityContext): Promise<void> {
  const { orderId, customerId, amount } = order;
  await context.publish("order-paid", { key: customerId, value: { orderId, customerId, amount, paidAt } });
  clear(context);
}

function clear({ state }: EntityContext): void {
  for (const name of ["order", "payment", "waiting"]) state.clear(name);
}
