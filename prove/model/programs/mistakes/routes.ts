import type { Draft } from "../draft";
import type { Code } from "../program";
import { HANDLER, OPEN } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

const REASON = `auth: Auth.public("a program of the proof")`;

/** At a gateway without certificates. */
const LOGIN = `Auth.oidc({
  issuer: "https://login.example",
  clientId: "shop",
  secret: "login",
  keys: { url: "https://login.example/jwks.json" },
  endpoints: { authorization: "https://login.example/authorize", token: "https://login.example/token" },
})`;

const exposes = (draft: Draft, options: Code): void => {
  draft.add(`${draft.service(draft.team())}.exposes("/${draft.name()}", ${options});`);
};

/** What a service that decides about requests is also told, where the team's platform happens to have such a mesh. */
const BESIDE_SIDECARS = ["HW-MESH-010"];

/** Routes that a gateway would refuse, or that would let in nobody or everybody. */
export const routes: readonly Mistake[] = [
  mistake("HW-ROUTE-001", (draft) => {
    const service = draft.service(draft.team(), { container: `{ image: "registry.example/app:1" }` });
    draft.add(`${service}.exposes("/no-port", ${OPEN});`);
  }),
  mistake("HW-ROUTE-002", (draft) => {
    const path = draft.pick(["orders", "", "/a//b", "/a/../b", "/ü", "/a?b"]);
    draft.add(`${draft.service(draft.team())}.exposes(${JSON.stringify(path)}, ${OPEN});`);
  }),
  mistake("HW-ROUTE-003", (draft) => {
    const team = draft.team();
    draft.add(`${draft.service(team)}.exposes("/taken", ${OPEN});`);
    draft.add(`${draft.service(team)}.exposes("/taken/", ${OPEN});`);
  }),
  mistake("HW-ROUTE-004", (draft) => {
    const platform = draft.create("Platform", "stack0", { namespace: `"without-gateway"` });
    draft.add(`${draft.service(draft.newTeam({ platform }), { handler: HANDLER })}.exposes("/", ${OPEN});`);
  }),
  mistake("HW-ROUTE-005", (draft) => exposes(draft, `{ ${REASON}, gateway: "pubic" }`)),
  mistake("HW-ROUTE-006", (draft) => {
    exposes(draft, `{ ${REASON}, host: ${draft.pick([`"other.example"`, `"*.example"`, `""`])} }`);
  }),
  mistake("HW-ROUTE-007", (draft) => {
    const gateways = `{ partners: Gateway.envoy({ hosts: ["partners.example"], teams: ["partners"] }) }`;
    const platform = draft.create("Platform", "stack0", { namespace: `"with-partners"`, gateways });
    draft.add(`${draft.service(draft.newTeam({ platform }))}.exposes("/", ${OPEN});`);
  }),
  mistake("HW-ROUTE-008", (draft) => {
    const requests = draft.pick(["0", "-1", "0.5", "NaN"]);
    exposes(draft, `{ ${REASON}, rateLimit: { requests: ${requests}, per: "minute", by: "address" } }`);
  }),
  mistake("HW-ROUTE-009", (draft) => {
    const by = draft.pick(["subject", "apiKey"]);
    exposes(draft, `{ ${REASON}, rateLimit: { requests: 1, per: "second", by: "${by}" } }`);
  }),
  mistake("HW-ROUTE-010", (draft) => {
    const team = draft.team();
    const percent = draft.pick(["101", "-1", "0.5"]);
    const canary = `{ service: ${draft.service(team)}, percent: ${percent} }`;
    draft.add(`${draft.service(team)}.exposes("/${draft.name()}", { ${REASON}, canary: ${canary} });`);
  }),
  mistake("HW-ROUTE-012", (draft) => {
    const keys = draft.pick([
      `{ url: "nowhere" }`,
      `{ inline: "" }`,
      `{ inline: '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}' }`,
    ]);
    exposes(draft, `{ auth: Auth.jwt({ issuer: "https://login.example", audiences: ["shop"], keys: ${keys} }) }`);
  }),
  mistake("HW-ROUTE-013", (draft) => exposes(draft, `{ auth: Auth.public(" ") }`)),
  mistake("HW-ROUTE-014", (draft) => exposes(draft, `{ auth: Auth.basic({ secret: "Shop_Users" }) }`)),
  mistake("HW-ROUTE-015", (draft) => exposes(draft, `{ ${REASON}, cors: { origins: ["*"], credentials: true } }`)),
  mistake("HW-ROUTE-016", (draft) => exposes(draft, `{ ${REASON}, timeout: Duration.seconds(0) }`)),
  mistake(
    "HW-ROUTE-019",
    (draft) => {
      const team = draft.team();
      const doorman = draft.service(team, { container: `{ image: "registry.example/app:1" }` });
      draft.add(
        `${draft.service(team)}.exposes("/${draft.name()}", { auth: Auth.external({ service: ${doorman} }) });`,
      );
    },
    BESIDE_SIDECARS,
  ),
  mistake(
    "HW-ROUTE-020",
    (draft) => {
      const team = draft.team();
      const told = `identityHeaders: ["${draft.pick(["x-user", "X-Forwarded-User"])}"]`;
      const auth = `Auth.external({ service: ${draft.service(team)}, ${told} })`;
      draft.add(`${draft.service(team)}.exposes("/${draft.name()}", { auth: ${auth} });`);
    },
    BESIDE_SIDECARS,
  ),
  mistake("HW-ROUTE-021", (draft) => exposes(draft, "{ auth: Auth.clientCertificate() }")),
  mistake("HW-ROUTE-022", (draft) => exposes(draft, `{ auth: ${LOGIN} }`)),
  mistake("HW-GATEWAY-002", (draft) => {
    const gateways = `{ Public_1: Gateway.envoy({ hosts: ["shop.example"] }) }`;
    draft.create("Platform", "stack0", { namespace: `"with-a-wrong-name"`, gateways });
  }),
  mistake("HW-INGEST-001", (draft) => {
    draft.add(`${draft.stream(draft.team())}.ingests("/${draft.name()}", ${OPEN});`);
  }),
  mistake("HW-ROUTE-018", (draft) => exposes(draft, `{ ${REASON}, maxBody: "much" }`)),
];
