import type { Proof } from "../proof";
import { accessLogs } from "./access-logs";
import { changes } from "./changes";
import { ingest } from "./ingest";
import { limits } from "./limits";
import { malformed } from "./malformed";

/** What comes in through a gateway arrives, whatever changes or fails. */
export const traffic: Proof = { changes, ingest, malformed, "access-logs": accessLogs, limits };
