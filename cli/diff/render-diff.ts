import type { Style } from "../../console/style";
import type { Change } from "../../runtime/provisioner/plan";
import { type DiffResult, differs, type OwnerDiff } from "./diff";
import type { FieldDifference } from "./field-differences";
import type { ObjectDiff } from "./object-diff";
import { renderValues } from "./render-values";

/** What would change, owner by owner; those without changes are counted only. */
export function renderDiff({ owners, left }: DiffResult, style: Style): string {
  const changed = owners.filter(differs);
  const same = owners.length - changed.length;
  return [
    ...changed.map((owner) => `${renderOwner(owner, style)}\n`),
    ...(left.length === 0
      ? []
      : [style.dim(`Not compared, as these are not Headwater's objects: ${left.join("; ")}.`)]),
    conclusion(owners, style),
    ...(changed.length > 0 && same > 0 ? [style.dim(`${count(same, "owner")} would not change.`)] : []),
  ].join("\n");
}

function renderOwner({ stack, owner, objects, changes = [], refused }: OwnerDiff, style: Style): string {
  return [
    `${style.bold(owner)} ${style.dim(stack === undefined ? "(no stack has it any more)" : `(${stack})`)}`,
    ...objects.filter(({ state }) => state !== "unchanged").flatMap((object) => renderObject(object, style)),
    ...changes.flatMap((change) => renderChange(change, style)),
    ...(refused
      ? [
          `  ${style.red("✗")} ${style.bold(refused.code)} ${refused.message}`,
          ...refused.details.map((line) => `      ${line}`),
        ]
      : []),
  ].join("\n");
}

function renderObject({ object, state, fields = [], why }: ObjectDiff, style: Style): string[] {
  const note = NOTES[state];
  return [
    `  ${MARKS[state](style)} ${object}${note === undefined ? "" : style.dim(` ${note}`)}${why ? `: ${why}` : ""}`,
    ...fields.flatMap((field) => renderField(field, style)),
  ];
}

const MARKS: Readonly<Record<ObjectDiff["state"], (style: Style) => string>> = {
  new: ({ green }) => green("+"),
  changed: ({ yellow }) => yellow("~"),
  unchanged: () => " ",
  removed: ({ red }) => red("-"),
  kept: ({ dim }) => dim("·"),
  refused: ({ red }) => red("✗"),
  foreign: ({ red }) => red("✗"),
};

const NOTES: Partial<Readonly<Record<ObjectDiff["state"], string>>> = {
  kept: "stays in the cluster, though nothing declares it any more",
  refused: "would be refused",
  foreign: 'would be refused; "headwater adopt" moves it',
};

function renderField({ path, from, to }: FieldDifference, style: Style): string[] {
  const lines = renderValues(from, to, style);
  return lines.length === 1
    ? [`      ${style.dim(`${path}:`)} ${lines[0]}`]
    : [`      ${style.dim(`${path}:`)}`, ...lines.map((line) => `        ${line}`)];
}

function renderChange({ action, text, affects = [] }: Change, style: Style): string[] {
  const mark = { create: style.green("+"), update: style.yellow("~"), delete: style.red("-") }[action];
  return [`  ${mark} ${text}`, ...(affects.length === 0 ? [] : [`      affects ${affects.join(", ")}`])];
}

function conclusion(owners: readonly OwnerDiff[], style: Style): string {
  const objects = owners.flatMap((owner) => owner.objects);
  const steps = owners.reduce((sum, { changes = [] }) => sum + changes.length, 0);
  const wrong =
    objects.filter(({ state }) => state === "refused" || state === "foreign").length +
    owners.filter(({ refused }) => refused).length;
  if (!owners.some(differs)) {
    return `${style.green("✓")} Nothing would change: ${count(objects.length, "object")} of ${count(owners.length, "owner")}.`;
  }
  const parts = (["new", "changed", "removed", "unchanged"] as const).flatMap((state) => {
    const number = objects.filter((object) => object.state === state).length;
    return number === 0 ? [] : [`${number} ${state}`];
  });
  const asked = steps === 0 ? "" : ` The provisioner would make ${count(steps, "change")}.`;
  const failing = wrong === 0 ? "" : ` ${style.red(`A deploy would fail: ${count(wrong, "refusal")}.`)}`;
  return `${count(objects.length, "object")}: ${parts.join(", ")}.${asked}${failing}`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
