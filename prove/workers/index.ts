import type { Proof } from "../proof";

/** Workers lose nothing and repeat what they say they do, whatever fails. Parts are files beside this one. */
export const workers: Proof = {};
