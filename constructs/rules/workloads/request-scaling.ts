import { authorizerOf } from "../../model/route-services";
import type { Topology } from "../../model/topology";
import { teamOf } from "../lookups";
import { defineRule, judged } from "../rule";

export const requestScaling = defineRule({
  code: "HW-SCALING-004",
  name: "A service that follows its requests gets them from gateways alone, and keeps nothing",
  why: "While nobody asks it has no replica. Only requests that come through a gateway are held until there is one; and replicas that come and go have no volumes, and no port but one.",
  fix: "Call exposes(path), and let others ask through events; or leave out scaling, so that the service is always there.",
  example: `new Service(shop, "reports", { handler, scaling: { max: 10 } }); // and no call of exposes`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { path, team, requestScaling, exposes, visibility, storage, code, subscribes }) {
    if (!requestScaling) return "not applicable";
    const { min, max } = requestScaling;
    const platform = topology.get(teamOf(topology, { team })?.platform ?? "");
    const inMesh = platform?.kind === "platform" && platform.mesh !== undefined;
    return judged(
      [
        ...(exposes.length === 0 ? ["It exposes nothing, so it would never run."] : []),
        ...callersOf(topology, path).map((caller) => `${caller} calls it.`),
        ...mirrorsTo(topology, path).map(
          (service) => `${service} sends it copies of requests, which nobody would hold.`,
        ),
        ...askersOf(topology, path).map(
          (service) => `${service} asks it about each request, and nobody would hold the question.`,
        ),
        ...(visibility === "platform" ? ['Its visibility is "platform", so that other programs could call it.'] : []),
        ...(inMesh ? ["Its platform has a mesh, whose proxies know nothing of who holds its requests."] : []),
        ...(storage ? ["It has storage."] : []),
        ...(subscribes.length > 0 ? ["It subscribes to a stream, whose events would wait for a request."] : []),
        ...(code?.type === "container" && code.metrics ? ["container.metrics is a second port."] : []),
        ...(min > max ? [`scaling.min is ${min} and scaling.max is ${max}.`] : []),
      ].map((message) => ({ message })),
    );
  },
});

const callersOf = (topology: Topology, path: string): string[] =>
  topology.workloads.filter(({ calls }) => calls.includes(path)).map((caller) => caller.path);

const mirrorsTo = (topology: Topology, path: string): string[] =>
  topology.workloads
    .filter(({ exposes }) => exposes.some(({ mirror }) => mirror === path))
    .map((service) => service.path);

const askersOf = (topology: Topology, path: string): string[] =>
  topology.workloads
    .filter(({ exposes }) => exposes.some(({ auth }) => authorizerOf(auth) === path))
    .map((service) => service.path);
