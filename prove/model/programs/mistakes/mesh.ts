import type { Draft } from "../draft";
import type { Code } from "../program";
import { HANDLER } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

/** A team on a platform of its own, with this mesh or none. */
function teamWith(draft: Draft, mesh: Code | undefined, props: Readonly<Record<string, Code>> = {}): string {
  const namespace = `"${draft.name()}"`;
  const platform = draft.create("Platform", "stack0", {
    ...props,
    namespace,
    ...(mesh === undefined ? {} : { mesh }),
  });
  return draft.newTeam({ platform });
}

function calls(draft: Draft, team: string, options: Code): void {
  const callee = draft.service(team, { handler: HANDLER });
  draft.add(`${draft.service(team, { handler: HANDLER })}.calls(${callee}, ${options});`);
}

/** Calls, ports and traces that a mesh would get wrong, or nobody would get. */
export const mesh: readonly Mistake[] = [
  mistake("HW-MESH-001", (draft) => void teamWith(draft, `Mesh.istio({ trustDomain: "https://shop" })`)),
  mistake("HW-MESH-003", (draft) => calls(draft, teamWith(draft, undefined), "{ maxConnections: 5 }")),
  mistake("HW-MESH-004", (draft) => {
    const options = draft.pick(["timeout: Duration.seconds(-1)", "retries: { attempts: 0 }", "maxConnections: 0.5"]);
    calls(draft, teamWith(draft, "Mesh.istio()"), `{ ${options} }`);
  }),
  mistake("HW-MESH-005", (draft) => {
    const team = teamWith(draft, "Mesh.istio()");
    const callee = draft.service(team, { handler: HANDLER });
    draft.add(`${draft.service(team, { handler: HANDLER })}.calls(${callee}, { mirror: ${callee} });`);
  }),
  mistake("HW-MESH-006", (draft) => {
    calls(draft, teamWith(draft, `Mesh.istio({ mode: "ambient" })`), "{ timeout: Duration.seconds(1) }");
  }),
  mistake("HW-MESH-008", (draft) => {
    const service = draft.service(teamWith(draft, "Mesh.istio()"), { handler: HANDLER });
    for (const host of ["one", "two"]) draft.add(`${service}.reaches("smtp.${host}.example", 587);`);
  }),
  mistake("HW-MESH-009", (draft) => {
    const container = `{ image: "registry.example/app:1", port: 15001 }`;
    draft.service(teamWith(draft, "Mesh.istio()"), { container });
  }),
  mistake("HW-MESH-010", (draft) => {
    const gateways = `{ public: Gateway.envoy({ hosts: ["shop.example"] }) }`;
    const team = teamWith(draft, "Mesh.istio()", { gateways });
    const auth = `Auth.external({ service: ${draft.service(team, { handler: HANDLER })} })`;
    draft.add(`${draft.service(team, { handler: HANDLER })}.exposes("/", { auth: ${auth} });`);
  }),
  mistake("HW-TRACES-001", (draft) => {
    const host = draft.pick([`host: "http://collector:4318"`, `host: "collector.observability.svc", sampling: 2`]);
    teamWith(draft, undefined, { traces: `Traces.otlp({ ${host} })` });
  }),
  mistake("HW-TRACES-002", (draft) => {
    const namespace = draft.name();
    const traces = `Traces.otlp({ host: "collector.${namespace}.svc" })`;
    draft.newTeam({ platform: draft.create("Platform", "stack0", { namespace: `"${namespace}"`, traces }) });
  }),
];
