/* Made by `headwater types` from the streams' contracts; do not edit. */

export interface Streams {
  /**
   * Topic `sales.customers`, key `customerId`.
   */
  customers: Customer;
  /**
   * Topic `sales.enriching.dead-letters`.
   */
  "enriching.dead-letters": OrderPlaced;
  /**
   * Topic `sales.order-enriched`, key `orderId`.
   */
  "order-enriched": OrderEnriched;
  /**
   * Topic `sales.order-placed`, key `orderId`.
   */
  "order-placed": OrderPlaced;
}
/**
 * A customer, as known now.
 */
export interface Customer {
  customerId: string;
  name: string;
  tier?: string;
}
/**
 * A customer placed an order.
 */
export interface OrderPlaced {
  orderId: string;
  customerId: string;
  /**
   * In euros.
   */
  total: number;
}
/**
 * An order, with what is known of its customer.
 */
export interface OrderEnriched {
  orderId: string;
  customerId: string;
  /**
   * In euros.
   */
  total: number;
  name: string;
  tier: string;
}
