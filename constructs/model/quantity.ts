/**
 * The value of a Kubernetes quantity in its base unit: bytes, cores. Undefined if it is none.
 *
 * @example quantity("1.5Gi") // 1610612736
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(text: string): number | undefined {
  const [, number, suffix = ""] = QUANTITY.exec(text) ?? [];
  if (number === undefined) return undefined;
  const factor = FACTORS[suffix];
  return factor === undefined ? Number(`${number}${suffix.toLowerCase()}`) : Number(number) * factor;
}

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};
