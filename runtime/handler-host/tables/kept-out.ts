/** What a replica logs of a value that it can't decode: `headwater status` looks for it. */
export const KEPT_OUT = "A value is kept out of a table";
