/** A Secret of a policy's own namespace. */
export const secretReference = (name: string) => ({ group: "", kind: "Secret", name }) as const;
