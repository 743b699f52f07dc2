import type { Proof } from "../proof";
import { proveAlerts } from "./alerts";
import { proveContracts } from "./contracts";
import { proveGrades } from "./grades";
import { proveNetwork } from "./network";
import { provePrivilege } from "./privilege";
import { proveSynth } from "./synth";

/** What is derived from a declaration is right, complete and nothing more; what can't be right is refused. */
export const model: Proof = {
  synth: proveSynth,
  contracts: proveContracts,
  privilege: provePrivilege,
  network: proveNetwork,
  alerts: proveAlerts,
  grades: proveGrades,
};
