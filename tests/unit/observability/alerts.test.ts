import { describe, expect, it } from "vitest";
import type { AlertIntent, LagAlert } from "../../../constructs/intents/monitoring";
import { everyKindApp, watched } from "../../support/watched";

const alertsOf = (app = everyKindApp()): Record<string, readonly AlertIntent[]> =>
  Object.fromEntries(watched(app).map(({ owner, alerts }) => [owner.replace(/^.*\//, ""), alerts]));
const names = (alerts: readonly AlertIntent[] | undefined) => alerts?.map(({ alert }) => alert);

describe("alerts", () => {
  const alerts = alertsOf();

  it("of a worker: its lag, what it gives up, what its tables lack, its restarts", () => {
    expect(names(alerts.shipping)).toEqual(["lag", "lag", "lagUnknown", "deadLetters", "tableRejections", "restarts"]);
  });

  it("of a service: its errors and restarts", () => {
    expect(names(alerts.orders)).toEqual(["restarts", "requestErrors"]);
  });

  it("of a service that follows its requests: nothing that would have to be read from its pods", () => {
    expect(names(alerts.reports)).toEqual(["restarts"]);
  });

  it("of a container: nothing that only our runtime counts", () => {
    expect(names(alerts["shipping-archive"])).toEqual(["lag", "lagUnknown", "restarts"]);
    expect(names(alerts.legacy)).toEqual(["restarts"]);
  });

  it("of the platform: contracts that were refused to any team, and its gateways", () => {
    const [first, ...ofGateways] = alerts.platform ?? [];
    expect(first?.alert).toBe("refusedContracts");
    const of = (name: string) => names(ofGateways.filter((alert) => "gateway" in alert && alert.gateway === name));
    expect(of("public")).toEqual(["gatewayDown", "gatewayErrors", "certificateExpiry", "unloggedRequests"]);
    // It has no certificate, and no stream for its access log.
    expect(of("inner")).toEqual(["gatewayDown", "gatewayErrors"]);
  });

  it("of dead letters only of the subscriptions that have them", () => {
    expect(alerts.shipping?.filter(({ alert }) => alert === "deadLetters")).toMatchObject([
      { stream: { name: "order-placed" } },
    ]);
  });

  it("take the lag that all replicas should hold, no more than one for each partition", () => {
    const capacities = (alerts.shipping ?? [])
      .filter((alert): alert is LagAlert => alert.alert === "lag")
      .map(({ stream, capacity }) => [stream.name, capacity]);
    expect(capacities).toEqual([
      ["order-placed", 6 * 20],
      ["order-shipped", 2 * 20],
    ]);
  });
});
