interface OrderPlaced {
  readonly value: { readonly orderId: string; readonly customerId: string };
}

interface Context {
  readonly log: { info(message: string, fields: object): void };
}

/** Ships an order that was placed. */
export default async function shipping(event: OrderPlaced, context: Context): Promise<void> {
  const { orderId, customerId } = event.value;
  context.log.info("shipped", { orderId, customerId });
}
