/** @param held the streams that it does hold */
export function notHeld(stream: string, held: readonly string[]): Error {
  const names = held.map((name) => `"${name}"`).join(", ") || "none";
  return new Error(
    `The stream "${stream}" is not declared as held by this workload (declared: ${names}). Declare it with holds().`,
  );
}
