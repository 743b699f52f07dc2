import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Acl, kafkaClients } from "../../../constructs";
import { merged } from "../../../constructs/concerns/kafka-clients";
import { projectDir } from "../../../toolchain/paths";

const clients: Record<string, readonly Acl[]> = {
  producer: kafkaClients.producer("T"),
  "transactional producer, beside that": kafkaClients.transactions("P"),
  consumer: kafkaClients.consumer("T", "G"),
  "dead letters, beside that": kafkaClients.producer("D"),
  "retries via a stream, beside that": [...kafkaClients.producer("R"), ...kafkaClients.reader("R")],
  table: kafkaClients.reader("T"),
  "scaler (KEDA)": kafkaClients.scaler("T", "G"),
  "Connect cluster": kafkaClients.connect({ config: "C", offset: "O", status: "S", group: "G" }),
  "Debezium source": kafkaClients.debezium("P"),
  "Flink job": kafkaClients.flink({ sources: ["T"], sinks: ["D"], group: "G", idPrefix: "P" }),
  "Restate subscription": kafkaClients.restate("T", "G"),
};

test("docs/kafka-clients.md has exactly what each kind of client is granted", () => {
  const documented: Record<string, string[]> = {};
  let client = "";
  for (const line of readFileSync(join(projectDir(), "docs/kafka-clients.md"), "utf8").split("\n")) {
    const [, name = "", resource = "", operations = ""] = line.split("|").map((cell) => cell.trim());
    if (!resource.includes("`")) continue;
    client = name || client;
    documented[client] = [...(documented[client] ?? []), `${resource.replace(/ \(.*\)/, "")}: ${operations}`];
  }
  const granted = Object.entries(clients).map(([name, acls]) => [name, merged(acls).map(line).sort()] as const);
  expect(Object.entries(documented).map(([name, lines]) => [name, lines.sort()])).toEqual(granted);
});

const resources = { topic: "topic", group: "group", transactionalId: "transactional id" };
const line = ({ resource, name, pattern, operations }: Acl) =>
  `${resources[resource]} \`${name}${pattern === "prefixed" ? "*" : ""}\`: ${operations.join(", ")}`;
