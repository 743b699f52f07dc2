/* Made by `headwater types` from the streams' contracts; do not edit. */

export interface Streams {
  /**
   * Topic `fraud.payment-held`, key `paymentId`.
   */
  "payment-held": PaymentHeld;
  /**
   * Topic `fraud.payment-made`, key `paymentId`.
   */
  "payment-made": PaymentMade;
  /**
   * Topic `fraud.rules`, key `country`.
   */
  rules: Rule;
  /**
   * Topic `fraud.screening.dead-letters`.
   */
  "screening.dead-letters": PaymentMade;
}
/**
 * Somebody has to look at a payment.
 */
export interface PaymentHeld {
  paymentId: string;
  reason: string;
}
/**
 * A customer paid.
 */
export interface PaymentMade {
  paymentId: string;
  /**
   * ISO 3166-1, two letters.
   */
  country: string;
  /**
   * In euros.
   */
  amount: number;
}
/**
 * Which payments from a country are held.
 */
export interface Rule {
  /**
   * ISO 3166-1, two letters.
   */
  country: string;
  /**
   * In euros.
   */
  above: number;
}
