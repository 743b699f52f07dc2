/* Made by `headwater types` from the streams' contracts; do not edit. */

export interface Streams {
  /**
   * Topic `shop.order-placed`, key `orderId`.
   */
  "order-placed": OrderPlaced;
  /**
   * Topic `shop.shipping.dead-letters`.
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
