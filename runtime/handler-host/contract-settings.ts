import { join } from "node:path";
import { credentialsFolder } from "../shared/kafka";
import type { RegistryAccess } from "../shared/registry-access";
import type { SettingsReader } from "../shared/settings";
import type { HostContract } from "./codecs/payload";
import type { ContractEntry } from "./stream-entry";

const CONTRACTS_FOLDER = "/var/run/headwater/contracts";

/** How to reach the registry: its address from the environment, the rest beside Kafka's credentials. */
export function readRegistryAccess(reader: SettingsReader): RegistryAccess | undefined {
  const url = reader.optionalText("HEADWATER_REGISTRY_URL");
  if (url === undefined) return undefined;
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    reader.problems.push(`HEADWATER_REGISTRY_URL is "${url}"; expected the root of a registry's Confluent API.`);
  }
  const folder = credentialsFolder(reader);
  const ca = reader.optionalFile(join(folder, "registry-ca.crt"));
  const username = reader.optionalFile(join(folder, "registry-username"))?.trim();
  if (username === undefined) return { url, ...(ca === undefined ? {} : { ca }) };
  const password = reader.file(join(folder, "registry-password"), "the password for the schema registry").trim();
  return { url, ...(ca === undefined ? {} : { ca }), login: { type: "basic", username, password } };
}

/** The entries with their contracts' schemas, which are in files. */
export function withContracts<T extends { readonly contract?: ContractEntry }>(
  reader: SettingsReader,
  entries: readonly T[],
): (Omit<T, "contract"> & { readonly contract?: HostContract })[] {
  const folder = reader.text("HEADWATER_CONTRACTS", "a folder", CONTRACTS_FOLDER);
  return entries.map(({ contract, ...entry }) => {
    if (!contract) return entry;
    const { file, ...known } = contract;
    const schema = reader.file(join(folder, file), "the schema of a stream's contract");
    return { ...entry, contract: { ...known, schema } };
  });
}
