import type { Proof } from "../proof";
import { badInput } from "./bad-input";
import { brokers } from "./brokers";
import { durable } from "./durable";
import { faults } from "./faults";
import { restateCluster } from "./restate-cluster";
import { restateLostDisk } from "./restate-lost-disk";
import { sagas } from "./saga";
import { soak } from "./soak";
import { wakeUps } from "./wake-ups";

/** Workers lose nothing and repeat what they say they do, whatever fails, and are there soon. */
export const workers: Proof = {
  faults,
  brokers,
  saga: sagas,
  durable,
  "restate-cluster": restateCluster,
  "restate-lost-disk": restateLostDisk,
  "wake-ups": wakeUps,
  "bad-input": badInput,
  soak,
};
