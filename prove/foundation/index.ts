import type { Proof } from "../proof";
import { kills } from "./interruptions";
import { recovery } from "./recovery";
import { coldStart, warmStart } from "./starts";
import { wakeUps } from "./wake-up";

/** From a fresh machine to a deployed platform in one command, whatever interrupts it. */
export const foundation: Proof = {
  cold: coldStart,
  warm: warmStart,
  kills,
  recovery,
  wakeUps,
};
