import { sourcesOf } from "../../concerns/sources";
import type { ContractDeclaration } from "../../model/contract-declaration";
import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import { type JsonForm, jsonFormOf } from "../json-form/json-form";
import type { JsonSchema } from "../json-form/json-schema";
import { type NamedForm, typeBundle } from "./type-bundle";
import { distinctNames, typeName } from "./type-names";

/** The interface that gives each stream's events by its name. */
const STREAMS = "Streams";
const BANNER = "/* Made by `headwater types` from the streams' contracts; do not edit. */";

/**
 * TypeScript's types of the events of a contract, as a handler gets them: see `jsonFormOf`.
 *
 * @returns the name of the type that an event is, and the declarations
 * @throws Error if the contract can't be parsed: only those that `Contract.read` gave are to be given
 */
export async function typesOf(contract: ContractDeclaration): Promise<{ name: string; text: string }> {
  const form = jsonFormOf(contract);
  const name = typeName(form.name ?? "") || "Event";
  const text = await write([{ name, form }], { event: { names: [name] } });
  return { name, text: text.replace(/^export interface Streams \{\n(?: .*\n)*\}\n+/m, "") };
}

/**
 * A TypeScript module with a type for each contract, and `Streams`, which has the type of each stream's events by the
 * stream's name. Two streams of one name, of different teams, are there by their topics; one without a contract has
 * events of type `unknown`, and dead letters are of one of the types that the worker handles. Its text depends on nothing but the streams.
 *
 * @example
 * import type { Streams } from "./streams";
 * const ship: EventHandler<Streams["order-placed"]> = async ({ value }) => …;
 */
export async function typesModule(topology: Topology): Promise<string> {
  const streams = [...topology.streams].sort((a, b) => (a.topic < b.topic ? -1 : 1));
  const contracts = namedContracts(topology, streams);
  const alone = (name: string) => streams.filter((stream) => stream.name === name).length === 1;
  const entries = streams.map((stream): [string, Entry] => [
    alone(stream.name) ? stream.name : stream.topic,
    {
      doc: `Topic \`${stream.topic}\`${stream.key === undefined ? "" : `, key \`${stream.key}\``}.`,
      names: sourcesOf(topology, stream).map(({ contract }) => contract && contracts.get(contract.digest)?.name),
    },
  ]);
  const text = await write([...contracts.values()], Object.fromEntries(entries));
  return `${BANNER}\n\n${text}`;
}

interface Entry {
  readonly doc?: string;
  /** Of the contracts' types, of which an event is one; undefined: there is no contract. */
  readonly names: readonly (string | undefined)[];
}

/** By digest: streams of one contract share its type. */
function namedContracts(topology: Topology, streams: readonly StreamDeclaration[]): Map<string, NamedForm> {
  const forms = new Map<string, { form: JsonForm; names: string[] }>();
  for (const { contract, team, name } of streams) {
    if (!contract || forms.has(contract.digest)) continue;
    const form = jsonFormOf(contract);
    const own = typeName(form.name ?? "") || typeName(name);
    forms.set(contract.digest, {
      form,
      names: [own, typeName(name), typeName(`${topology.team(team).namespace} ${name}`)],
    });
  }
  const wishes = [...forms].map(([item, { names }]) => ({ item, names }));
  const names = distinctNames(wishes, [STREAMS]);
  return new Map([...forms].map(([digest, { form }]) => [digest, { name: names.get(digest) ?? "", form }]));
}

async function write(contracts: readonly NamedForm[], streams: Readonly<Record<string, Entry>>): Promise<string> {
  const { definitions, referenceTo } = typeBundle(contracts, [STREAMS]);
  const eventOf = (name: string | undefined): JsonSchema => (name === undefined ? {} : referenceTo(name));
  const properties = Object.fromEntries(
    Object.entries(streams).map(([stream, { doc, names }]): [string, JsonSchema] => [
      stream,
      { anyOf: names.map(eventOf), ...(doc ? { description: doc } : {}) },
    ]),
  );
  // Loaded only for those who ask for types: it brings a formatter.
  const { compile } = require("json-schema-to-typescript") as typeof import("json-schema-to-typescript");
  const schema = { title: STREAMS, type: "object", properties, required: Object.keys(properties), definitions };
  return compile(schema as Parameters<typeof compile>[0], STREAMS, {
    additionalProperties: false,
    bannerComment: "",
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120 },
    // What refers to other files is no contract.
    $refOptions: { resolve: { external: false } },
  });
}
