import { CONTRACTS, HANDLER } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

/** Names that are illegal, reserved or taken. */
export const names: readonly Mistake[] = [
  mistake("HW-NAME-001", (draft) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: not one of JavaScript's
    const id = draft.pick(["Order_Placed", "-x", "x-", "a.b", "ü", "n".repeat(44), " ", "a b", "${x}"]);
    draft.create("EventStream", draft.team(), {}, id);
  }),
  mistake(
    "HW-NAME-001",
    (draft) => void draft.service(draft.team(), { handler: HANDLER }, draft.pick(["Mail", "mail.", "_"])),
  ),
  mistake("HW-NAME-001", (draft) => void draft.newTeam({ namespace: `"Shop"` })),
  mistake("HW-NAME-002", (draft) => void draft.service(draft.team(), { handler: HANDLER }, "3d-models")),
  mistake(
    "HW-NAME-003",
    (draft) => void draft.newTeam({ namespace: JSON.stringify(draft.pick(["default", "keda", "kube-system"])) }),
  ),
  mistake("HW-NAME-004", (draft) => {
    draft.newTeam({ namespace: `"taken"` });
    draft.newTeam({ namespace: `"taken"` });
  }),
  mistake("HW-NAME-005", (draft) => {
    const team = draft.team();
    draft.create("EventStream", team, {}, "taken-stream");
    draft.create("EventStream", `new Construct(${team}, "nested-stream")`, {}, "taken-stream");
  }),
  mistake("HW-NAME-006", (draft) => {
    const team = draft.team();
    draft.service(team, { handler: HANDLER }, "taken-service");
    draft.service(`new Construct(${team}, "nested-service")`, { handler: HANDLER }, "taken-service");
  }),
  mistake("HW-NAME-007", (draft) => {
    const team = draft.team();
    draft.worker(team, { storage: `{ size: "1Gi" }` }, "index");
    draft.service(team, { handler: HANDLER }, "index-peers");
  }),
  mistake("HW-NAME-008", (draft) => {
    draft.service(draft.team(), { handler: HANDLER }, draft.pick(["default", "default-deny", "hooks", "headwater-x"]));
  }),
  mistake("HW-NAME-009", (draft) => {
    const name = draft.pick(["legacy/orders", "__consumer_offsets", "..", "ü", "n".repeat(250)]);
    draft.create("EventStream", draft.team(), { name: JSON.stringify(name) });
  }),
  mistake("HW-TOMBSTONE-001", (draft) => void draft.create("Tombstone", draft.team())),
  mistake("HW-TOMBSTONE-001", (draft) => {
    const other = draft.newTeam({ namespace: `"elsewhere"` });
    draft.create("Tombstone", draft.newTeam(), {
      groups: `[${other}.namespace + ".mail"]`,
      topics: `["elsewhere.orders"]`,
    });
  }),
  mistake("HW-TOMBSTONE-002", (draft) => {
    const team = draft.newTeam();
    draft.create("Tombstone", team, { topics: `[${draft.stream(team)}.topic]` });
  }),
  mistake("HW-DELIVERY-003", (draft) => {
    const team = draft.team();
    draft.create("EventStream", team, {}, "released");
    draft.service(team, { handler: HANDLER }, "stream-released");
  }),
  mistake(
    "HW-KEY-001",
    (draft) =>
      void draft.stream(draft.team(), {
        contract: CONTRACTS[draft.pick(["avro", "json", "protobuf"] as const)],
        key: `"ID"`,
      }),
  ),
  mistake("HW-KEY-002", (draft) => void draft.stream(draft.team(), { contract: CONTRACTS.avro, key: `"note"` })),
  mistake("HW-STREAM-004", (draft) => void draft.stream(draft.team(), { key: `""` }, "StateStream")),
];
