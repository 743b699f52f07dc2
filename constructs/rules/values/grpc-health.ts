import { defineRule, judged } from "../rule";

export const grpcHealth = defineRule({
  code: "HW-PORT-002",
  name: "Health is told where HTTP/1.1 is spoken",
  why: "Kubernetes asks for it with HTTP/1.1, which a port of gRPC does not answer: no pod would become ready.",
  fix: "Give health a port of its own, or leave it out: a bound port then counts as ready.",
  example: `container: { image: "…", port: 50051, protocol: "grpc", health: { path: "/healthz" } }`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { code }) {
    if (code?.type !== "container" || code.protocol !== "grpc" || !code.health) return "not applicable";
    return judged(
      code.health.port === code.port
        ? [{ message: `container.health asks over HTTP/1.1 at the port ${code.port}, which speaks gRPC.` }]
        : [],
    );
  },
});
