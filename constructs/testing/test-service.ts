import type { IConstruct } from "constructs";
import { Service } from "../services/service";
import type { RequestHandler } from "../workers/handler-api";
import { deployed, harnessModule } from "./deployed";
import type { HarnessOptions } from "./harness";
import type { ServiceHarness } from "./service-harness";

/**
 * Runs a service in the test's process, as `testWorker` does a worker: what it publishes is checked by the declared
 * contracts.
 *
 * @param program any construct of it
 * @param name `<team's namespace>/<service>`
 * @throws what `cdktf synth` would refuse, and what would keep the service from starting
 * @example
 * const orders = testService(app, "shop/orders");
 * const { response, published } = await orders.request("/orders", { method: "POST", body: '{"customerId":"ada"}' });
 */
export const testService = (
  program: IConstruct,
  name: string,
  options: HarnessOptions<RequestHandler> = {},
): ServiceHarness =>
  harnessModule().serviceHarness(deployed(program, { type: Service, noun: "service" }, name, options));
