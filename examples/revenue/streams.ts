/* Made by `headwater types` from the streams' contracts; do not edit. */

export type Side = "order" | "payment";

export interface Streams {
  /**
   * Topic `billing.customer-revenue`, key `customerId`.
   */
  "customer-revenue": CustomerRevenue;
  /**
   * Topic `billing.matching-events.dead-letters`.
   */
  "matching-events.dead-letters": OrderPlaced | PaymentMade;
  /**
   * Topic `billing.order-paid`, key `customerId`.
   */
  "order-paid": OrderPaid;
  /**
   * Topic `billing.order-placed`, key `orderId`.
   */
  "order-placed": OrderPlaced;
  /**
   * Topic `billing.order-unmatched`, key `orderId`.
   */
  "order-unmatched": OrderUnmatched;
  /**
   * Topic `billing.payment-late`, key `customerId`.
   */
  "payment-late": OrderPaid;
  /**
   * Topic `billing.payment-made`, key `orderId`.
   */
  "payment-made": PaymentMade;
  /**
   * Topic `billing.revenue-events.dead-letters`.
   */
  "revenue-events.dead-letters": OrderPaid;
}
/**
 * What a customer paid in a window of time.
 */
export interface CustomerRevenue {
  customerId: string;
  /**
   * ISO 8601.
   */
  from: string;
  /**
   * ISO 8601; it is not in the window itself.
   */
  to: string;
  orders: number;
  /**
   * In euros.
   */
  amount: number;
}
/**
 * A customer ordered something.
 */
export interface OrderPlaced {
  orderId: string;
  customerId: string;
  /**
   * In euros.
   */
  amount: number;
}
/**
 * Somebody paid for an order.
 */
export interface PaymentMade {
  orderId: string;
  /**
   * ISO 8601.
   */
  paidAt: string;
}
/**
 * An order and its payment have found each other.
 */
export interface OrderPaid {
  orderId: string;
  customerId: string;
  /**
   * In euros.
   */
  amount: number;
  /**
   * ISO 8601.
   */
  paidAt: string;
}
/**
 * An order or a payment whose other side did not come in time.
 */
export interface OrderUnmatched {
  orderId: string;
  missing: Side;
}
