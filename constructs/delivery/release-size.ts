import { gzipSync } from "node:zlib";
import type { KubernetesObject } from "../engines/engine";
import type { Container } from "../kubernetes/objects";
import type { Problem } from "../model/problem";
import { keyOf } from "./helm-values";
import { toYaml } from "./yaml";

/** Kubernetes refuses a Secret or ConfigMap above this (`MaxSecretSize`, 1 MiB), and Helm keeps a release in one. */
const LIMIT = 1024 * 1024;
/** Linux hands a process no longer string (`MAX_ARG_STRLEN`): https://man7.org/linux/man-pages/man2/execve.2.html */
const MAX_VARIABLE = 128 * 1024;
/** The chart, release notes and metadata that Helm adds. */
const OVERHEAD = 16 * 1024;

/** Tells at synth what the API server, or a node, would refuse during the deploy. */
export function sizeProblems(objects: readonly KubernetesObject[]): Problem[] {
  const bytes = Buffer.byteLength(JSON.stringify(objects));
  const problems = bytes < MAX_VARIABLE ? [] : objects.flatMap(variableProblems);
  // Values, manifest and base64 together make less than four times this: the usual owner needs no closer look.
  if (bytes * 4 + OVERHEAD >= LIMIT) problems.push(...storageProblems(objects));
  return problems;
}

function storageProblems(objects: readonly KubernetesObject[]): Problem[] {
  const problems: Problem[] = [];
  const sizes = objects.map((object) => ({ key: keyOf(object), bytes: Buffer.byteLength(toYaml(object)) }));
  for (const [index, object] of objects.entries()) {
    const bytes = object.kind === "ConfigMap" ? dataSize(object) : 0;
    if (bytes > LIMIT) {
      problems.push({
        code: "HW-DELIVERY-002",
        message: `ConfigMap ${sizes[index]?.key} holds ${kib(bytes)}; Kubernetes takes ${kib(LIMIT)}.`,
        fix: "Leave out dependencies that the handler does not need, or build an image.",
      });
    }
  }
  const bytes = releaseSize(objects);
  if (bytes > LIMIT) {
    const largest = sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 3);
    problems.push({
      code: "HW-DELIVERY-001",
      message:
        `The Helm release would take ${kib(bytes)}; its Secret holds ${kib(LIMIT)}. ` +
        `Largest: ${largest.map((size) => `${size.key} ${kib(size.bytes)}`).join(", ")}.`,
      fix: "Split the owner, or move mounted code into an image.",
    });
  }
  return problems;
}

/** Helm stores values and rendered manifest together, gzipped, then as base64: each object counts twice before gzip. */
function releaseSize(objects: readonly KubernetesObject[]): number {
  const values = JSON.stringify(objects);
  const manifest = objects.map(toYaml).join("---\n");
  return Math.ceil((gzipSync(values + manifest).length * 4) / 3) + OVERHEAD;
}

function variableProblems(object: KubernetesObject): Problem[] {
  const { spec } = object as { spec?: { template?: { spec?: { containers?: readonly Container[] } } } };
  const containers = spec?.template?.spec?.containers ?? [];
  return containers
    .flatMap(({ env = [] }) => env)
    .map(({ name, value = "" }) => ({ name, bytes: Buffer.byteLength(`${name}=${value}`) + 1 }))
    .filter(({ bytes }) => bytes > MAX_VARIABLE)
    .map(({ name, bytes }) => ({
      code: "HW-DELIVERY-005",
      message: `${name} of ${keyOf(object)} takes ${kib(bytes)}; Linux hands ${kib(MAX_VARIABLE)} to a process.`,
      fix: "Mount a long value as a file. If it is a hook's, let the owner use fewer or smaller contracts.",
    }));
}

function dataSize(object: KubernetesObject): number {
  const entries = [object.data, object.binaryData].flatMap((data) =>
    Object.entries((data ?? {}) as Record<string, string>),
  );
  return entries.reduce((sum, [key, value]) => sum + key.length + Buffer.byteLength(value), 0);
}

const kib = (bytes: number) => `${Math.ceil(bytes / 1024)} KiB`;
