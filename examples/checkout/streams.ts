/* Made by `headwater types` from the streams' contracts; do not edit. */

export type Outcome = "shipped" | "cancelled";

export interface Streams {
  /**
   * Topic `checkouts.checkout-events.dead-letters`.
   */
  "checkout-events.dead-letters": OrderPlaced;
  /**
   * Topic `checkouts.order-placed`, key `article`.
   */
  "order-placed": OrderPlaced;
  /**
   * Topic `checkouts.order-settled`, key `orderId`.
   */
  "order-settled": OrderSettled;
  /**
   * Topic `checkouts.sales-events.dead-letters`.
   */
  "sales-events.dead-letters": OrderPlaced;
}
/**
 * A customer ordered something.
 */
export interface OrderPlaced {
  orderId: string;
  article: string;
  /**
   * In euros.
   */
  amount: number;
}
/**
 * An order is on its way, or nothing of it is left.
 */
export interface OrderSettled {
  orderId: string;
  outcome: Outcome;
}
