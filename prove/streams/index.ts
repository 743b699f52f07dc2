import type { Proof } from "../proof";
import { contracts } from "./contracts";
import { interruptions } from "./interruptions";
import { offsets } from "./offsets";
import { quota } from "./quota";
import { registry } from "./registry";
import { rotation } from "./rotation";

/** Nothing is lost, skipped or left half done, whatever fails, and a limit limits. */
export const streams: Proof = {
  quota,
  interruptions,
  offsets,
  registry,
  rotation,
  contracts,
};
