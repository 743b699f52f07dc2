import type { TeamDeclaration } from "../../model/declarations";
import type { PlatformDeclaration } from "../../model/platform-declarations";
import { grouped } from "../../model/topology";
import { defineRule, judged, lookup } from "../rule";

type Holder = PlatformDeclaration | TeamDeclaration;

const platformOf = (holder: Holder): string => (holder.kind === "team" ? holder.platform : holder.path);

const holders = lookup(({ platforms, teams }) =>
  grouped<Holder>([...platforms, ...teams], (holder) => [`${platformOf(holder)}\n${holder.namespace}`]),
);

export const ownNamespace = defineRule({
  code: "HW-NAME-004",
  name: "No two teams of a platform, and no team and its platform, share a namespace",
  why: "Topics, users and objects are told apart by their namespace: each of the two could change what is the other's.",
  fix: "Give one of the two another namespace.",
  example: `new Team(stack, "shop", { platform }); new Team(stack, "web", { platform, namespace: "shop" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["platform", "team"],
  evaluate(topology, subject) {
    const group = holders(topology).get(`${platformOf(subject)}\n${subject.namespace}`) ?? [];
    // Another program's was there before; of this program's, the later one is told.
    const holder = group.find((other) => other.imported && !isItself(other, subject)) ?? group.find(isOwn);
    if (!holder || holder === subject) return "compliant";
    return judged([{ message: `The namespace "${subject.namespace}" is already that of ${holder.path}.` }]);
  },
});

const isOwn = ({ imported }: Holder): boolean => !imported;

/** A team that a manifest lists, in the program that declares it. */
const isItself = (imported: Holder, subject: Holder): boolean =>
  imported.kind === subject.kind && imported.name === subject.name;
