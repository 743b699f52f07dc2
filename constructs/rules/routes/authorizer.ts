import { answersHttp } from "../calls/answering";
import { workloadAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const authorizer = defineRule({
  code: "HW-ROUTE-019",
  name: "Who decides about a route's requests can be asked",
  why: "The gateway would get no answer, and so refuse every request.",
  fix: "Name another service than the route's own, one with a port, and begin its path with a slash.",
  example: `orders.exposes("/orders", { auth: Auth.external({ service: new Service(shop, "doorman", { container: { image: "…" } }) }) });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { path: own, exposes }) {
    const asking = exposes.flatMap(({ path, auth }) => (auth.type === "external" ? [{ path, auth }] : []));
    if (asking.length === 0) return "not applicable";
    return judged(
      asking.flatMap(({ path, auth }) => {
        const service = workloadAt(topology, auth.service);
        return [
          ...(auth.service === own ? [{ message: `"${path}" is decided about by the service behind it.` }] : []),
          ...(service && !answersHttp(service)
            ? [{ message: `"${path}" is decided about by ${service.path}, which has no port.` }]
            : []),
          ...(service?.code?.type === "container" && service.code.protocol === "grpc"
            ? [
                {
                  message: `"${path}" is decided about by ${service.path}, which speaks gRPC; it is asked over HTTP/1.1.`,
                },
              ]
            : []),
          ...(auth.path === undefined || /^\/[^?#\s]*$/.test(auth.path)
            ? []
            : [{ message: `"${auth.path}", where "${path}" asks who may send, is no path.` }]),
        ];
      }),
    );
  },
});
