/**
 * cdktf's tokens stand for values that are known only when Terraform applies. They are recognised by their shape, so
 * that the model needs no cdktf: strings, lists and maps carry a marker, numbers the bits 0xFBFF in front.
 *
 * @see https://developer.hashicorp.com/terraform/cdktf/concepts/tokens
 */
export const isToken = (value: unknown): boolean =>
  typeof value === "number" ? firstBits(value) === NUMBER_MARKER : typeof value === "string" && MARKER.test(value);

const MARKER = /[$#&]\{TfToken\[[\w:.-]+\]\}/;
const NUMBER_MARKER = 0xfbff;

const bytes = new DataView(new ArrayBuffer(8));
function firstBits(value: number): number {
  bytes.setFloat64(0, value);
  return bytes.getUint16(0);
}
