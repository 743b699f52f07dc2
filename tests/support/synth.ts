import { App, Testing } from "cdktf";
import { parse } from "yaml";
import { HeadwaterStack, Kafka, type KubernetesObject, Platform, type PlatformProps, Team } from "../../constructs";

export interface Program {
  readonly app: App;
  readonly platform: Platform;
  readonly team: Team;
  readonly stack: HeadwaterStack;
}

/** The smallest program that streams and workers can be added to. */
export function program(props: PlatformProps = {}): Program {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", { kafka: Kafka.embedded(), ...props });
  const stack = new HeadwaterStack(app, "shop-stack");
  return { app, platform, stack, team: new Team(stack, "shop", { platform }) };
}

interface HelmRelease {
  readonly name: string;
  readonly values: readonly string[];
  readonly depends_on: readonly string[];
  readonly chart: string;
  readonly [argument: string]: unknown;
}

/** The Helm releases of a stack by name, as Terraform will read them. */
export function releasesOf(stack: HeadwaterStack): Record<string, HelmRelease> {
  const json = JSON.parse(Testing.synth(stack)) as { resource: { helm_release: Record<string, HelmRelease> } };
  return Object.fromEntries(Object.values(json.resource.helm_release).map((release) => [release.name, release]));
}

/** The objects of one release, by kind and name. */
export function objectsOf(stack: HeadwaterStack, release: string): Record<string, KubernetesObject> {
  const values = releasesOf(stack)[release]?.values ?? [];
  return Object.fromEntries(
    values
      .map((text) => parse(unescapeTerraform(text)) as { objects: Record<string, KubernetesObject> })
      .flatMap((document) => Object.values(document.objects))
      .map((object) => [`${object.kind}/${object.metadata.name}`, object]),
  );
}

const unescapeTerraform = (text: string): string => text.replace(/([$%])\1(?=\{)/g, "$1");
