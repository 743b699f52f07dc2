import { main } from "../console/main";
import { Progress } from "../console/progress";
import { buildPackage } from "./build/package";

main(async () => {
  await buildPackage(new Progress("build"));
});
