/* Made by `headwater types` from the streams' contracts; do not edit. */

export interface Streams {
  /**
   * Topic `my-team.order-placed`, key `orderId`.
   */
  "order-placed": OrderPlaced;
  /**
   * Topic `my-team.shipping.dead-letters`.
   */
  "shipping.dead-letters": OrderPlaced;
}
/**
 * A customer placed an order.
 */
export interface OrderPlaced {
  /**
   * Identifies the order.
   */
  orderId: string;
  /**
   * Who placed it.
   */
  customerId: string;
}
