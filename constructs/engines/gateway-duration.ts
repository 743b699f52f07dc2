const UNITS = [
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
] as const;

/**
 * A length of time as the Gateway API takes it (https://gateway-api.sigs.k8s.io/geps/gep-2257/): whole units, each of at
 * most five digits. Parts of a millisecond are rounded up.
 *
 * @example gatewayDuration(90_500) // "1m30s500ms"
 */
export function gatewayDuration(milliseconds: number): string {
  let rest = Math.ceil(milliseconds);
  const parts = UNITS.flatMap(([unit, length]) => {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    return amount > 0 ? [`${amount}${unit}`] : [];
  });
  return parts.join("") || "0s";
}
