import type { App } from "cdktf";
import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { type KubernetesObject, Topology } from "../../constructs";
import { objectsOf } from "../../constructs/testing";
import { sampleApp } from "../../tests/support/watched";
import { everyFeature } from "./every-feature";
import {
  concernsUs,
  expectedConnections,
  jobs,
  proxies,
  revisions,
  surroundings,
  withoutVersions,
} from "./expected-connections";
import { allowedConnections } from "./netpol-analyzer";

export interface NetworkVerdict {
  readonly allowed: number;
  /** Allowed by policies, declared by nobody. */
  readonly undeclared: readonly string[];
  /** Declared, refused by policies. */
  readonly refused: readonly string[];
}

/** What network policies allow is what was declared, as netpol-analyzer computes it. */
export async function proveNetwork(progress: Progress): Promise<Bar[]> {
  const programs = { "the sample": sampleApp(), "a program with every feature": everyFeature() };
  const bars: Bar[] = [];
  for (const [name, app] of Object.entries(programs)) {
    const { allowed, undeclared, refused } = await networkVerdict(app, progress);
    const differing = [
      ...undeclared.map((each) => `not declared: ${each}`),
      ...refused.map((each) => `refused: ${each}`),
    ];
    bars.push(
      isTrue(
        `the connections that the policies of ${name} allow are those declared`,
        differing.length === 0 && allowed > 0,
        differing.join("; ") || `${allowed} of ${allowed}`,
      ),
    );
  }
  return bars;
}

/** @param keep leaves objects out, to see that they matter; default all */
export async function networkVerdict(
  app: App,
  progress: Progress,
  keep: (object: KubernetesObject) => boolean = () => true,
): Promise<NetworkVerdict> {
  const topology = Topology.of(app);
  const rendered = objectsOf(app).filter(keep);
  const made = [...surroundings(), ...proxies(topology), ...revisions(topology), ...jobs(rendered)];
  const hooks = rendered
    .filter(({ kind }) => kind === "Job")
    .map(({ metadata: { namespace, name } }) => `${namespace}/${name}[Job]`);
  const allowed = [...(await allowedConnections([...rendered, ...made], progress))]
    .filter(concernsUs)
    .map((connection) => withoutVersions(topology, connection))
    .sort();
  const expected = expectedConnections(topology, hooks);
  return {
    allowed: allowed.length,
    undeclared: allowed.filter((connection) => !expected.has(connection)),
    refused: [...expected].filter((connection) => !allowed.includes(connection)),
  };
}
