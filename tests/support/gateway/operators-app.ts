import { App } from "cdktf";
import { embeddedMeshValues } from "../../../cluster/mesh-values";
import { Traces } from "../../../constructs";
import { gatewayOperators } from "./platform";

// What programs with gateways, or a mesh, find in their cluster.
const app = new App();
const traces = Traces.otlp({ host: "collector.observability.svc", sampling: 1 });
gatewayOperators(app, {
  gateway: true,
  knative: true,
  mesh: { mode: "sidecar", values: embeddedMeshValues, traces },
  prometheusDefinitions: true,
});
app.synth();
