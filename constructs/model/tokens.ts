/**
 * cdktf's tokens stand for values that are known only when Terraform applies. They are recognised by their shape, so
 * that the model needs no cdktf: strings, lists and maps carry a marker, numbers begin with the bits 0xFDFF, and those in
 * lists with 0xFBFF.
 *
 * @see https://developer.hashicorp.com/terraform/cdktf/concepts/tokens
 */
export const isToken = (value: unknown): boolean =>
  typeof value === "number" ? NUMBER_MARKERS.has(firstBits(value)) : typeof value === "string" && MARKER.test(value);

const MARKER = /[$#&]\{TfToken\[[\w:.-]+\]\}/;
const NUMBER_MARKERS = new Set([0xfdff, 0xfbff]);

const bytes = new DataView(new ArrayBuffer(8));
function firstBits(value: number): number {
  bytes.setFloat64(0, value);
  return bytes.getUint16(0);
}
